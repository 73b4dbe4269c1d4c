//! What several tests need of the packs on disk.

use casework::pack::PackSource;

/// A pack that is the general one with the sections of a rulebook laid over it.
pub fn over_general(id: &str, sections: &str) -> PackSource {
    PackSource {
        file: format!("{id} over general"),
        text: format!(
            "[pack]\nid = \"{id}\"\nversion = \"1.0.0\"\nextends = \"general\"\n\
             title = {{ zh-Hans = \"{id}\", zh-Hant = \"{id}\", en = \"{id}\" }}\n\n{sections}"
        ),
    }
}
