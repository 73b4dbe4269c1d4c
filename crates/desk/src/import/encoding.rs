//! From bytes to characters: which encoding a file has, and reading it in pieces.
//!
//! Lists from Chinese authorities come as UTF-8, UTF-8 with a mark, UTF-16 or GB18030, and seldom say which.
//! The whole file is looked through before anything is taken in, so that the choice rests on all of it and a
//! wrong one is told before the first row.

use std::io::{self, Read, Seek, SeekFrom};

use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::said::Said;

/// Stands where bytes were no character; rows that hold it are refused. No text has it: it is no character.
pub(crate) const UNREADABLE: char = '\u{fdd0}';

/// Bytes read at a time.
const CHUNK: usize = 64 * 1024;
/// Share of characters outside ASCII that may be unreadable before the encoding counts as the wrong one.
const WRONG_SHARE: u64 = 20;

/// What a look through the file found.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    /// Places that are no character.
    unreadable: u64,
    /// Bytes outside ASCII.
    foreign: u64,
}

impl Look {
    fn fits(self) -> bool {
        self.unreadable.saturating_mul(WRONG_SHARE) <= self.foreign
    }
}

/// The encoding called `wanted` if the file fits it, or the one found when `wanted` is `auto`. Reads from the beginning.
pub(crate) fn find<R: Read + Seek>(file: &mut R, wanted: &str) -> Result<&'static Encoding, Said> {
    let forced = match wanted {
        "auto" => None,
        label => Some(
            Encoding::for_label(label.as_bytes())
                .ok_or_else(|| Said::new("map-encoding").with("encoding", label))?,
        ),
    };
    if let Some(encoding) = forced {
        // Two bytes a character are nearly always some character: only zeros and marks tell.
        let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
        let marked = wide(&beginning(file)?).filter(|_| is_wide);
        if let Some(marked) = marked {
            return Ok(marked);
        }
        if !is_wide && look(file, encoding)?.fits() {
            return Ok(encoding);
        }
        let other = guess(file)?.map_or("?", Encoding::name);
        return Err(Said::new("file-wrong-encoding")
            .with("encoding", encoding.name())
            .with("other", other));
    }
    guess(file)?.ok_or_else(|| Said::new("file-encoding"))
}

fn guess<R: Read + Seek>(file: &mut R) -> Result<Option<&'static Encoding>, Said> {
    if let Some(encoding) = wide(&beginning(file)?) {
        return Ok(Some(encoding));
    }
    for encoding in [UTF_8, GB18030] {
        if look(file, encoding)?.fits() {
            return Ok(Some(encoding));
        }
    }
    Ok(None)
}

fn beginning<R: Read + Seek>(file: &mut R) -> Result<Vec<u8>, Said> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    file.take(4_096).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// UTF-16, by its mark or by the zeros beside every ASCII character.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if (even + odd) * 64 < bytes.len() || even == odd {
        None
    } else if odd > even {
        Some(UTF_16LE)
    } else {
        Some(UTF_16BE)
    }
}

fn look<R: Read + Seek>(file: &mut R, encoding: &'static Encoding) -> Result<Look, Said> {
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let mut found = Look::default();
    let mut bytes = vec![0; CHUNK];
    let mut text = vec![0; CHUNK * 4];
    loop {
        let length = file.read(&mut bytes).map_err(unreadable)?;
        let mut rest = &bytes[..length];
        found.foreign += rest.iter().filter(|byte| !byte.is_ascii()).count() as u64;
        loop {
            let (result, read, _) =
                decoder.decode_to_utf8_without_replacement(rest, &mut text, length == 0);
            rest = &rest[read..];
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => found.unreadable += 1,
            }
        }
        if length == 0 {
            return Ok(found);
        }
    }
}

/// A file that cannot be read.
pub(crate) fn unreadable(error: io::Error) -> Said {
    Said::new("file-unreadable").with("reason", error)
}

/// A file as characters, a piece at a time.
pub(crate) struct Decoded<R> {
    source: R,
    decoder: encoding_rs::Decoder,
    bytes: Vec<u8>,
}

