//! Separated values: rows and cells out of characters, strict about quotation marks.
//!
//! The usual readers forgive a broken quotation mark by swallowing everything up to the next one: a hundred
//! rows become one cell, and nobody is told. Here the line where it begins is refused and reading goes on at
//! the next line, so that one slip costs one row.

use std::io::{self, Read, Seek};

use super::encoding::Decoded;
use super::limits::{COLUMNS_MAX, RAW_CHARS_MAX, ROW_BYTES_MAX};
use super::said::Said;

/// Separators tried when the mapping names none, the likeliest first.
const SEPARATORS: [u8; 4] = *b",\t;|";

/// A row, or what stood where one should have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Its cells.
    Row(Vec<String>),
    /// Why the line is no row, and what stood there.
    Broken(Said, String),
}

enum Frame {
    /// A row and the bytes it takes.
    Row(Vec<String>, usize),
    /// It goes on beyond what was read.
    More,
    Broken(&'static str),
}

/// Reads rows of separated values.
pub(crate) struct Separated<R> {
    source: Decoded<R>,
    separator: Option<u8>,
    /// The line by which the separator is found.
    header: usize,
    text: String,
    /// Where the next row begins in `text`.
    at: usize,
    /// The line there, from 1.
    line: u64,
    ended: bool,
}

impl<R: Read + Seek> Separated<R> {
    /// Reads rows from `source`; without a `separator` it is found in line `header`.
    pub(crate) fn new(source: Decoded<R>, separator: Option<u8>, header: usize) -> Separated<R> {
        Separated { source, separator, header, text: String::new(), at: 0, line: 1, ended: false }
    }

    /// The next row and its line; `None` at the end. Lines without anything are passed over.
    pub(crate) fn next(&mut self) -> io::Result<Option<(u64, Found)>> {
        let separator = self.separator()?;
        loop {
            if self.at == self.text.len() && !self.fill()? {
                return Ok(None);
            }
            let rest = &self.text[self.at..];
            let line = self.line;
            match frame(rest, separator, self.ended) {
                Frame::Row(_, bytes) if bytes > ROW_BYTES_MAX => {
                    let raw = rest.chars().take(RAW_CHARS_MAX).collect();
                    self.advance(bytes);
                    return Ok(Some((line, Found::Broken(Said::new("row-too-large"), raw))));
                }
                Frame::Row(cells, bytes) => {
                    self.advance(bytes);
                    if cells.len() > 1 || !cells[0].is_empty() {
                        return Ok(Some((line, Found::Row(cells))));
                    }
                }
                Frame::More if rest.len() > ROW_BYTES_MAX => {
                    return Ok(Some((line, self.broken("row-too-large")?)));
                }
                Frame::More => {
                    self.fill()?;
                }
                Frame::Broken(why) => return Ok(Some((line, self.broken(why)?))),
            }
        }
    }

    /// Reads on until at least twice as much is there: a long row is not begun anew for every piece.
    fn fill(&mut self) -> io::Result<bool> {
        self.text.drain(..self.at);
        self.at = 0;
        let wanted = (self.text.len() * 2).max(1);
        while !self.ended && self.text.len() < wanted {
            self.ended = !self.source.more(&mut self.text)?;
        }
        Ok(!self.text.is_empty())
    }

