//! Every limit on a file that is taken in, with its name and its reason.

/// Bytes of a mapping file: a hand-written page, with room for a long table of categories.
pub const MAPPING_BYTES_MAX: u64 = 1024 * 1024;
/// Bytes of a file of separated values; it is read in pieces, so this only stops what is no list at all.
pub const FILE_BYTES_MAX: u64 = 4 * 1024 * 1024 * 1024;
/// Bytes of a workbook: its texts are held in memory while it is read.
pub const WORKBOOK_BYTES_MAX: u64 = 200 * 1024 * 1024;
/// Bytes of everything in a workbook once it is unpacked: a small file can unpack to fill any memory.
pub const UNPACKED_BYTES_MAX: u64 = 512 * 1024 * 1024;
/// Files packed into a workbook.
pub const PACKED_FILES_MAX: usize = 10_000;
/// Rows of one file: what is larger is taken in parts, so that a report stays readable.
pub const ROWS_MAX: u64 = 5_000_000;
/// Columns of one row.
pub const COLUMNS_MAX: usize = 1_000;
/// Bytes of one row: long enough for any letter; a quotation mark that is never closed stops here.
pub const ROW_BYTES_MAX: usize = 8 * 1024 * 1024;
/// Characters of a row that could not be read which are kept to show it.
pub const RAW_CHARS_MAX: usize = 2_000;
/// Characters of a value that are repeated in the reason of a refusal.
pub const SHOWN_CHARS_MAX: usize = 60;
/// Rows on their way at a time: enough to fill a commit of many, few enough to be held in memory.
pub const WINDOW: usize = 512;
/// How often a row is tried again while the database is busy or away, before the run is given up.
pub const TRIES_MAX: u32 = 40;
/// Leaves of a tree of categories.
pub const LEAVES_MAX: usize = 5_000;