impl<R: Read + Seek> Decoded<R> {
    /// Reads `source` from its beginning.
    pub(crate) fn new(mut source: R, encoding: &'static Encoding) -> io::Result<Decoded<R>> {
        source.seek(SeekFrom::Start(0))?;
        Ok(Decoded {
            source,
            decoder: encoding.new_decoder_with_bom_removal(),
            bytes: vec![0; CHUNK],
        })
    }

    /// Appends the next piece; `false` when the file has ended.
    pub(crate) fn more(&mut self, into: &mut String) -> io::Result<bool> {
        let length = self.source.read(&mut self.bytes)?;
        let mut rest = &self.bytes[..length];
        loop {
            let room = self
                .decoder
                .max_utf8_buffer_length_without_replacement(rest.len())
                .unwrap_or(CHUNK * 4);
            into.reserve(room);
            let (result, read) =
                self.decoder.decode_to_string_without_replacement(rest, into, length == 0);
            rest = &rest[read..];
            match result {
                DecoderResult::InputEmpty => return Ok(length > 0),
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => into.push(UNREADABLE),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn read(bytes: &[u8], wanted: &str) -> Result<(String, &'static str), &'static str> {
        let mut file = Cursor::new(bytes.to_vec());
        let encoding = find(&mut file, wanted).map_err(|said| said.code)?;
        let mut decoded = Decoded::new(file, encoding).unwrap();
        let mut text = String::new();
        while decoded.more(&mut text).unwrap() {}
        Ok((text, encoding.name()))
    }

    #[test]
    fn every_encoding_a_list_may_come_in() {
        let text = "编号,内容\r\n1,小区电梯坏了𠮷😡\r\n";
        let utf16 = |high: usize| -> Vec<u8> {
            text.encode_utf16()
                .flat_map(|it| if high == 0 { it.to_be_bytes() } else { it.to_le_bytes() })
                .collect()
        };
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let table = [
            (text.as_bytes().to_vec(), "UTF-8"),
            (marked(&[0xef, 0xbb, 0xbf], text.as_bytes()), "UTF-8"),
            (marked(&[0xff, 0xfe], &utf16(1)), "UTF-16LE"),
            (marked(&[0xfe, 0xff], &utf16(0)), "UTF-16BE"),
            (utf16(1), "UTF-16LE"),
            (utf16(0), "UTF-16BE"),
            (GB18030.encode(text).0.into_owned(), "gb18030"),
        ];
        for (bytes, name) in table {
            assert_eq!(read(&bytes, "auto"), Ok((text.to_owned(), name)));
        }
        assert_eq!(read(b"a,b\n1,2\n", "auto"), Ok(("a,b\n1,2\n".to_owned(), "UTF-8")));
        assert_eq!(read(b"", "auto"), Ok((String::new(), "UTF-8")));
    }

    #[test]
    fn a_wrong_encoding_is_told_before_the_first_row() {
        let gb = GB18030.encode("小区电梯坏了没有人管").0.into_owned();
        assert_eq!(read(&gb, "utf-8"), Err("file-wrong-encoding"));
        assert_eq!(read("小区电梯坏了没有人管".as_bytes(), "utf-16"), Err("file-wrong-encoding"));
        assert_eq!(read(b"a", "klingon"), Err("map-encoding"));
        assert_eq!(read(&[0xff, 0x81, 0xff, 0xff, 0x80, 0xff], "auto"), Err("file-encoding"));
    }

    #[test]
    fn one_bad_byte_spoils_its_row_only() {
        let mut bytes = "电梯坏了没人管，物业不来看一看".as_bytes().to_vec();
        bytes.push(0xff);
        let (text, name) = read(&bytes, "auto").unwrap();
        assert_eq!((name, text.chars().last()), ("UTF-8", Some(UNREADABLE)));
    }

    #[test]
    fn pieces_join_where_characters_were_cut() {
        let text = "电".repeat(CHUNK);
        assert_eq!(read(text.as_bytes(), "auto").unwrap().0, text);
    }
}
