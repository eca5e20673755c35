//! TOML into tables: tables and keys that do not exist, values of the wrong shape. Faults of the syntax are
//! told in `syntax`.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::reader::Reader;
use super::syntax;
use crate::diagnostic::quoted;
use crate::script::document::{
    AnnouncementTable, BulletinTable, ChannelsTable, EntryTable, Field, HotlineTable, HoursTable, LineTable,
    ListeningTable, MenuTable, Raw, Table, TaskTable, owned,
};
use crate::script::faults;

/// The entries of a table whose keys are the author's.
pub(super) type Entries = Vec<(Spanned<String>, Field)>;

/// A step's table.
pub(super) enum StepTable {
    Menu(Box<MenuTable>),
    Line(Box<LineTable>),
    Bulletin(Box<BulletinTable>),
    Announcement(Box<AnnouncementTable>),
    Entry(Box<EntryTable>),
    Hours(Box<HoursTable>),
}

impl StepTable {
    /// What the script calls a step of this kind.
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Menu(_) => "menu",
            Self::Line(_) => "line",
            Self::Bulletin(_) => "bulletin",
            Self::Announcement(_) => "announcement",
            Self::Entry(_) => "entry",
            Self::Hours(_) => "hours",
        }
    }
}

/// A script, table by table.
#[derive(Default)]
pub(super) struct Written {
    pub(super) hotline: HotlineTable,
    /// Where `[hotline]` is, if it is there.
    pub(super) hotline_span: Option<Range<usize>>,
    pub(super) channels: ChannelsTable,
    pub(super) listening: ListeningTable,
    pub(super) anywhere: Entries,
    /// The steps in the order in which they are written.
    pub(super) steps: Vec<(Spanned<String>, StepTable)>,
    /// What callers may want, in the order in which it is written.
    pub(super) tasks: Vec<(Spanned<String>, TaskTable)>,
}

/// The tables of a script.
const TABLES: [&str; 11] = [
    "hotline",
    "channels",
    "listening",
    "anywhere",
    "menu",
    "line",
    "bulletin",
    "announcement",
    "entry",
    "hours",
    "task",
];

/// Reads all that can be read.
pub(super) fn read(reader: &mut Reader) -> Written {
    let source = Arc::clone(reader.source());
    let (document, errors) = DeTable::parse_recoverable(source.text());
    syntax::complain(reader, &errors);
    let mut written = Written::default();
    for (name, value) in document.into_inner() {
        let (span, name) = (name.span(), name.into_inner());
        match &*name {
            "hotline" => {
                written.hotline_span = Some(value.span());
                written.hotline = table(reader, "hotline", value).unwrap_or_default();
            }
            "channels" => written.channels = table(reader, "channels", value).unwrap_or_default(),
            "listening" => written.listening = table(reader, "listening", value).unwrap_or_default(),
            "anywhere" => {
                let place = value.span();
                if let Raw::Table(entries) = Raw::of(value).into_inner() {
                    written.anywhere = entries;
                } else {
                    not_a_table(reader, "anywhere", place);
                }
            }
            "menu" => {
                named(reader, &mut written.steps, "menu", value, |table| StepTable::Menu(Box::new(table)))
            }
            "line" => {
                named(reader, &mut written.steps, "line", value, |table| StepTable::Line(Box::new(table)))
            }
            "bulletin" => {
                named(reader, &mut written.steps, "bulletin", value, |table| {
                    StepTable::Bulletin(Box::new(table))
                });
            }
            "announcement" => named(reader, &mut written.steps, "announcement", value, |table| {
                StepTable::Announcement(Box::new(table))
            }),
            "entry" => {
                named(reader, &mut written.steps, "entry", value, |table| StepTable::Entry(Box::new(table)))
            }
            "hours" => {
                named(reader, &mut written.steps, "hours", value, |table| StepTable::Hours(Box::new(table)))
            }
            "task" => named(reader, &mut written.tasks, "task", value, |table| table),
            unknown => unknown_table(reader, unknown, span),
        }
    }
    written.steps.sort_by_key(|(name, _)| name.span().start);
    written
}

