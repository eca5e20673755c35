//! A hotline as written: the tables and keys of a script, just as TOML has them, each value with its place.
//! What they mean is found out by `check`. The documentation of each key here is what editors show, through
//! the JSON Schema that is made from these types.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

mod raw;
mod schema;

pub use raw::Raw;
pub use schema::schema;
use schema::{Amount, Days, Keys, Length, Name};

/// A value with its place.
pub type Field = Spanned<Raw>;

/// A whole script, for the schema. Reading goes table by table, so that a fault in one of them does not hide
/// those in another.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Reachline hotline script")]
#[expect(dead_code, reason = "never made, only described")]
struct Script {
    /// The hotline itself: its name, its languages, and where a call begins.
    hotline: HotlineTable,
    /// How every step listens that says nothing else.
    listening: Option<ListeningTable>,
    /// Keys that mean the same in every menu, and nothing else: each leads to a step or does something that
    /// every hotline can do.
    anywhere: Option<BTreeMap<Keys, Name>>,
    /// Choices by key.
    menu: Option<BTreeMap<String, MenuTable>>,
    /// Telephone lines that callers are connected to.
    line: Option<BTreeMap<String, LineTable>>,
    /// Headlines and stories.
    bulletin: Option<BTreeMap<String, BulletinTable>>,
    /// Words, and where they lead.
    announcement: Option<BTreeMap<String, AnnouncementTable>>,
    /// Digits that callers type.
    entry: Option<BTreeMap<String, EntryTable>>,
    /// Ways that depend on the time.
    hours: Option<BTreeMap<String, HoursTable>>,
}

/// `[hotline]`
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct HotlineTable {
    /// The name: small letters, digits and hyphens. The prompts are in `prompts/NAME/`.
    #[schemars(with = "String", required)]
    pub name: Option<Field>,
    /// The tags of its languages; the first is what a silent caller gets.
    #[schemars(with = "Vec<String>", required)]
    pub languages: Option<Field>,
    /// The step where a call begins.
    #[schemars(with = "Name", required)]
    pub start: Option<Field>,
    /// The time zone that hours are meant in, such as `Asia/Shanghai`.
    #[schemars(with = "String")]
    pub timezone: Option<Field>,
}

