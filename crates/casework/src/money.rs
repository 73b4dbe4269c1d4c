//! Money: whole minor units and a currency, never a floating-point number.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::limits::REMEDY_MINOR_MAX;

/// An amount of money in minor units (fen, cents) of one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Money {
    /// Minor units; 12.30 yuan is 1230.
    pub minor: i64,
    /// Three capital letters of ISO 4217, e.g. `CNY`.
    pub currency: String,
}

impl Money {
    /// The code of renminbi.
    pub const CNY: &'static str = "CNY";

    /// Renminbi in fen.
    pub fn cny(minor: i64) -> Money {
        Money { minor, currency: Money::CNY.to_owned() }
    }

    /// Reads `12`, `12.3`, `12.30` or full-width digits as yuan; refuses more than two decimals, signs and anything
    /// above [`REMEDY_MINOR_MAX`].
    pub fn parse_cny(text: &str) -> Option<Money> {
        let text = crate::text::half_width(text.trim());
        let text = text.replace(',', "");
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        if whole.is_empty() || whole.len() > 12 || fraction.len() > 2 {
            return None;
        }
        if !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let fraction: i64 = format!("{fraction:0<2}").parse().ok()?;
        let minor = whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(fraction)?;
        (minor <= REMEDY_MINOR_MAX).then(|| Money::cny(minor))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02} {}", self.minor / 100, (self.minor % 100).abs(), self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_people_write_them() {
        for (text, minor) in
            [("12", 1200), ("12.3", 1230), (" 1,200.05 ", 120_005), ("１２．５", 1250)]
        {
            assert_eq!(Money::parse_cny(text), Some(Money::cny(minor)), "{text}");
        }
        for bad in ["", "-1", "1.234", "abc", "1e9", "99999999999999", "."] {
            assert_eq!(Money::parse_cny(bad), None, "{bad}");
        }
    }
}
