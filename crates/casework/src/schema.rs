//! JSON Schemas of what has its own spelling in JSON: numbers, codes and actors as text.
//!
//! Everything else derives its schema beside its definition, so that the API's description is made of the
//! very words the rules are documented with.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::calendar::Span;
use crate::id::{CaseId, CaseNo, CategoryCode, ExposureId, PackId, PersonId, UnitId};
use crate::permission::Actor;

macro_rules! text {
    ($($name:ident: $description:literal, $pattern:literal, $max:literal;)*) => {$(
        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                false
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "description": $description, "pattern": $pattern, "maxLength": $max })
            }
        }
    )*};
}

text! {
    CaseId: "Identity of a case.", "^[0-9a-f]{32}$", 32;
    CaseNo: "The number of a case that people say: day, running number, check digit, e.g. 20260817-0042-6.",
        "^[0-9]{8}-[0-9]{4,9}-[0-9]$", 20;
    UnitId: "The code of a unit.", "^[a-z0-9][a-z0-9._-]{0,63}$", 64;
    PersonId: "The sign-in name of a person.", "^[a-z0-9][a-z0-9._-]{0,63}$", 64;
    ExposureId: "The code of an exposure.", "^[a-z0-9][a-z0-9._-]{0,63}$", 64;
    PackId: "The code of a pack.", "^[a-z0-9][a-z0-9._-]{0,63}$", 64;
    Span: "A length of time: a whole number and a unit (`minute`, `hour`, `working_minute`, `working_hour`, `day`, \
        `working_day`, `week`, `month`, `year`), e.g. `5 working_day`.", "^[0-9]+ [a-z_]+$", 30;
    CategoryCode: "The code of a category; a leaf of the pack's tree.", "^[a-z0-9][a-z0-9._-]{0,63}$", 64;
    Actor: "Who acted: `staff:<sign-in name>`, `customer`, `partner:<task>`, `clock`, `import:<name>` or `setup`.",
        "^(staff:.+|import:.+|partner:[0-9]+|customer|clock|setup)$", 300;
}
