//! TOML into tables: all faults of its syntax, tables and keys that do not exist, values of the wrong shape.

use serde::Deserialize;
use serde::de::value::{Error as ValueError, MapDeserializer};
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::fields::Fields;
use crate::diagnostic::nearest;
use crate::script::document::{
    AnnouncementTable, BulletinTable, EntryTable, Field, HotlineTable, HoursTable, LineTable, ListeningTable,
    MenuTable, Raw,
};
use crate::script::faults;

/// The entries of a table whose keys are the author's.
pub(super) type Entries = Vec<(Spanned<String>, Field)>;

/// A step's table.
pub(super) enum StepTable {
    Menu(MenuTable),
    Line(LineTable),
    Bulletin(BulletinTable),
    Announcement(AnnouncementTable),
    Entry(EntryTable),
    Hours(HoursTable),
}

/// A script, table by table.
#[derive(Default)]
pub(super) struct Written {
    pub(super) hotline: HotlineTable,
    pub(super) listening: ListeningTable,
    pub(super) anywhere: Entries,
    /// The steps in the order in which they are written.
    pub(super) steps: Vec<(Spanned<String>, StepTable)>,
}

/// The tables of a script.
const TABLES: [&str; 9] =
    ["hotline", "listening", "anywhere", "menu", "line", "bulletin", "announcement", "entry", "hours"];

/// Reads all that can be read.
pub(super) fn read(fields: &mut Fields) -> Written {
    let source = std::sync::Arc::clone(fields.source());
    let (document, errors) = DeTable::parse_recoverable(source.text());
    for error in &errors {
        let end = source.text().len();
        let span = error.span().unwrap_or(end..end);
        fields.error(
            &faults::TOML_SYNTAX,
            format!("this is not TOML: {}", first_line(error.message())),
            span,
        );
        fields
            .help("see `reachline check --explain toml-syntax` for how tables, keys and values are written");
    }
    let mut written = Written::default();
    for (name, value) in document.into_inner() {
        let (span, name) = (name.span(), name.into_inner());
        match &*name {
            "hotline" => written.hotline = table(fields, "hotline", value).unwrap_or_default(),
            "listening" => written.listening = table(fields, "listening", value).unwrap_or_default(),
            "anywhere" => {
                let place = value.span();
                written.anywhere = match raw(value) {
                    Some(Raw::Table(entries)) => entries,
                    Some(_) | None => {
                        not_a_table(fields, "anywhere", place);
                        Vec::new()
                    }
                };
            }
            "menu" => steps(fields, &mut written, "menu", value, StepTable::Menu),
            "line" => steps(fields, &mut written, "line", value, StepTable::Line),
            "bulletin" => steps(fields, &mut written, "bulletin", value, StepTable::Bulletin),
            "announcement" => steps(fields, &mut written, "announcement", value, StepTable::Announcement),
            "entry" => steps(fields, &mut written, "entry", value, StepTable::Entry),
            "hours" => steps(fields, &mut written, "hours", value, StepTable::Hours),
            unknown => {
                fields.error(&faults::UNKNOWN_TABLE, format!("a script has no table `{unknown}`"), span);
                match nearest(unknown, TABLES) {
                    Some(near) => {
                        fields.help(format!("did you mean `{near}`?"));
                        fields.suggest(near);
                    }
                    None => fields.help(format!(
                        "the tables are {}",
                        TABLES.map(|name| format!("`{name}`")).join(", ")
                    )),
                }
            }
        }
    }
    written.steps.sort_by_key(|(name, _)| name.span().start);
    written
}

/// Reads `[kind.NAME]` for every name.
fn steps<'i, T: Deserialize<'i>>(
    fields: &mut Fields,
    written: &mut Written,
    kind: &str,
    value: Spanned<DeValue<'i>>,
    wrap: impl Fn(T) -> StepTable,
) {
    let place = value.span();
    let DeValue::Table(steps) = value.into_inner() else {
        return not_a_table(fields, kind, place);
    };
    for (name, value) in steps {
        let name = Spanned::new(name.span(), name.into_inner().into_owned());
        if let Some(read) = table(fields, &format!("{kind}.{}", name.get_ref()), value) {
            written.steps.push((name, wrap(read)));
        }
    }
}

/// Reads one table, without the keys that it does not have.
fn table<'i, T: Deserialize<'i>>(fields: &mut Fields, name: &str, value: Spanned<DeValue<'i>>) -> Option<T> {
    let place = value.span();
    let DeValue::Table(mut entries) = value.into_inner() else {
        not_a_table(fields, name, place);
        return None;
    };
    let known = keys_of::<T>();
    let unknown: Vec<_> = entries.keys().filter(|key| !known.contains(&&**key.get_ref())).cloned().collect();
    for key in unknown {
        let text = key.get_ref();
        fields.error(&faults::UNKNOWN_KEY, format!("`[{name}]` has no key `{text}`"), key.span());
        match nearest(text, known.iter().copied()) {
            Some(near) => {
                fields.help(format!("did you mean `{near}`?"));
                fields.suggest(near);
            }
            None => {
                let known: Vec<String> = known.iter().map(|key| format!("`{key}`")).collect();
                fields.help(format!("its keys are {}", known.join(", ")));
            }
        }
        entries.remove(&key);
    }
    let value = Spanned::new(place.clone(), DeValue::Table(entries));
    match T::deserialize(ValueDeserializer::from(value)) {
        Ok(read) => Some(read),
        Err(error) => {
            let span = error.span().unwrap_or(place);
            fields.error(
                &faults::WRONG_TYPE,
                format!("`[{name}]` cannot be read: {}", first_line(error.message())),
                span,
            );
            None
        }
    }
}

/// Any value, as it is.
fn raw(value: Spanned<DeValue<'_>>) -> Option<Raw> {
    Raw::deserialize(ValueDeserializer::from(value)).ok()
}

fn not_a_table(fields: &mut Fields, name: &str, span: std::ops::Range<usize>) {
    fields.error(&faults::WRONG_TYPE, format!("`{name}` is a table"), span);
    fields.help(format!("write `[{name}]` on a line of its own, and its keys below"));
}

fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or(message)
}

/// The keys that a table can have: those of the type it is read into, so that there is one list of them.
fn keys_of<'i, T: Deserialize<'i>>() -> &'static [&'static str] {
    struct Ask<'a>(&'a mut &'static [&'static str]);

    impl<'de> serde::Deserializer<'de> for Ask<'_> {
        type Error = ValueError;

        fn deserialize_any<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
            visitor.visit_map(MapDeserializer::new(std::iter::empty::<(&str, &str)>()))
        }

        fn deserialize_struct<V: serde::de::Visitor<'de>>(
            self,
            _: &'static str,
            keys: &'static [&'static str],
            visitor: V,
        ) -> Result<V::Value, ValueError> {
            *self.0 = keys;
            self.deserialize_any(visitor)
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
            newtype_struct seq tuple tuple_struct map enum identifier ignored_any
        }
    }

    let mut keys: &'static [&'static str] = &[];
    // Only the keys matter; every table can also be read from nothing.
    let _ = T::deserialize(Ask(&mut keys));
    keys
}
