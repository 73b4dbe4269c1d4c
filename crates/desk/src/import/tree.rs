//! A tree of categories out of a list: the categories of a pack that extends another.
//!
//! A city or an authority keeps its own tree as a table, one column a level; complaints taken over from it
//! can then be judged under that tree without anybody typing it in.

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;

use casework::id::PackId;
use casework::text::clean_line;

use super::limits::LEAVES_MAX;
use super::mapping::FileForm;
use super::rows::Rows;
use super::said::Said;
use super::separated::Found;
use super::words::{Header, cell};

/// How a list becomes a tree.
pub struct Tree<'a> {
    /// The columns of the levels, the highest first; all columns when none is named.
    pub columns: Vec<String>,
    /// The code of the pack.
    pub id: PackId,
    /// The pack it extends.
    pub extends: PackId,
    /// Its name.
    pub title: String,
    /// Simplified characters as traditional ones.
    pub traditional: &'a dyn Fn(&str) -> String,
}

impl std::fmt::Debug for Tree<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tree({})", self.id)
    }
}

/// A tree as a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grown {
    /// The text of its `pack.toml`.
    pub toml: String,
    /// Categories without branches below.
    pub leaves: usize,
    /// Branches.
    pub branches: usize,
}

/// A branch while the list is read.
#[derive(Debug, Default)]
struct Branch {
    title: String,
    below: Vec<Branch>,
}

impl Branch {
    fn at(&mut self, title: &str) -> &mut Branch {
        let at = self.below.iter().position(|branch| branch.title == title).unwrap_or_else(|| {
            self.below.push(Branch { title: title.to_owned(), below: Vec::new() });
            self.below.len() - 1
        });
        &mut self.below[at]
    }

    fn leaves(&self) -> usize {
        if self.below.is_empty() { 1 } else { self.below.iter().map(Branch::leaves).sum() }
    }
}

impl Tree<'_> {
    /// Reads the list. The same list in the same order gives the same codes.
    pub fn grow(&self, path: &Path, form: &FileForm) -> Result<Grown, Said> {
        let rows = Rows::open(path, form)?;
        let mut root = Branch::default();
        let mut levels: Option<Vec<usize>> = None;
        let mut wrong = None;
        rows.read(form, &mut |line, found| {
            let taken = match found {
                Found::Broken(said, _) => Err(said.with("line", line)),
                Found::Row(_) if line < form.header as u64 => Ok(()),
                Found::Row(cells) => match &levels {
                    None => self.levels(&cells).map(|found| levels = Some(found)),
                    Some(levels) => plant(&mut root, levels, &cells, line),
                },
            };
            match taken {
                Ok(()) if root.below.len() <= LEAVES_MAX => ControlFlow::Continue(()),
                Ok(()) => ControlFlow::Break(()),
                Err(said) => {
                    wrong = Some(said);
                    ControlFlow::Break(())
                }
            }
        })?;
        if let Some(said) = wrong {
            return Err(said);
        }
        if root.below.is_empty() {
            return Err(Said::new("file-no-header"));
        }
        let leaves = root.leaves();
        if leaves > LEAVES_MAX {
            return Err(Said::new("file-tree-too-large")
                .with("max", LEAVES_MAX)
                .with("found", leaves));
        }
        let mut toml = self.head();
        let mut count = 0;
        self.write(&root, "", &mut toml, &mut count);
        Ok(Grown { toml, leaves, branches: count - leaves })
    }

    fn levels(&self, header: &[String]) -> Result<Vec<usize>, Said> {
        let header = Header::new(header);
        if self.columns.is_empty() {
            return Ok((0..header.names.len()).collect());
        }
        self.columns.iter().map(|name| header.find(name, "columns")).collect()
    }

    fn head(&self) -> String {
        format!(
            "[pack]\nid = \"{}\"\nversion = \"1.0.0\"\nextends = \"{}\"\ntitle = {}\n",
            self.id,
            self.extends,
            self.words(&self.title)
        )
    }

    fn write(&self, branch: &Branch, code: &str, toml: &mut String, count: &mut usize) {
        let width = branch.below.len().to_string().len().max(2);
        for (n, below) in branch.below.iter().enumerate() {
            let code = if code.is_empty() {
                format!("c{:0width$}", n + 1)
            } else {
                format!("{code}.{:0width$}", n + 1)
            };
            let _written = write!(
                toml,
                "\n[[category]]\ncode = \"{code}\"\ntitle = {}\n",
                self.words(&below.title)
            );
            *count += 1;
            self.write(below, &code, toml, count);
        }
    }

    /// The word in three languages: nobody translated it, so the English one is the word itself.
    fn words(&self, word: &str) -> String {
        let quoted = |word: &str| toml::Value::String(word.to_owned()).to_string();
        let (simplified, traditional) = (quoted(word), quoted(&(self.traditional)(word)));
        format!("{{ zh-Hans = {simplified}, zh-Hant = {traditional}, en = {simplified} }}")
    }
}

