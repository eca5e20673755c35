//! A hotline as written: the tables and keys of a script, just as TOML has them, each value with its place.
//! What they mean is found out by `check`. The documentation of each key here is what editors show, through
//! the JSON Schema that is made from these types.

#[cfg(test)]
use std::collections::BTreeMap;

#[cfg(test)]
use schemars::JsonSchema;
use toml::Spanned;

mod raw;
#[cfg(test)]
mod schema;

pub(super) use raw::{Raw, owned};
#[cfg(test)]
use schema::{
    Address, Amount, Announced, Days, Digits, EndKey, Keys, Kind, Length, Moment, Name, Next, Place, Tag,
    Trouble, Weight,
};

/// The JSON Schema of scripts (2020-12), made from the types here by the tests.
pub const SCHEMA: &str = include_str!("../../editors/hotline.schema.json");

/// A value with its place.
pub(super) type Field = Spanned<Raw>;

/// A whole script, for the schema. Reading goes table by table, so that a fault in one of them does not hide
/// those in another.
#[cfg(test)]
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename_all = "kebab-case", title = "Reachline hotline script")]
#[expect(dead_code, reason = "never made, only described")]
struct Script {
    /// The hotline itself: its name, its languages, and where a call begins.
    hotline: HotlineTable,
    /// How callers get through who cannot hear or speak.
    #[schemars(default)]
    channels: ChannelsTable,
    /// How every step listens that says nothing else.
    #[schemars(default)]
    listening: ListeningTable,
    /// Keys that mean the same in every menu, and nothing else: each leads to a step or does something that
    /// every hotline can do.
    #[schemars(default)]
    anywhere: BTreeMap<Keys, Place>,
    /// Choices by key.
    #[schemars(default)]
    menu: BTreeMap<Name, MenuTable>,
    /// Telephone lines that callers are connected to.
    #[schemars(default)]
    line: BTreeMap<Name, LineTable>,
    /// Headlines and stories.
    #[schemars(default)]
    bulletin: BTreeMap<Name, BulletinTable>,
    /// Words, and where they lead.
    #[schemars(default)]
    announcement: BTreeMap<Name, AnnouncementTable>,
    /// Digits that callers type.
    #[schemars(default)]
    entry: BTreeMap<Name, EntryTable>,
    /// Ways that depend on the time.
    #[schemars(default)]
    hours: BTreeMap<Name, HoursTable>,
    /// What callers may want, for simulated callers; no call is changed by it.
    #[schemars(default)]
    task: BTreeMap<Name, TaskTable>,
}

/// A table whose keys are known.
pub(super) trait Table: Default {
    /// Its keys, with `_` for each `-`.
    const KEYS: &'static [&'static str];

    /// The place for the value of a key, written as in [`Table::KEYS`].
    fn slot(&mut self, key: &str) -> Option<&mut Option<Field>>;
}

