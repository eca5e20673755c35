//! What each value of a script may be, told to the JSON Schema that editors complete and check by. Only the tests make that
//! schema, and hold the file against it that the program prints: so the program need not carry what it is made with.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use snapbox::IntoData;

use super::Script;
use crate::prompt::locale;
use crate::script::Deed;
use crate::script::hotline::NEXT;

/// A kind of value that a script has, and how the schema tells it.
macro_rules! value {
    ($(#[$about:meta])* $name:ident, $schema:expr) => {
        $(#[$about])*
        #[derive(PartialEq, Eq, PartialOrd, Ord)]
        pub(super) struct $name;

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

value! {
    /// A length of time with its unit.
    Length,
    json_schema!({
        "type": "string",
        "pattern": "^[0-9]+(\\.[0-9]{1,3})? *(ms|s|m|min)$",
        "examples": ["10s", "700ms"]
    })
}

value! {
    /// How many times something is heard.
    Amount,
    json_schema!({ "type": "integer", "minimum": 1, "maximum": 9 })
}

value! {
    /// Keys of a telephone.
    Keys,
    json_schema!({ "type": "string", "pattern": "^[0-9*#]{1,4}$" })
}

value! {
    /// A key that is no digit.
    EndKey,
    json_schema!({ "type": "string", "enum": ["#", "*"] })
}

value! {
    /// A number of digits, or a range of it.
    Digits,
    json_schema!({
        "oneOf": [
            { "type": "integer", "minimum": 1, "maximum": 32 },
            { "type": "string", "pattern": "^ *[0-9]{1,2} *\\.\\. *[0-9]{1,2} *$" }
        ],
        "examples": [6, "4..11"]
    })
}

value! {
    /// What an entry accepts besides digits.
    Kind,
    json_schema!({ "type": "string", "enum": ["phone-number", "date", "yes-no"] })
}

value! {
    /// Which common keys are named after the options.
    Announced,
    json_schema!({ "type": "string", "enum": ["all", "person", "nothing"] })
}

value! {
    /// A share of callers in percent.
    Weight,
    json_schema!({ "type": "number", "minimum": 0, "maximum": 100 })
}

value! {
    /// The hours of a day: `"09:00-17:00"`, several of them, or `"closed"`.
    Days,
    json_schema!({
        "oneOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }],
        "examples": ["09:00-17:00", "closed", "all day"]
    })
}

value! {
    /// A date.
    Moment,
    json_schema!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
}

value! {
    /// An address on the web.
    Address,
    json_schema!({ "type": "string", "pattern": "^https?://[^\\s/]+\\S*$" })
}

value! {
    /// The name of a step or a hotline.
    Name,
    json_schema!({ "type": "string", "pattern": "^[a-z][a-z0-9-]*$", "maxLength": 64 })
}

value! {
    /// The tag of a language.
    Tag,
    {
        let tags: Vec<&str> = locale::ALL.iter().map(|locale| locale.tag).collect();
        json_schema!({ "type": "string", "enum": tags })
    }
}

/// Declares where something can lead: to a step, or to something that every hotline can do.
macro_rules! place {
    ($(#[$about:meta])* $name:ident, $title:literal, $deeds:expr) => {
        $(#[$about])*
        pub(super) struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let deeds: Vec<&str> = $deeds.into_iter().map(Deed::name).collect();
                let no_steps: Vec<&str> = Deed::ALL.iter().map(|(name, _)| *name).collect();
                json_schema!({
                    "description": $title,
                    "anyOf": [
                        { "type": "string", "enum": deeds },
                        { "type": "string", "pattern": "^[a-z][a-z0-9-]*$", "not": { "enum": no_steps } }
                    ]
                })
            }
        }
    };
}

place! {
    /// Where a key leads.
    Place,
    "The name of a step, or something that every hotline can do.",
    Deed::ALL.map(|(_, deed)| deed)
}

place! {
    /// Where a call goes on by itself.
    Next,
    "The name of a step, `back` to the step before, or `hang-up`.",
    NEXT
}

place! {
    /// Where trouble leads.
    Trouble,
    "The name of a step, best one where a person answers, or `back` to the step before.",
    [Deed::Back]
}

/// `SNAPSHOTS=overwrite cargo test --lib schema` makes the file anew.
#[test]
fn the_schema_is_made_from_the_types() {
    let made = serde_json::to_string_pretty(&schemars::schema_for!(Script)).unwrap() + "\n";
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/hotline.schema.json");
    let file = snapbox::Data::read_from(&file, Some(snapbox::data::DataFormat::Text));
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(made.raw(), file.raw());
}
