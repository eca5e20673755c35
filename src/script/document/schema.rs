//! The JSON Schema of a script, so that editors complete and check it while it is written.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::Script;
use crate::script::Deed;

/// The schema, as JSON Schema 2020-12.
#[must_use]
pub fn schema() -> Schema {
    schemars::schema_for!(Script)
}

/// A kind of text that a script has, and how the schema tells it.
macro_rules! text {
    ($(#[$about:meta])* $name:ident, $schema:expr) => {
        $(#[$about])*
        #[derive(PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name;

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

text! {
    /// A length of time with its unit.
    Length,
    json_schema!({ "type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?(ms|s|m)$", "examples": ["10s", "700ms"] })
}

text! {
    /// A small whole number.
    Amount,
    json_schema!({ "type": "integer", "minimum": 1, "maximum": 9 })
}

text! {
    /// Keys of a telephone.
    Keys,
    json_schema!({ "type": "string", "pattern": "^[0-9*#]{1,4}$" })
}

text! {
    /// A number of digits, or a range of it.
    Digits,
    json_schema!({
        "oneOf": [
            { "type": "integer", "minimum": 1, "maximum": 32 },
            { "type": "string", "pattern": "^[0-9]{1,2}\\.\\.[0-9]{1,2}$" }
        ]
    })
}

text! {
    /// The hours of a day: `"09:00-17:00"`, several of them, or `"closed"`.
    Days,
    json_schema!({
        "oneOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }],
        "examples": ["09:00-17:00", "closed", "all day"]
    })
}

/// The name of a step, or something that every hotline can do.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub struct Name;

impl JsonSchema for Name {
    fn schema_name() -> Cow<'static, str> {
        "Target".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let deeds: Vec<&str> = Deed::ALL.iter().map(|(name, _)| *name).collect();
        json_schema!({
            "description": "The name of a step, or something that every hotline can do.",
            "anyOf": [{ "type": "string", "enum": deeds }, { "type": "string", "pattern": "^[a-z][a-z0-9-]*$" }]
        })
    }
}