fn unknown_table(reader: &mut Reader, name: &str, span: Range<usize>) {
    reader.lose();
    reader.error(&faults::UNKNOWN_TABLE, format!("a script has no table {}", quoted(name)), span);
    match reader.nearest(name, TABLES.len(), TABLES) {
        Some(near) => {
            reader.help(format!("did you mean `{near}`?"));
            reader.suggest(near);
        }
        None => {
            reader.help(format!("the tables are {}", TABLES.map(|name| format!("`{name}`")).join(", ")));
        }
    }
}

/// Reads `[kind.NAME]` for every name.
fn named<T: Table, S>(
    reader: &mut Reader,
    into: &mut Vec<(Spanned<String>, S)>,
    kind: &str,
    value: Spanned<DeValue<'_>>,
    wrap: impl Fn(T) -> S,
) {
    let place = value.span();
    let DeValue::Table(steps) = value.into_inner() else {
        return not_a_table(reader, kind, place);
    };
    for (name, value) in tables(reader, kind, steps, T::KEYS) {
        if let Some(read) = table(reader, &format!("{kind}.{}", name.get_ref()), value) {
            into.push((name, wrap(read)));
        }
    }
}

/// The tables that stand in `[kind]`, as they are written. Keys that stand there themselves are told, the first of
/// them.
fn tables<'a>(
    reader: &mut Reader,
    kind: &str,
    steps: DeTable<'a>,
    keys: &[&str],
) -> Vec<(Spanned<String>, Spanned<DeValue<'a>>)> {
    let mut steps: Vec<_> = steps.into_iter().map(|(name, value)| (owned(name), value)).collect();
    steps.sort_by_key(|(name, _)| name.span().start);
    let mut told = false;
    steps.retain(|(name, value)| {
        let inline = !reader.source().text()[value.span().start..].starts_with('[');
        let is_key = inline && keys.contains(&name.get_ref().replace('-', "_").as_str());
        if !is_key && matches!(value.get_ref(), DeValue::Table(_)) {
            return true;
        }
        reader.lose();
        if !std::mem::replace(&mut told, true) {
            let text = name.get_ref();
            let holds = if kind == "task" { "tasks" } else { "steps" };
            let message = format!("`{text}` stands in `[{kind}]` itself, which holds only {holds}");
            reader.error(&faults::WRONG_TYPE, message, name.span());
            reader.help(format!(
                "give the {} a name: write `[{kind}.NAME]` above its keys",
                holds.trim_end_matches('s')
            ));
        }
        false
    });
    steps
}

/// Reads one table, without the keys that it does not have.
fn table<T: Table>(reader: &mut Reader, name: &str, value: Spanned<DeValue<'_>>) -> Option<T> {
    let place = value.span();
    let DeValue::Table(entries) = value.into_inner() else {
        not_a_table(reader, name, place);
        return None;
    };
    let mut table = T::default();
    for (key, value) in entries {
        let text = key.get_ref();
        // Only the hyphen is right; the slots have names of Rust.
        let slot = if text.contains('_') { None } else { table.slot(&text.replace('-', "_")) };
        match slot {
            Some(slot) => *slot = Some(Raw::of(value)),
            None => unknown_key::<T>(reader, name, text, key.span()),
        }
    }
    Some(table)
}

fn unknown_key<T: Table>(reader: &mut Reader, table: &str, key: &str, span: Range<usize>) {
    reader.error(&faults::UNKNOWN_KEY, format!("`[{table}]` has no key {}", quoted(key)), span);
    let known: Vec<String> = T::KEYS.iter().map(|key| key.replace('_', "-")).collect();
    match reader.nearest(key, known.len(), known.iter().map(String::as_str)) {
        Some(near) => {
            reader.lose_value(near);
            reader.help(format!("did you mean `{near}`?"));
            reader.suggest(near);
        }
        None => {
            let known: Vec<String> = known.iter().map(|key| format!("`{key}`")).collect();
            reader.help(format!("its keys are {}", known.join(", ")));
        }
    }
}

fn not_a_table(reader: &mut Reader, name: &str, span: Range<usize>) {
    reader.lose();
    reader.error(&faults::WRONG_TYPE, format!("`{name}` is a table"), span);
    reader.help(format!("write `[{name}]` on a line of its own, and its keys below"));
}