fn plant(root: &mut Branch, levels: &[usize], cells: &[String], line: u64) -> Result<(), Said> {
    let titles: Vec<String> = levels.iter().map(|at| clean_line(cell(cells, *at))).collect();
    let depth = titles.iter().take_while(|title| !title.is_empty()).count();
    if titles[depth..].iter().any(|title| !title.is_empty()) {
        return Err(Said::new("file-tree-row").with("line", line));
    }
    let mut branch = root;
    for title in &titles[..depth] {
        branch = branch.at(title);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use casework::id::CategoryCode;
    use casework::pack::{PackSource, parse_set};

    use super::*;

    const BASE: &str = r#"
[pack]
id = "general"
version = "1.0.0"
title = { zh-Hans = "通用", zh-Hant = "通用", en = "General" }
[[category]]
code = "other"
title = { zh-Hans = "其他", zh-Hant = "其他", en = "Other" }
"#;

    fn grow(list: &str, columns: &[&str]) -> Result<Grown, &'static str> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tree.csv");
        fs::write(&path, list).unwrap();
        let tree = Tree {
            columns: columns.iter().map(|column| (*column).to_owned()).collect(),
            id: PackId::parse("city").unwrap(),
            extends: PackId::parse("general").unwrap(),
            title: "本市".to_owned(),
            traditional: &|word| word.replace('业', "業"),
        };
        tree.grow(&path, &FileForm::default()).map_err(|said| said.code)
    }

    #[test]
    fn a_list_becomes_a_pack_that_loads() {
        let list = "一级,二级,三级\n住房,物业,收费 \"高\"\n住房,物业,其他\n住房,租房,\n交通,,\n住房,物业,收费 \"高\"\n";
        let grown = grow(list, &["一级", "二级", "三级"]).unwrap();
        assert_eq!((grown.leaves, grown.branches), (4, 2));
        assert_eq!(grow(list, &[]).unwrap(), grown);
        let source =
            |text: &str| PackSource { file: "pack.toml".to_owned(), text: text.to_owned() };
        let packs = parse_set(&[source(BASE), source(&grown.toml)]).unwrap();
        let city = &packs[&PackId::parse("city").unwrap()];
        let leaf = CategoryCode::parse("c01.01.01").unwrap();
        assert_eq!(city.category_path(&leaf, "zh-Hans"), "住房 / 物业 / 收费 \"高\"");
        assert_eq!(city.category_path(&leaf, "zh-Hant"), "住房 / 物業 / 收费 \"高\"");
        assert!(city.is_leaf(&CategoryCode::parse("c01.02").unwrap()));
        assert!(city.is_leaf(&CategoryCode::parse("c02").unwrap()));
    }

    #[test]
    fn what_is_no_tree_is_told() {
        assert_eq!(grow("a,b\n", &[]), Err("file-no-header"));
        assert_eq!(grow("a,b\n,x\n", &[]), Err("file-tree-row"));
        assert_eq!(grow("a,b\nx,y\n", &["c"]), Err("map-no-column"));
        let rows: Vec<String> = (0..=LEAVES_MAX).map(|n| format!("x,{n}")).collect();
        assert_eq!(grow(&format!("a,b\n{}\n", rows.join("\n")), &[]), Err("file-tree-too-large"));
    }
}
