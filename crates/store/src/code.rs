//! The name of an enum's variant as serde writes it, without writing JSON.
//!
//! Columns hold the very names the journal holds, so a second list of names cannot come to differ.

use serde::Serialize;
use serde::ser::{Error as _, Impossible, Serializer};

/// The snake_case name of a variant without fields.
pub(crate) fn code<T: Serialize>(value: &T) -> &'static str {
    value
        .serialize(Name)
        .expect("read rows hold only enums without fields, which serialize to a name")
}

struct Name;

type NameError = serde::de::value::Error;
type Not = Impossible<&'static str, NameError>;

fn not() -> NameError {
    NameError::custom("not a plain variant")
}

macro_rules! refuse {
    ($($method:ident($ty:ty);)*) => {
        $(fn $method(self, _: $ty) -> Result<&'static str, NameError> {
            Err(not())
        })*
    };
}

impl Serializer for Name {
    type Ok = &'static str;
    type Error = NameError;
    type SerializeSeq = Not;
    type SerializeTuple = Not;
    type SerializeTupleStruct = Not;
    type SerializeTupleVariant = Not;
    type SerializeMap = Not;
    type SerializeStruct = Not;
    type SerializeStructVariant = Not;

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
    ) -> Result<&'static str, NameError> {
        Ok(name)
    }

    refuse! {
        serialize_bool(bool); serialize_i8(i8); serialize_i16(i16); serialize_i32(i32); serialize_i64(i64);
        serialize_u8(u8); serialize_u16(u16); serialize_u32(u32); serialize_u64(u64); serialize_f32(f32);
        serialize_f64(f64); serialize_char(char); serialize_str(&str); serialize_bytes(&[u8]);
        serialize_unit_struct(&'static str);
    }

    fn serialize_none(self) -> Result<&'static str, NameError> {
        Err(not())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<&'static str, NameError> {
        Err(not())
    }

    fn serialize_unit(self) -> Result<&'static str, NameError> {
        Err(not())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<&'static str, NameError> {
        Err(not())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<&'static str, NameError> {
        Err(not())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Not, NameError> {
        Err(not())
    }

    fn serialize_tuple(self, _: usize) -> Result<Not, NameError> {
        Err(not())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Not, NameError> {
        Err(not())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Not, NameError> {
        Err(not())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Not, NameError> {
        Err(not())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Not, NameError> {
        Err(not())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Not, NameError> {
        Err(not())
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_those_of_the_journal() {
        use casework::promise::Kind;
        assert_eq!(super::code(&Kind::FirstContact), "first_contact");
        assert_eq!(serde_json::to_value(Kind::FirstContact).unwrap(), "first_contact");
    }
}