/// A table with the keys that say how a step listens, and keys of its own before them. (Flattening one struct
/// into another would lose every place.)
macro_rules! listens {
    ($(#[$about:meta])* $name:ident { $($(#[$field_about:meta])* $field:ident,)* }) => {
        $(#[$about])*
        #[derive(Debug, Default, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
        pub struct $name {
            $($(#[$field_about])* pub $field: Option<Field>,)*
            /// How much silence after the words is taken for no answer here.
            #[schemars(with = "Option<Length>")]
            pub no_input_timeout: Option<Field>,
            /// How much silence between two digits ends an entry here.
            #[schemars(with = "Option<Length>")]
            pub inter_digit_timeout: Option<Field>,
            /// How many times this is heard, if it is met with silence.
            #[schemars(with = "Option<Amount>")]
            pub max_no_input: Option<Field>,
            /// How many times this is heard, if it is met with wrong keys.
            #[schemars(with = "Option<Amount>")]
            pub max_no_match: Option<Field>,
            /// Where repeated trouble leads from here.
            #[schemars(with = "Option<Name>")]
            pub on_failure: Option<Field>,
            /// Where silence leads in the end.
            #[schemars(with = "Option<Name>")]
            pub on_no_input: Option<Field>,
            /// Where wrong keys lead in the end.
            #[schemars(with = "Option<Name>")]
            pub on_no_match: Option<Field>,
            /// Whether a key cuts the words short.
            #[schemars(with = "Option<bool>")]
            pub barge_in: Option<Field>,
            /// The silence between two options.
            #[schemars(with = "Option<Length>")]
            pub option_pause: Option<Field>,
            /// The same key again within this time is a bounce of the first.
            #[schemars(with = "Option<Length>")]
            pub double_key_guard: Option<Field>,
            /// The same among typed digits; off unless it is set.
            #[schemars(with = "Option<Length>")]
            pub double_digit_guard: Option<Field>,
            /// Which of the keys that mean the same everywhere are named after the options: `"all"`,
            /// `"person"` or `"nothing"`.
            #[schemars(with = "Option<String>")]
            pub announce: Option<Field>,
        }

        impl $name {
            /// Takes out the keys that say how it listens.
            pub fn listening(&mut self) -> ListeningTable {
                ListeningTable {
                    no_input_timeout: self.no_input_timeout.take(),
                    inter_digit_timeout: self.inter_digit_timeout.take(),
                    max_no_input: self.max_no_input.take(),
                    max_no_match: self.max_no_match.take(),
                    on_failure: self.on_failure.take(),
                    on_no_input: self.on_no_input.take(),
                    on_no_match: self.on_no_match.take(),
                    barge_in: self.barge_in.take(),
                    option_pause: self.option_pause.take(),
                    double_key_guard: self.double_key_guard.take(),
                    double_digit_guard: self.double_digit_guard.take(),
                    announce: self.announce.take(),
                }
            }
        }
    };
}

listens! {
    /// `[listening]`: how every step listens that says nothing else
    ListeningTable {}
}

listens! {
    /// `[menu.NAME]`
    MenuTable {
        /// The options: a key, or several, and the step each leads to: `{ 1 = "postal-savings" }`.
        #[schemars(with = "Option<BTreeMap<Keys, Name>>")]
        options,
        /// The languages it offers, each by a key, each in itself: `{ 1 = "en", 2 = "zh-CN" }`.
        #[schemars(with = "Option<BTreeMap<Keys, String>>")]
        languages,
        /// Where a chosen language leads.
        #[schemars(with = "Option<Name>")]
        then,
        /// The share of callers who choose each key, in percent, where it is known: `{ 1 = 60, 2 = 40 }`.
        #[schemars(with = "Option<BTreeMap<Keys, f64>>")]
        weights,
    }
}

listens! {
    /// `[line.NAME]`
    LineTable {
        /// The number, as it is published.
        #[schemars(with = "Option<String>")]
        number,
        /// Several numbers instead of one; the first is dialled.
        #[schemars(with = "Option<Vec<String>>")]
        numbers,
        /// How the first number is printed for the public, where that is not how it is dialled.
        #[schemars(with = "Option<String>")]
        published,
        /// The `[hours.NAME]` it is open in; always open without.
        #[schemars(with = "Option<Name>")]
        hours,
        /// Where callers go when it is closed. Needed with `hours`.
        #[schemars(with = "Option<Name>")]
        when_closed,
        /// `true` if callers are asked before they are connected, because it costs or cannot be undone.
        #[schemars(with = "Option<bool>")]
        confirm,
        /// `false` if no person answers.
        #[schemars(with = "Option<bool>")]
        person,
    }
}

listens! {
    /// `[bulletin.NAME]`
    BulletinTable {
        /// Where its items are: the folder of this name beside the prompts. `"news"`
        #[schemars(with = "Option<String>")]
        items,
    }
}

/// `[announcement.NAME]`
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct AnnouncementTable {
    /// The step after it, `back`, or `hang-up`.
    #[schemars(with = "Name", required)]
    pub then: Option<Field>,
    /// `false` if the words must be heard to their end.
    #[schemars(with = "Option<bool>")]
    pub barge_in: Option<Field>,
}

listens! {
    /// `[entry.NAME]`
    EntryTable {
        /// How many digits: `6`, or `"4..11"`.
        #[schemars(with = "Option<schema::Digits>")]
        digits,
        /// What kind of digits, in place of `digits`: `"phone-number"`, `"date"` or `"yes-no"`.
        #[schemars(with = "Option<String>")]
        accept,
        /// The key that ends digits of open length; `"#"` unless it is another.
        #[schemars(with = "Option<Keys>")]
        end_key,
        /// `true` if what was typed is read back and confirmed.
        #[schemars(with = "Option<bool>")]
        confirm,
        /// `true` if what was typed must never be said, shown or kept.
        #[schemars(with = "Option<bool>")]
        sensitive,
        /// The step after it.
        #[schemars(with = "Option<Name>")]
        then,
        /// Where "no" leads, with `accept = "yes-no"`.
        #[schemars(with = "Option<Name>")]
        on_no,
    }
}

/// `[hours.NAME]`
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct HoursTable {
    /// When it is open: days, or ranges of days, and their hours.
    /// `{ mon-fri = "09:00-17:00", sat = ["09:00-12:00", "14:00-16:00"] }`
    #[schemars(with = "BTreeMap<String, Days>", required)]
    pub open: Option<Field>,
    /// Days that differ: `{ 2026-10-01 = "closed" }`.
    #[schemars(with = "Option<BTreeMap<String, Days>>")]
    pub exceptions: Option<Field>,
    /// Where callers go when it is open.
    #[schemars(with = "Name", required)]
    pub when_open: Option<Field>,
    /// Where callers go when it is closed.
    #[schemars(with = "Name", required)]
    pub when_closed: Option<Field>,
}
