//! `wenguo pack tree`: a pack made out of a list of categories.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use casework::id::PackId;
use clap::Args;
use desk::import::mapping::FileForm;
use desk::import::tree::{Grown, Tree};
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use serde_json::json;

use super::import::said_words;
use super::out::Out;

/// Makes a pack out of a list of categories.
#[derive(Args, Debug)]
pub struct TreeArgs {
    /// The list: separated values, xlsx or ods.
    file: PathBuf,
    /// The columns of the levels, the highest first, with commas between; all columns when nothing is said.
    #[arg(long, value_delimiter = ',')]
    columns: Vec<String>,
    /// The code of the pack.
    #[arg(long)]
    id: String,
    /// The name of the pack; its code when nothing is said.
    #[arg(long)]
    title: Option<String>,
    /// The pack it extends.
    #[arg(long, default_value = "general")]
    extends: String,
    /// The sheet of a workbook, by number or name.
    #[arg(long)]
    sheet: Option<String>,
    /// A folder of packs to put it into, for --packs; without it the pack is printed.
    #[arg(long)]
    out: Option<PathBuf>,
}

impl TreeArgs {
    /// Runs the command.
    pub fn run(self, out: &mut Out) -> anyhow::Result<u8> {
        let locale = out.locale;
        let id = PackId::parse(&self.id)?;
        let opencc = OpenCC::from_config(BuiltinConfig::S2t)
            .map_err(|error| anyhow::anyhow!("{error}"))
            .context("the table of traditional characters cannot be read")?;
        let tree = Tree {
            columns: self.columns.clone(),
            extends: PackId::parse(&self.extends)?,
            title: self.title.clone().unwrap_or_else(|| id.to_string()),
            id: id.clone(),
            traditional: &|word| opencc.convert(word),
        };
        let form = FileForm { sheet: self.sheet.clone(), ..FileForm::default() };
        let grown = tree.grow(&self.file, &form).map_err(|said| {
            anyhow::anyhow!("{}: {}", self.file.display(), said_words(locale, &said))
        })?;
        let Some(folder) = &self.out else {
            out.result(
                &grown.toml,
                &json!({ "pack": id, "leaves": grown.leaves, "toml": grown.toml }),
            );
            return Ok(super::DONE);
        };
        write(folder, &id, &grown, out)
    }
}

fn write(folder: &Path, id: &PackId, grown: &Grown, out: &mut Out) -> anyhow::Result<u8> {
    let path = folder.join(id.as_str()).join("pack.toml");
    if path.exists() {
        bail!(
            "{}",
            out.locale.text_with("pack-tree-there", &[("file", path.display().to_string().into())])
        );
    }
    fs::create_dir_all(folder.join(id.as_str()))?;
    fs::write(&path, &grown.toml).with_context(|| path.display().to_string())?;
    let places = [
        ("file", path.display().to_string().into()),
        ("leaves", grown.leaves.to_string().into()),
        ("branches", grown.branches.to_string().into()),
    ];
    let words = out.locale.text_with("pack-tree-written", &places);
    let value =
        json!({ "pack": id, "file": path, "leaves": grown.leaves, "branches": grown.branches });
    out.result(&words, &value);
    Ok(super::DONE)
}
