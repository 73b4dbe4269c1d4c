//! Workbooks: telling them apart, and keeping one that unpacks to fill the memory from doing so.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::ops::ControlFlow;

use zip::ZipArchive;

use super::limits::{COLUMNS_MAX, PACKED_FILES_MAX, ROW_BYTES_MAX, UNPACKED_BYTES_MAX};
use super::said::Said;
use super::separated::Found;

/// Whoever takes the rows: row number, from 1, and what is there; may stop the reading.
pub(crate) type Visit<'a> = dyn FnMut(u64, Found) -> ControlFlow<()> + 'a;

/// A kind of workbook that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Office Open XML.
    Sheet,
    /// OpenDocument.
    Document,
}

/// Unpacks everything once, into nothing, and tells what it is.
///
/// The sizes written in the file are not believed: who builds a bomb can write any size there.
pub(crate) fn look(file: File) -> Result<Kind, Said> {
    let mut zip = ZipArchive::new(BufReader::new(file)).map_err(broken)?;
    if zip.len() > PACKED_FILES_MAX {
        return Err(Said::new("file-unpacks-too-large").with("max", UNPACKED_BYTES_MAX));
    }
    let mut left = UNPACKED_BYTES_MAX;
    let mut kind = None;
    for n in 0..zip.len() {
        let mut packed = zip.by_index(n).map_err(broken)?;
        match packed.name().map_err(broken)?.as_ref() {
            "xl/workbook.xml" => kind = Some(Kind::Sheet),
            "content.xml" if kind.is_none() => kind = Some(Kind::Document),
            _ => {}
        }
        let unpacked =
            io::copy(&mut packed.by_ref().take(left + 1), &mut io::sink()).map_err(broken)?;
        left = left
            .checked_sub(unpacked)
            .ok_or_else(|| Said::new("file-unpacks-too-large").with("max", UNPACKED_BYTES_MAX))?;
    }
    kind.ok_or_else(|| Said::new("file-kind"))
}

/// A workbook that cannot be read.
pub(crate) fn broken(error: impl std::fmt::Display) -> Said {
    Said::new("file-workbook").with("reason", error)
}

/// The sheet asked for by number, from 1, or by name; the first when nothing is asked.
pub(crate) fn chosen<'a>(names: &'a [String], wanted: Option<&str>) -> Result<&'a String, Said> {
    let found = match wanted {
        None => names.first(),
        Some(wanted) => names.iter().find(|name| *name == wanted).or_else(|| {
            wanted.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).and_then(|at| names.get(at))
        }),
    };
    found.ok_or_else(|| {
        Said::new("file-no-sheet")
            .with("sheet", wanted.unwrap_or("1"))
            .with("there", names.join(", "))
    })
}

/// A row of a workbook while its cells come in; what is too much is let go, not held.
#[derive(Debug, Default)]
pub(crate) struct Filling {
    cells: Vec<String>,
    bytes: usize,
    wrong: Option<&'static str>,
}

impl Filling {
    /// Puts a text into column `at`, from 0.
    pub(crate) fn put(&mut self, at: usize, text: String) {
        if text.is_empty() || self.wrong.is_some() {
            return;
        }
        self.bytes += text.len();
        if at >= COLUMNS_MAX {
            self.wrong = Some("row-too-many-columns");
        } else if self.bytes > ROW_BYTES_MAX {
            self.wrong = Some("row-too-large");
        } else {
            if self.cells.len() <= at {
                self.cells.resize(at + 1, String::new());
            }
            self.cells[at] = text;
        }
    }

    /// Bytes the row may still take.
    pub(crate) fn room(&self) -> usize {
        ROW_BYTES_MAX.saturating_sub(self.bytes)
    }

