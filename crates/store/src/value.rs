//! The four things a column can hold, and one way to read a row of either database.
//!
//! Both databases are used with few types on purpose (whole numbers, text, bytes, nothing), so that
//! one SQL text and one row reader serve both and no driver conversion can make them differ.

use std::borrow::Cow;

use bytes::BytesMut;
use casework::id::{CaseNo, CategoryCode, PackId, PersonId, UnitId};
use jiff::Timestamp;
use postgres::types::{FromSql, IsNull, ToSql, Type as PgType, to_sql_checked};
use rusqlite::types::{ToSqlOutput, ValueRef};

use crate::fault::Fault;

/// A value handed to a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Null,
    /// A whole number; also truth (0, 1) and times (milliseconds since 1970, UTC).
    Int(i64),
    /// Text.
    Text(Cow<'a, str>),
    /// Bytes.
    Blob(Cow<'a, [u8]>),
}

impl Value<'_> {
    /// The same value owning its text or bytes.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Value::Null => Value::Null,
            Value::Int(n) => Value::Int(n),
            Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Value::Blob(bytes) => Value::Blob(Cow::Owned(bytes.into_owned())),
        }
    }
}

macro_rules! value_from {
    ($($from:ty => |$it:ident| $to:expr;)*) => {
        $(impl<'a> From<$from> for Value<'a> {
            fn from($it: $from) -> Value<'a> {
                $to
            }
        })*
    };
}

value_from! {
    i64 => |it| Value::Int(it);
    i32 => |it| Value::Int(i64::from(it));
    u32 => |it| Value::Int(i64::from(it));
    u8 => |it| Value::Int(i64::from(it));
    bool => |it| Value::Int(i64::from(it));
    u64 => |it| Value::Int(i64::try_from(it).unwrap_or(i64::MAX));
    usize => |it| Value::Int(i64::try_from(it).unwrap_or(i64::MAX));
    Timestamp => |it| Value::Int(it.as_millisecond());
    &'a str => |it| Value::Text(Cow::Borrowed(it));
    &'a String => |it| Value::Text(Cow::Borrowed(it));
    String => |it| Value::Text(Cow::Owned(it));
    &'a UnitId => |it| it.as_str().into();
    &'a PersonId => |it| it.as_str().into();
    &'a PackId => |it| it.as_str().into();
    &'a CategoryCode => |it| it.as_str().into();
    Cow<'a, str> => |it| Value::Text(it);
    &'a [u8] => |it| Value::Blob(Cow::Borrowed(it));
    &'a Vec<u8> => |it| Value::Blob(Cow::Borrowed(it));
    Vec<u8> => |it| Value::Blob(Cow::Owned(it));
}

impl<'a, const N: usize> From<&'a [u8; N]> for Value<'a> {
    fn from(it: &'a [u8; N]) -> Value<'a> {
        Value::Blob(Cow::Borrowed(it))
    }
}

impl<'a, const N: usize> From<[u8; N]> for Value<'a> {
    fn from(it: [u8; N]) -> Value<'a> {
        Value::Blob(Cow::Owned(it.to_vec()))
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(it: Option<T>) -> Value<'a> {
        it.map_or(Value::Null, Into::into)
    }
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(n) => ValueRef::Integer(*n),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

type PgError = Box<dyn std::error::Error + Sync + Send>;

impl ToSql for Value<'_> {
    fn to_sql(&self, ty: &PgType, out: &mut BytesMut) -> Result<IsNull, PgError> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            // The server guesses the type of a bare `$1`; whatever width it guessed gets the number.
            Value::Int(n) => match *ty {
                PgType::INT2 => i16::try_from(*n)?.to_sql(ty, out),
                PgType::INT4 => i32::try_from(*n)?.to_sql(ty, out),
                PgType::BOOL => (*n != 0).to_sql(ty, out),
                _ => n.to_sql(ty, out),
            },
            Value::Text(text) => text.as_ref().to_sql(ty, out),
            Value::Blob(bytes) => bytes.as_ref().to_sql(ty, out),
        }
    }

    fn accepts(_: &PgType) -> bool {
        true
    }

    to_sql_checked!();
}

/// A whole number of any width as PostgreSQL sends it (`select 1` is narrower than a column).
struct Whole(i64);

impl<'a> FromSql<'a> for Whole {
    fn from_sql(ty: &PgType, raw: &'a [u8]) -> Result<Self, PgError> {
        Ok(Whole(match *ty {
            PgType::INT2 => i64::from(i16::from_sql(ty, raw)?),
            PgType::INT4 => i64::from(i32::from_sql(ty, raw)?),
            PgType::BOOL => i64::from(bool::from_sql(ty, raw)?),
            _ => i64::from_sql(ty, raw)?,
        }))
    }

    fn accepts(ty: &PgType) -> bool {
        matches!(*ty, PgType::INT2 | PgType::INT4 | PgType::INT8 | PgType::BOOL)
    }
}

/// One row of an answer; columns are counted from 0.
#[derive(Clone, Copy)]
pub enum Row<'a> {
    /// A row of SQLite.
    Sqlite(&'a rusqlite::Row<'a>),
    /// A row of PostgreSQL.
    Postgres(&'a postgres::Row),
}

fn odd(column: usize, what: impl std::fmt::Display) -> Fault {
    Fault::Inconsistent { table: "(query)", column: column.to_string(), id: what.to_string() }
}