/// Declares a table: its keys, and what an editor may write for each.
macro_rules! table {
    ($(#[$about:meta])* $name:ident { $($(#[$field_about:meta])* $field:ident: $written:tt $(, $required:ident)?;)* }) => {
        $(#[$about])*
        #[derive(Debug, Default)]
        #[cfg_attr(test, derive(JsonSchema), schemars(deny_unknown_fields, rename_all = "kebab-case", default))]
        pub(super) struct $name {
            $(
                $(#[$field_about])*
                #[cfg_attr(test, schemars(with = $written $(, $required)?))]
                pub(super) $field: Option<Field>,
            )*
        }

        impl Table for $name {
            const KEYS: &'static [&'static str] = &[$(stringify!($field)),*];

            fn slot(&mut self, key: &str) -> Option<&mut Option<Field>> {
                match key {
                    $(stringify!($field) => Some(&mut self.$field),)*
                    _ => None,
                }
            }
        }
    };
}

/// Declares a table with keys of its own, and after them those that say how a step listens. (Flattening one
/// struct into another would lose every place.)
macro_rules! listens {
    ($(#[$about:meta])* $name:ident { $($own:tt)* }) => {
        table! {
            $(#[$about])*
            $name {
                $($own)*
                /// How much silence after the words is taken for no answer here.
                no_input_timeout: "Length";
                /// How much silence between two digits ends an entry here.
                inter_digit_timeout: "Length";
                /// How many times this is heard, if it is met with silence.
                max_no_input: "Amount";
                /// How many times this is heard, if it is met with wrong keys.
                max_no_match: "Amount";
                /// Where repeated trouble leads from here.
                on_failure: "Trouble";
                /// Where silence leads in the end.
                on_no_input: "Trouble";
                /// Where wrong keys lead in the end.
                on_no_match: "Trouble";
                /// Whether a key cuts the words short.
                barge_in: "bool";
                /// The silence between two options.
                option_pause: "Length";
                /// The same key again within this time is a bounce of the first.
                double_key_guard: "Length";
                /// The same among typed digits; off unless it is set.
                double_digit_guard: "Length";
                /// Which of the keys that mean the same everywhere are named after the options.
                announce: "Announced";
                /// Whether the way to a person is named before the options, not after them.
                person_first: "bool";
                /// Whether the number of options is said before them.
                count_options: "bool";
            }
        }
    };
}

/// The parts of a table that say how its step listens.
macro_rules! takes_listening {
    ($($name:ident)*) => {
        $(impl $name {
            /// Takes out the keys that say how it listens.
            pub(super) fn listening(&mut self) -> ListeningTable {
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
                    person_first: self.person_first.take(),
                    count_options: self.count_options.take(),
                }
            }
        })*
    };
}

takes_listening! { MenuTable LineTable BulletinTable EntryTable }

table! {
    /// `[hotline]`
    HotlineTable {
        /// The name: small letters, digits and hyphens. The prompts are in `prompts/NAME/`.
        name: "Name", required;
        /// The tags of its languages; the first is what a silent caller gets.
        languages: "Vec<Tag>", required;
        /// The step where a call begins.
        start: "Name", required;
        /// The time zone that hours are meant in, such as `Asia/Shanghai`; `UTC` unless it is another.
        timezone: "String";
        /// The profile that `reachline audit` judges it by, if it is not `default`: its name, or a file beside the
        /// script that ends in `.toml`.
        profile: "String";
        /// Where the menu is published in writing: an address that begins with `https://`.
        map: "Address";
    }
}

table! {
    /// `[channels]`: how callers get through who cannot hear or speak
    ChannelsTable {
        /// The number for real-time text.
        rtt: "String";
        /// The number for text messages.
        sms: "String";
        /// The address of a chat.
        chat: "Address";
        /// The number that relay services call.
        relay: "String";
    }
}

listens! {
    /// `[listening]`: how every step listens that says nothing else
    ListeningTable {}
}

listens! {
    /// `[menu.NAME]`
    MenuTable {
        /// The options: a key, or several, and the step each leads to: `{ 1 = "postal-savings" }`.
        options: "BTreeMap<Keys, Place>";
        /// The languages it offers, each by a key, each in itself: `{ 1 = "en", 2 = "zh-CN" }`.
        languages: "BTreeMap<Keys, Tag>";
        /// Where a chosen language leads. Needed with `languages`.
        then: "Next";
        /// The share of callers who choose each key, in percent, where it is known: `{ 1 = 60, 2 = 40 }`.
        weights: "BTreeMap<Keys, Weight>";
        /// `true` if callers in danger or distress come here.
        urgent: "bool";
    }
}

listens! {
    /// `[line.NAME]`
    LineTable {
        /// The number, as it is dialled.
        number: "String";
        /// Several numbers instead of one; the first is dialled.
        numbers: "Vec<String>";
        /// How the first number is printed for the public, where that is not how it is dialled.
        published: "String";
        /// The `[hours.NAME]` it is open in; always open without.
        hours: "Name";
        /// Where callers go when it is closed. Needed with `hours`.
        when_closed: "Next";
        /// `true` if callers are asked before they are connected, because it costs or cannot be undone.
        confirm: "bool";
        /// `false` if no person answers.
        person: "bool";
        /// `true` if callers in danger or distress come here.
        urgent: "bool";
    }
}

listens! {
    /// `[bulletin.NAME]`
    BulletinTable {
        /// Where its items are: the folder of this name beside the prompts; `"news"` unless it is another.
        items: "Name";
    }
}

table! {
    /// `[announcement.NAME]`
    AnnouncementTable {
        /// The step after it, `back`, or `hang-up`.
        then: "Next", required;
        /// `false` if the words must be heard to their end.
        barge_in: "bool";
    }
}

listens! {
    /// `[entry.NAME]`
    EntryTable {
        /// How many digits: `6`, or `"4..11"`.
        digits: "Digits";
        /// What kind of digits, in place of `digits`.
        accept: "Kind";
        /// The key that ends digits of open length; `"#"` unless it is another.
        end_key: "EndKey";
        /// `true` if what was typed is read back and confirmed.
        confirm: "bool";
        /// `true` if what was typed must never be said, shown or kept.
        sensitive: "bool";
        /// The step after it.
        then: "Next", required;
        /// Where "no" leads. Needed with `accept = "yes-no"`.
        on_no: "Next";
    }
}

table! {
    /// `[hours.NAME]`
    HoursTable {
        /// When it is open: days, or ranges of days, and their hours.
        /// `{ mon-fri = "09:00-17:00", sat = ["09:00-12:00", "14:00-16:00"] }`
        open: "BTreeMap<String, Days>", required;
        /// Days that differ: `{ 2026-10-01 = "closed" }`.
        exceptions: "BTreeMap<Moment, Days>";
        /// Where callers go when it is open. Without it and `when-closed`, these are hours for lines alone.
        when_open: "Next";
        /// Where callers go when it is closed.
        when_closed: "Next";
    }
}

table! {
    /// `[task.NAME]`
    TaskTable {
        /// The step that fulfils it: a line the caller is connected to, or another step the caller reaches.
        to: "Name", required;
        /// What the caller has in mind, in their own words, by language: `{ en = "send a parcel" }`. Where a language
        /// has none, the words by which the step is offered.
        words: "BTreeMap<Tag, String>";
    }
}
