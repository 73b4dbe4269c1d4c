//! Names of things: identifiers that are types, and the case number people say on the phone.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Identity of a case: sixteen bytes (a UUID version 7), made outside and handed in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseId(pub [u8; 16]);

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CaseId({self})")
    }
}

impl FromStr for CaseId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let mut bytes = [0; 16];
        if text.len() != 32 || !text.is_ascii() {
            return Err(IdError::NotACaseId);
        }
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| IdError::NotACaseId)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| IdError::NotACaseId)?;
        }
        Ok(CaseId(bytes))
    }
}

impl Serialize for CaseId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CaseId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Why a text is not an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// Codes are 1 to 64 characters of `a-z 0-9 . _ -` and begin with a letter or digit.
    #[error(
        "a code has 1 to 64 characters of a-z, 0-9, '.', '_' or '-' and begins with a letter or digit"
    )]
    NotACode,
    /// A case id is 32 hexadecimal digits.
    #[error("a case id is 32 hexadecimal digits")]
    NotACaseId,
    /// The text does not look like a case number.
    #[error("a case number looks like 20260817-0042-5: day, running number, check digit")]
    NotACaseNo,
    /// The check digit does not fit: a digit was misheard or swapped.
    #[error("the check digit of this case number does not fit; one digit was misheard or swapped")]
    WrongCheckDigit,
}

fn is_code(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b))
        && text.as_bytes()[0].is_ascii_alphanumeric()
}

macro_rules! code_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(String);

        impl $name {
            /// Turns text into this code, or says what a code looks like.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                let text = text.trim();
                if is_code(text) { Ok(Self(text.to_owned())) } else { Err(IdError::NotACode) }
            }

            /// The code as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::parse(text)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
            }
        }
    };
}

code_type! {
    /// A unit of the organisation (department, branch, site), e.g. `repair`.
    UnitId
}
code_type! {
    /// A person on our side; also the name to sign in with, e.g. `wangfang`.
    PersonId
}
code_type! {
    /// A pack of configuration, e.g. `general`.
    PackId
}
code_type! {
    /// A calendar beside the organisation's own, e.g. `night_desk` or `london`.
    CalendarId
}
code_type! {
    /// What there was to complain about, month by month, e.g. `households`.
    ExposureId
}
code_type! {
    /// A leaf or branch of a pack's category tree; branches are separated by dots.
    CategoryCode
}

impl CategoryCode {
    /// The branch above, if any: `facility.lift` stands under `facility`.
    pub fn parent(&self) -> Option<CategoryCode> {
        self.0.rsplit_once('.').map(|(above, _)| CategoryCode(above.to_owned()))
    }

    /// Whether this is `branch` itself or stands anywhere below it.
    pub fn is_within(&self, branch: &CategoryCode) -> bool {
        self == branch || self.0.strip_prefix(&branch.0).is_some_and(|rest| rest.starts_with('.'))
    }
}

/// The number of a case that people read out on the phone: day, running number, check digit.
///
/// The check digit (Damm) finds every single wrong digit and every swap of neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseNo {
    day: Date,
    running: u32,
}

impl CaseNo {
    /// The number for the `running`-th case of `day`.
    pub fn new(day: Date, running: u32) -> CaseNo {
        CaseNo { day, running }
    }

    /// The day of receipt in the organisation's zone.
    pub fn day(&self) -> Date {
        self.day
    }

    /// The running number within the day.
    pub fn running(&self) -> u32 {
        self.running
    }

    /// Reads a number as people write it: full-width digits, spaces and missing dashes are forgiven.
    pub fn parse(text: &str) -> Result<CaseNo, IdError> {
        let mut digits = String::new();
        for c in text.trim().chars() {
            match c {
                '0'..='9' => digits.push(c),
                '\u{ff10}'..='\u{ff19}' => {
                    digits.push(char::from(
                        b'0' + u8::try_from(u32::from(c) - 0xff10)
                            .map_err(|_| IdError::NotACaseNo)?,
                    ));
                }
                ' ' | '-' | '\u{3000}' | '\u{2013}' | '\u{2014}' | '\u{ff0d}' => {}
                _ => return Err(IdError::NotACaseNo),
            }
        }
        // Eight digits of the day, four to ten of the running number, one to check.
        if !(13..=19).contains(&digits.len()) {
            return Err(IdError::NotACaseNo);
        }
        let (body, check) = digits.split_at(digits.len() - 1);
        let day = Date::strptime("%Y%m%d", &body[..8]).map_err(|_| IdError::NotACaseNo)?;
        let running = body[8..].parse().map_err(|_| IdError::NotACaseNo)?;
        // A zero too many at the front is a slip of the pen, and no second spelling of the number.
        if body.len() > 12 && body.as_bytes()[8] == b'0' {
            return Err(IdError::NotACaseNo);
        }
        if damm(body) != check.as_bytes()[0] - b'0' {
            return Err(IdError::WrongCheckDigit);
        }
        Ok(CaseNo { day, running })
    }
}

impl fmt::Display for CaseNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.day.strftime("%Y%m%d");
        let body = format!("{day}{:04}", self.running);
        write!(f, "{day}-{:04}-{}", self.running, damm(&body))
    }
}

impl FromStr for CaseNo {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::parse(text)
    }
}

impl Serialize for CaseNo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CaseNo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Damm's quasigroup of order ten.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

fn damm(digits: &str) -> u8 {
    digits.bytes().fold(0, |row, digit| DAMM[usize::from(row)][usize::from(digit - b'0')])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_number_survives_the_phone() {
        let no = CaseNo::new(jiff::civil::date(2026, 8, 17), 42);
        let text = no.to_string();
        assert_eq!(text, "20260817-0042-5");
        for spelling in [
            text.as_str(),
            "2026081700425",
            " 20260817 0042 5 ",
            "２０２６０８１７００４２５",
            "20260817—0042—5",
        ] {
            assert_eq!(CaseNo::parse(spelling), Ok(no), "{spelling}");
        }
    }

    #[test]
    fn every_wrong_digit_and_every_swap_is_found() {
        let body = "2026081700425";
        assert!(CaseNo::parse(body).is_ok());
        for at in 0..body.len() {
            for digit in '0'..='9' {
                let mut other: Vec<char> = body.chars().collect();
                if other[at] == digit {
                    continue;
                }
                other[at] = digit;
                assert!(CaseNo::parse(&other.iter().collect::<String>()).is_err());
            }
            let mut swapped: Vec<char> = body.chars().collect();
            if at + 1 < swapped.len() && swapped[at] != swapped[at + 1] {
                swapped.swap(at, at + 1);
                assert!(CaseNo::parse(&swapped.iter().collect::<String>()).is_err());
            }
        }
    }

    #[test]
    fn codes_are_plain() {
        assert!(UnitId::parse("repair-2").is_ok());
        for bad in ["", "Repair", "维修", "-a", "a b", &"x".repeat(65)] {
            assert_eq!(UnitId::parse(bad), Err(IdError::NotACode), "{bad}");
        }
        let leaf = CategoryCode::parse("facility.lift").unwrap();
        assert!(leaf.is_within(&CategoryCode::parse("facility").unwrap()));
        assert!(!leaf.is_within(&CategoryCode::parse("fac").unwrap()));
    }
}