    fn advance(&mut self, bytes: usize) {
        let passed = &self.text.as_bytes()[self.at..self.at + bytes];
        let breaks = |at: usize| match passed[at] {
            b'\n' => true,
            b'\r' => passed.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        self.line += (0..passed.len()).filter(|at| breaks(*at)).count() as u64;
        self.at += bytes;
    }

    /// Passes over the line that is no row.
    fn broken(&mut self, why: &'static str) -> io::Result<Found> {
        let mut raw = String::new();
        loop {
            let rest = &self.text[self.at..];
            let end = rest.find(['\n', '\r']);
            let piece = &rest[..end.unwrap_or(rest.len())];
            raw.extend(piece.chars().take(RAW_CHARS_MAX.saturating_sub(raw.chars().count())));
            let mut bytes = end.unwrap_or(rest.len());
            if end.is_some() {
                bytes += if rest[bytes..].starts_with("\r\n") { 2 } else { 1 };
            }
            self.advance(bytes);
            if end.is_some() || !self.fill()? {
                return Ok(Found::Broken(Said::new(why), raw));
            }
        }
    }

    fn separator(&mut self) -> io::Result<u8> {
        if let Some(separator) = self.separator {
            return Ok(separator);
        }
        if self.text.is_empty() {
            self.fill()?;
        }
        let first = self.text.lines().take(self.header.max(1)).last().unwrap_or_default();
        let count = |separator: &u8| outside_quotes(first).filter(|byte| byte == separator).count();
        let mut best = SEPARATORS[0];
        for separator in SEPARATORS {
            if count(&separator) > count(&best) {
                best = separator;
            }
        }
        self.separator = Some(best);
        Ok(best)
    }
}

fn outside_quotes(line: &str) -> impl Iterator<Item = u8> {
    let mut quoted = false;
    line.bytes().filter(move |byte| {
        quoted ^= *byte == b'"';
        !quoted
    })
}

/// The row at the beginning of `text`.
fn frame(text: &str, separator: u8, ended: bool) -> Frame {
    let bytes = text.as_bytes();
    let mut cells = Vec::new();
    let mut at = 0;
    loop {
        if cells.len() == COLUMNS_MAX {
            return Frame::Broken("row-too-many-columns");
        }
        if bytes.get(at) == Some(&b'"') {
            match quoted(text, at + 1, separator, ended) {
                Ok((cell, end)) => {
                    cells.push(cell);
                    at = end;
                }
                Err(frame) => return frame,
            }
        } else {
            let ends = |byte: &u8| *byte == separator || *byte == b'\n' || *byte == b'\r';
            let end = match bytes[at..].iter().position(ends) {
                Some(length) => at + length,
                None if ended => bytes.len(),
                None => return Frame::More,
            };
            cells.push(text[at..end].to_owned());
            at = end;
        }
        match bytes.get(at) {
            Some(byte) if *byte == separator => at += 1,
            Some(b'\r') if at + 1 == bytes.len() && !ended => return Frame::More,
            Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => return Frame::Row(cells, at + 2),
            Some(_) => return Frame::Row(cells, at + 1),
            None => return Frame::Row(cells, at),
        }
    }
}

/// A cell in quotation marks, from after the first of them, and where what follows it stands.
fn quoted(text: &str, from: usize, separator: u8, ended: bool) -> Result<(String, usize), Frame> {
    let bytes = text.as_bytes();
    let mut cell = String::new();
    let mut from = from;
    loop {
        let Some(length) = bytes[from..].iter().position(|byte| *byte == b'"') else {
            return Err(if ended { Frame::Broken("row-quote-open") } else { Frame::More });
        };
        let quote = from + length;
        cell.push_str(&text[from..quote]);
        match bytes.get(quote + 1) {
            Some(b'"') => {
                cell.push('"');
                from = quote + 2;
            }
            Some(b'\n' | b'\r') => return Ok((cell, quote + 1)),
            Some(byte) if *byte == separator => return Ok((cell, quote + 1)),
            Some(_) => return Err(Frame::Broken("row-quote-inside")),
            None if ended => return Ok((cell, quote + 1)),
            None => return Err(Frame::More),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn read(text: &str) -> Vec<(u64, Result<Vec<String>, &'static str>)> {
        let decoded =
            Decoded::new(Cursor::new(text.as_bytes().to_vec()), encoding_rs::UTF_8).unwrap();
        let mut rows = Separated::new(decoded, None, 1);
        let mut list = Vec::new();
        while let Some((line, found)) = rows.next().unwrap() {
            list.push((
                line,
                match found {
                    Found::Row(cells) => Ok(cells),
                    Found::Broken(said, _) => Err(said.code),
                },
            ));
        }
        list
    }

    fn row(line: u64, cells: &[&str]) -> (u64, Result<Vec<String>, &'static str>) {
        (line, Ok(cells.iter().map(|cell| (*cell).to_owned()).collect()))
    }

    #[test]
    fn cells_with_everything_in_them() {
        let text = "a,b,c\r\n1,\"x, \"\"y\"\"\r\nz\",\n\n2,5\" pipe,\"\"\r3,,";
        assert_eq!(
            read(text),
            [
                row(1, &["a", "b", "c"]),
                row(2, &["1", "x, \"y\"\r\nz", ""]),
                row(5, &["2", "5\" pipe", ""]),
                row(6, &["3", "", ""]),
            ]
        );
        assert_eq!(read("a\tb\n1,5\t2\n"), [row(1, &["a", "b"]), row(2, &["1,5", "2"])]);
        assert_eq!(read("\"a;b\";c\n1;2\n"), [row(1, &["a;b", "c"]), row(2, &["1", "2"])]);
        assert_eq!(read(""), []);
    }

    #[test]
    fn a_broken_quotation_mark_costs_one_line() {
        // Never closed, and no quotation mark after it.
        assert_eq!(
            read("a,b\n1,\"x\n2,y\n3,z\n"),
            [
                row(1, &["a", "b"]),
                (2, Err("row-quote-open")),
                row(3, &["2", "y"]),
                row(4, &["3", "z"])
            ]
        );
        // Never closed, and a proper row after it.
        assert_eq!(
            read("a,b\n1,\"x\n2,\"y\"\n3,z\n"),
            [
                row(1, &["a", "b"]),
                (2, Err("row-quote-inside")),
                row(3, &["2", "y"]),
                row(4, &["3", "z"])
            ]
        );
        // Marks that were not doubled.
        assert_eq!(
            read("a,b\n1,\"x \"y\" z\"\n2,ok\n"),
            [row(1, &["a", "b"]), (2, Err("row-quote-inside")), row(3, &["2", "ok"])]
        );
    }

    #[test]
    fn a_row_beyond_all_limits_is_passed_over() {
        let long = "x".repeat(ROW_BYTES_MAX + 10);
        let text = format!("a,b\n1,{long}\n2,\"{long}\"\n3,y\n");
        let lines: Vec<_> = read(&text).into_iter().map(|(line, row)| (line, row.err())).collect();
        assert_eq!(
            lines,
            [(1, None), (2, Some("row-too-large")), (3, Some("row-too-large")), (4, None)]
        );
        // Never closed: the lines after it are read as rows of their own.
        let lines = ROW_BYTES_MAX / 1_000 + 10;
        let lost = format!("a,b\n1,\"{}\n3,y\n", format!("{}\n", "x".repeat(999)).repeat(lines));
        assert_eq!(read(&lost).last(), Some(&row(lines as u64 + 3, &["3", "y"])));
        let wide = format!("a,b\n{}\n3,y\n", ",".repeat(COLUMNS_MAX + 1));
        assert_eq!(
            read(&wide),
            [row(1, &["a", "b"]), (2, Err("row-too-many-columns")), row(3, &["3", "y"])]
        );
    }

    #[test]
    fn well_formed_rows_are_read_as_others_read_them() {
        let cells = ["", "a", "两 行\n字", "say \"hi\"", ",;", "\r\n", "😡", " b "];
        let mut writer = csv::Writer::from_writer(Vec::new());
        for n in 0..400_usize {
            let row = [cells[n % 8], cells[(n / 8) % 8], cells[(n / 64) % 8], "end"];
            writer.write_record(row).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let theirs: Vec<Vec<String>> =
            reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        let ours: Vec<Vec<String>> = read(&text).into_iter().map(|(_, row)| row.unwrap()).collect();
        assert_eq!(ours, theirs);
    }
}
