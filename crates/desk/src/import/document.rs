//! Workbooks of OpenDocument, a row at a time.
//!
//! Read by hand, because a few bytes there can say "repeat this row a million times": repeated cells and
//! rows are counted against the limits of a row and a file before anything is made of them.

use std::fs::File;
use std::io::{BufReader, Read as _};
use std::ops::ControlFlow;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::limits::{COLUMNS_MAX, ROWS_MAX, UNPACKED_BYTES_MAX};
use super::said::Said;
use super::workbook::{Filling, Visit, broken, chosen};

/// Hands every row that holds something to `visit`.
pub(crate) fn read(file: File, wanted: Option<&str>, visit: &mut Visit<'_>) -> Result<(), Said> {
    let mut zip = ZipArchive::new(BufReader::new(file)).map_err(broken)?;
    let mut names = Vec::new();
    events(&mut zip, |event| {
        if let Event::Start(start) = event
            && start.name().as_ref() == "table:table"
        {
            names.push(attribute(start, "table:name").unwrap_or_default());
        }
        ControlFlow::Continue(())
    })?;
    let name = chosen(&names, wanted)?.clone();
    let mut table = Table {
        name,
        here: false,
        row: 1,
        repeat: 1,
        filling: Filling::default(),
        column: 0,
        cell: None,
    };
    events(&mut zip, |event| table.take(event, visit))
}

type Zip = ZipArchive<BufReader<File>>;

fn events(zip: &mut Zip, mut take: impl FnMut(&Event<'_>) -> ControlFlow<()>) -> Result<(), Said> {
    let content = zip.by_name("content.xml").map_err(broken)?;
    let mut reader = Reader::from_reader(BufReader::new(content.take(UNPACKED_BYTES_MAX)));
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(broken)?;
        if matches!(event, Event::Eof) || take(&event).is_break() {
            return Ok(());
        }
    }
}

/// A cell while its text comes in.
struct Cell {
    repeat: usize,
    /// What a cell with a value holds; its text is only how it is shown.
    value: Option<String>,
    text: String,
    paragraphs: u32,
    /// Within a paragraph: blanks between them are only how the file is written.
    open: bool,
    /// Within a note on the cell, which is none of its text.
    aside: u32,
}

struct Table {
    name: String,
    here: bool,
    row: u64,
    repeat: u64,
    filling: Filling,
    column: usize,
    cell: Option<Cell>,
}

impl Table {
    fn take(&mut self, event: &Event<'_>, visit: &mut Visit<'_>) -> ControlFlow<()> {
        match event {
            Event::Start(start) if start.name().as_ref() == "table:table" => {
                self.here =
                    attribute(start, "table:name").as_deref().unwrap_or_default() == self.name;
            }
            Event::End(end) if end.name().as_ref() == "table:table" && self.here => {
                return ControlFlow::Break(());
            }
            _ if !self.here => {}
            Event::Start(start) => self.start(start),
            Event::End(end) => return self.end(end.name().as_ref(), visit),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(it) => match it.resolve_char_ref() {
                Ok(Some(c)) => self.text(c.encode_utf8(&mut [0; 4])),
                _ => self.text(
                    quick_xml::escape::resolve_predefined_entity(&it.xml10_content())
                        .unwrap_or_default(),
                ),
            },
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn start(&mut self, start: &BytesStart<'_>) {
        match start.name().as_ref() {
            "table:table-row" => {
                self.repeat = number(start, "table:number-rows-repeated");
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repeat = usize::try_from(number(start, "table:number-columns-repeated"))
                    .unwrap_or(usize::MAX);
                let (value, text) = (value(start), String::new());
                self.cell =
                    Some(Cell { repeat, value, text, paragraphs: 0, open: false, aside: 0 });
            }
            name => {
                let Some(cell) = &mut self.cell else { return };
                match name {
                    "office:annotation" => cell.aside += 1,
                    "text:p" if cell.aside == 0 => {
                        cell.paragraphs += 1;
                        cell.open = true;
                        if cell.paragraphs > 1 {
                            self.text("\n");
                        }
                    }
                    "text:line-break" => self.text("\n"),
                    "text:tab" => self.text("\t"),
                    "text:s" => {
                        let count = usize::try_from(number(start, "text:c")).unwrap_or(1);
                        self.text(&" ".repeat(count.min(self.filling.room())));
                    }
                    _ => {}
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        let room = self.filling.room();
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.aside == 0 && cell.open)
            && cell.text.len() <= room
        {
            cell.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str, visit: &mut Visit<'_>) -> ControlFlow<()> {
        match name {
            "text:p" => {
                if let Some(cell) = self.cell.as_mut().filter(|cell| cell.aside == 0) {
                    cell.open = false;
                }
            }
            "office:annotation" => {
                if let Some(cell) = &mut self.cell {
                    cell.aside = cell.aside.saturating_sub(1);
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return ControlFlow::Continue(()) };
                let text = cell.value.unwrap_or(cell.text);
                // Sheets end in a cell repeated to the edge: without a text there is nothing to put.
                let repeat = if text.is_empty() { 0 } else { cell.repeat };
                for n in 0..repeat.min(COLUMNS_MAX + 1) {
                    if self.filling.room() == 0 {
                        break;
                    }
                    self.filling.put(self.column.saturating_add(n), text.clone());
                }
                self.column = self.column.saturating_add(cell.repeat);
            }
            "table:table-row" => {
                let first = self.row;
                self.row += self.repeat;
                if let Some(found) = self.filling.take() {
                    for row in first..self.row.min(first + ROWS_MAX + 1) {
                        visit(row, found.clone())?;
                    }
                }
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }
}

/// What a cell of another kind than text holds.
fn value(start: &BytesStart<'_>) -> Option<String> {
    match attribute(start, "office:value-type")?.as_str() {
        "date" => attribute(start, "office:date-value").map(|date| date.replace('T', " ")),
        "time" => attribute(start, "office:time-value").map(|time| clock(&time)),
        "float" | "currency" | "percentage" => attribute(start, "office:value"),
        "boolean" => attribute(start, "office:boolean-value"),
        _ => None,
    }
}

/// `PT15H03M40S` as `15:03:40`.
fn clock(duration: &str) -> String {
    let parts: Vec<&str> = duration.trim_start_matches("PT").split(['H', 'M', 'S']).collect();
    match parts.as_slice() {
        [hours, minutes, seconds, ..] => {
            format!("{hours}:{minutes}:{}", seconds.split('.').next().unwrap_or("00"))
        }
        _ => duration.to_owned(),
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.try_get_attribute(name).ok()??;
    Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// A count; 1 when it is not given.
fn number(start: &BytesStart<'_>, name: &str) -> u64 {
    attribute(start, name).and_then(|text| text.parse().ok()).unwrap_or(1)
}