    /// The row so far, and begins the next; `None` when nothing was put in.
    pub(crate) fn take(&mut self) -> Option<Found> {
        let row = std::mem::take(self);
        match row.wrong {
            Some(why) => Some(Found::Broken(Said::new(why), String::new())),
            None => (!row.cells.is_empty()).then_some(Found::Row(row.cells)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::import::{document, sheet};

    fn packed(files: &[(&str, &str)]) -> File {
        let mut zip = zip::ZipWriter::new(tempfile::tempfile().unwrap());
        for (name, text) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        let mut file = zip.finish().unwrap();
        std::io::Seek::rewind(&mut file).unwrap();
        file
    }

    fn workbook(rows: &str) -> File {
        packed(&[
            (
                "[Content_Types].xml",
                r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
            ),
            (
                "_rels/.rels",
                r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
            ),
            (
                "xl/workbook.xml",
                r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
                <sheet name="说明" sheetId="1" r:id="rId1"/><sheet name="明细" sheetId="2" r:id="rId2"/></sheets></workbook>"#,
            ),
            (
                "xl/_rels/workbook.xml.rels",
                r#"<Relationships>
                <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
                <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#,
            ),
            (
                "xl/styles.xml",
                r#"<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>"#,
            ),
            ("xl/sharedStrings.xml", "<sst><si><t>编号</t></si><si><t>电梯\n坏了</t></si></sst>"),
            ("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"),
            (
                "xl/worksheets/sheet2.xml",
                &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
            ),
        ])
    }

    fn rows(
        read: impl FnOnce(&mut Visit<'_>) -> Result<(), Said>,
    ) -> Vec<(u64, Result<Vec<String>, &'static str>)> {
        let mut list = Vec::new();
        read(&mut |row, found| {
            list.push(match found {
                Found::Row(cells) => (row, Ok(cells)),
                Found::Broken(said, _) => (row, Err(said.code)),
            });
            if list.len() < 50 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })
        .unwrap();
        list
    }

    fn row(n: u64, cells: &[&str]) -> (u64, Result<Vec<String>, &'static str>) {
        (n, Ok(cells.iter().map(|cell| (*cell).to_owned()).collect()))
    }

    #[test]
    fn cells_of_a_sheet_come_as_people_see_them() {
        let file = workbook(
            r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>时间</t></is></c></row>
            <row r="3"><c r="A3"><v>13812345678</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" s="1"><v>43579.669212963</v></c>
            <c r="D3" s="1"><v>43579</v></c><c r="E3" s="1"><v>0.5</v></c><c r="F3" t="b"><v>1</v></c><c r="G3"><v>1.5</v></c></row>"#,
        );
        assert_eq!(look(file.try_clone().unwrap()), Ok(Kind::Sheet));
        assert_eq!(
            rows(|visit| sheet::read(file.try_clone().unwrap(), Some("明细"), visit)),
            [
                row(1, &["编号", "", "时间"]),
                row(
                    3,
                    &[
                        "13812345678",
                        "电梯\n坏了",
                        "2019-04-24 16:03:40",
                        "2019-04-24",
                        "12:00:00",
                        "true",
                        "1.5"
                    ]
                ),
            ]
        );
        assert_eq!(rows(|visit| sheet::read(file.try_clone().unwrap(), Some("2"), visit)).len(), 2);
        assert_eq!(rows(|visit| sheet::read(file.try_clone().unwrap(), None, visit)), []);
        let said = sheet::read(file, Some("3"), &mut |_, _| ControlFlow::Continue(())).unwrap_err();
        assert_eq!((said.code, said.args["there"].as_str()), ("file-no-sheet", "说明, 明细"));
    }

    #[test]
    fn a_cell_far_out_costs_its_row_only() {
        let file = workbook(
            r#"<row r="1"><c r="XFD1"><v>1</v></c><c r="A1"><v>2</v></c></row><row r="1048576"><c r="A1048576"><v>3</v></c></row>"#,
        );
        assert_eq!(
            rows(|visit| sheet::read(file, Some("2"), visit)),
            [(1, Err("row-too-many-columns")), row(1_048_576, &["3"])]
        );
    }

    fn document(rows: &str) -> File {
        packed(&[(
            "content.xml",
            &format!(
                r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="明细">{rows}
                </table:table><table:table table:name="别的"><table:table-row><table:table-cell><text:p>x</text:p>
                </table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#
            ),
        )])
    }

    #[test]
    fn cells_of_a_document_come_as_people_see_them() {
        let file = document(
            r#"<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
            <table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation>
            <text:p>电梯 &lt;坏&gt;&#20102;</text:p><text:p>二<text:s text:c="2"/>行</text:p></table:table-cell>
            <table:table-cell office:value-type="date" office:date-value="2019-04-24T16:03:40"><text:p>4/24</text:p></table:table-cell>
            <table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="138"><text:p>1E2</text:p></table:table-cell>
            <table:table-cell office:value-type="time" office:time-value="PT09H05M00S"><text:p>9:05</text:p></table:table-cell>
            <table:table-cell table:number-columns-repeated="16000"/></table:table-row>"#,
        );
        assert_eq!(look(file.try_clone().unwrap()), Ok(Kind::Document));
        assert_eq!(
            rows(|visit| document::read(file.try_clone().unwrap(), None, visit)),
            [row(3, &["电梯 <坏>了\n二  行", "2019-04-24 16:03:40", "138", "138", "09:05:00"])]
        );
        assert_eq!(rows(|visit| document::read(file, Some("别的"), visit)), [row(1, &["x"])]);
    }

    #[test]
    fn repetition_is_no_way_to_fill_the_memory() {
        let cell = r#"<table:table-cell table:number-columns-repeated="16000000"><text:p>boom</text:p></table:table-cell>"#;
        let file = document(&format!(
            r#"<table:table-row>{cell}</table:table-row><table:table-row table:number-rows-repeated="1000000000">
            <table:table-cell><text:p>again</text:p></table:table-cell></table:table-row>"#
        ));
        let found = rows(|visit| document::read(file, None, visit));
        assert_eq!(found[..2], [(1, Err("row-too-many-columns")), row(2, &["again"])]);
        assert_eq!(found.len(), 50);
    }

    #[test]
    fn a_small_file_that_unpacks_to_fill_the_memory_is_refused() {
        let zeros = "0".repeat(1024 * 1024);
        let mut zip = zip::ZipWriter::new(tempfile::tempfile().unwrap());
        zip.start_file("xl/workbook.xml", SimpleFileOptions::default()).unwrap();
        for _ in 0..=UNPACKED_BYTES_MAX / (1024 * 1024) {
            zip.write_all(zeros.as_bytes()).unwrap();
        }
        let file = zip.finish().unwrap();
        assert!(file.metadata().unwrap().len() < 2 * 1024 * 1024);
        assert_eq!(look(file).unwrap_err().code, "file-unpacks-too-large");
        assert_eq!(look(packed(&[("a.txt", "no workbook")])).unwrap_err().code, "file-kind");
    }
}