fn missing(column: usize) -> Fault {
    odd(column, "nothing")
}

impl<'a> Row<'a> {
    /// A whole number, if there is one.
    pub fn opt_int(&self, column: usize) -> Result<Option<i64>, Fault> {
        match self {
            Row::Sqlite(row) => match row.get_ref(column).map_err(|e| odd(column, e))? {
                ValueRef::Null => Ok(None),
                ValueRef::Integer(n) => Ok(Some(n)),
                other => Err(odd(column, other.data_type())),
            },
            Row::Postgres(row) => {
                let whole: Option<Whole> = row.try_get(column).map_err(|e| odd(column, e))?;
                Ok(whole.map(|it| it.0))
            }
        }
    }

    /// Text, if there is some, without copying it.
    pub fn opt_str(&self, column: usize) -> Result<Option<&'a str>, Fault> {
        match self {
            Row::Sqlite(row) => row
                .get_ref(column)
                .map_err(|e| odd(column, e))?
                .as_str_or_null()
                .map_err(|e| odd(column, e)),
            Row::Postgres(row) => row.try_get(column).map_err(|e| odd(column, e)),
        }
    }

    /// Bytes, if there are some, without copying them.
    pub fn opt_bytes(&self, column: usize) -> Result<Option<&'a [u8]>, Fault> {
        match self {
            Row::Sqlite(row) => match row.get_ref(column).map_err(|e| odd(column, e))? {
                ValueRef::Null => Ok(None),
                ValueRef::Blob(bytes) => Ok(Some(bytes)),
                other => Err(odd(column, other.data_type())),
            },
            Row::Postgres(row) => row.try_get(column).map_err(|e| odd(column, e)),
        }
    }

    /// A whole number.
    pub fn int(&self, column: usize) -> Result<i64, Fault> {
        self.opt_int(column)?.ok_or_else(|| missing(column))
    }

    /// A count: a whole number that is not negative.
    pub fn count(&self, column: usize) -> Result<u64, Fault> {
        let n = self.int(column)?;
        u64::try_from(n).map_err(|_| odd(column, n))
    }

    /// A small count.
    pub fn small(&self, column: usize) -> Result<u32, Fault> {
        let n = self.int(column)?;
        u32::try_from(n).map_err(|_| odd(column, n))
    }

    /// Truth, stored as 0 or 1.
    pub fn flag(&self, column: usize) -> Result<bool, Fault> {
        Ok(self.int(column)? != 0)
    }

    /// An instant, stored in milliseconds.
    pub fn time(&self, column: usize) -> Result<Timestamp, Fault> {
        self.opt_time(column)?.ok_or_else(|| missing(column))
    }

    /// An instant, if there is one.
    pub fn opt_time(&self, column: usize) -> Result<Option<Timestamp>, Fault> {
        self.opt_int(column)?
            .map(|ms| Timestamp::from_millisecond(ms).map_err(|_| odd(column, ms)))
            .transpose()
    }

    /// Text without copying it.
    pub fn str(&self, column: usize) -> Result<&'a str, Fault> {
        self.opt_str(column)?.ok_or_else(|| missing(column))
    }

    /// Text.
    pub fn text(&self, column: usize) -> Result<String, Fault> {
        self.str(column).map(str::to_owned)
    }

    /// Text, if there is some.
    pub fn opt_text(&self, column: usize) -> Result<Option<String>, Fault> {
        Ok(self.opt_str(column)?.map(str::to_owned))
    }

    /// Bytes without copying them.
    pub fn bytes(&self, column: usize) -> Result<&'a [u8], Fault> {
        self.opt_bytes(column)?.ok_or_else(|| missing(column))
    }

    /// Bytes.
    pub fn blob(&self, column: usize) -> Result<Vec<u8>, Fault> {
        self.bytes(column).map(<[u8]>::to_vec)
    }

    /// Bytes, if there are some.
    pub fn opt_blob(&self, column: usize) -> Result<Option<Vec<u8>>, Fault> {
        Ok(self.opt_bytes(column)?.map(<[u8]>::to_vec))
    }

    /// Exactly `N` bytes: an identity (16) or a hash (32).
    pub fn exactly<const N: usize>(&self, column: usize) -> Result<[u8; N], Fault> {
        let bytes = self.bytes(column)?;
        bytes
            .try_into()
            .map_err(|_| odd(column, format_args!("{} bytes instead of {N}", bytes.len())))
    }

    /// A case number.
    pub fn case_no(&self, column: usize) -> Result<CaseNo, Fault> {
        let text = self.str(column)?;
        CaseNo::parse(text).map_err(|e| odd(column, format_args!("{text}: {e}")))
    }

    /// A word of a closed list, read back into its type by the name serde gives it.
    pub fn code<T: serde::de::DeserializeOwned>(&self, column: usize) -> Result<T, Fault> {
        self.opt_code(column)?.ok_or_else(|| missing(column))
    }

    /// A word of a closed list, if there is one.
    pub fn opt_code<T: serde::de::DeserializeOwned>(
        &self,
        column: usize,
    ) -> Result<Option<T>, Fault> {
        use serde::de::IntoDeserializer as _;
        let Some(text) = self.opt_str(column)? else { return Ok(None) };
        T::deserialize(text.into_deserializer())
            .map(Some)
            .map_err(|e: serde::de::value::Error| odd(column, e))
    }
}
