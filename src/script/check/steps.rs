//! Each step's table becomes a step.

use std::ops::Range;

use super::fields::Fields;
use super::listening;
use super::names::{self, Names};
use super::reading::StepTable;
use super::{free_digits, hours, language_id};
use crate::key::{Key, Keys};
use crate::number;
use crate::prompt::Locale;
use crate::script::document::{
    AnnouncementTable, BulletinTable, EntryTable, Field, HoursTable, LineTable, MenuTable, Raw,
};
use crate::script::faults;
use crate::script::hotline::{
    Accept, Announcement, Bulletin, Entry, Hours, Line, Listening, Menu, MenuOption, StepKind, Target,
};
use crate::script::hours::Timetable;

/// What every step is checked against.
pub(super) struct Common<'a> {
    pub(super) names: &'a Names,
    pub(super) locales: &'a [&'static Locale],
    pub(super) listening: &'a Listening,
    pub(super) anywhere: &'a [Option<Target>; 12],
    /// The timetables by the name of their step, for lines that are open at times.
    pub(super) timetables: &'a [(String, Timetable)],
}

/// Checks one step. `None` when it cannot be used, with the reason among the complaints.
pub(super) fn step(
    fields: &mut Fields,
    common: &Common<'_>,
    name: &str,
    span: Range<usize>,
    table: StepTable,
    news: &mut Option<String>,
) -> Option<StepKind> {
    match table {
        StepTable::Menu(table) => menu(fields, common, name, span, table).map(StepKind::Menu),
        StepTable::Line(table) => line(fields, common, name, span, table).map(StepKind::Line),
        StepTable::Bulletin(table) => bulletin(fields, common, span, table, news).map(StepKind::Bulletin),
        StepTable::Announcement(table) => {
            announcement(fields, common, name, span, &table).map(StepKind::Announcement)
        }
        StepTable::Entry(table) => entry(fields, common, name, span, table).map(StepKind::Entry),
        StepTable::Hours(table) => hours_step(fields, common, name, span, &table).map(StepKind::Hours),
    }
}

/// A target that a table must have.
fn needed(
    fields: &mut Fields,
    common: &Common<'_>,
    field: Option<&Field>,
    key: &str,
    (table, span): (&str, &Range<usize>),
) -> Option<Target> {
    let Some(field) = field else {
        fields.missing(key, table, span.clone());
        return None;
    };
    common.names.target(fields, field, key)
}

fn menu(
    fields: &mut Fields,
    common: &Common<'_>,
    name: &str,
    span: Range<usize>,
    mut table: MenuTable,
) -> Option<Menu> {
    let listening = listening::of_step(fields, common.names, table.listening(), common.listening);
    let mut taken: Vec<(Keys, Range<usize>)> = Vec::new();
    let mut languages = Vec::new();
    for (key_name, value) in fields.table(table.languages.as_ref(), "languages") {
        let keys = option_keys(fields, common, key_name, &mut taken);
        let Some(tag) = fields.text(value, "languages") else { continue };
        let id = Locale::find(tag).and_then(|locale| language_id(common.locales, locale));
        if id.is_none() {
            fields.error(
                &faults::UNKNOWN_LANGUAGE,
                format!("`{tag}` is no language of this hotline"),
                value.span(),
            );
            fields.help("add it to `languages` in `[hotline]`, or offer another");
        }
        languages.extend(keys.zip(id));
    }
    let mut options = Vec::new();
    let weights = weights(fields, &table);
    for (key_name, value) in fields.table(table.options.as_ref(), "options") {
        let keys = option_keys(fields, common, key_name, &mut taken);
        let target = common.names.target(fields, value, "options");
        let Some((keys, target)) = keys.zip(target) else { continue };
        let weight = weights.iter().find(|(own, _)| *own == keys).map(|(_, weight)| *weight);
        options.push(MenuOption { keys, target, weight, span: value.span() });
    }
    if table.options.is_none() && table.languages.is_none() {
        fields.error(&faults::NO_OPTIONS, format!("`[menu.{name}]` offers nothing"), span.clone());
        fields.help("add `options = { 1 = \"…\" }`, or make it an announcement");
        return None;
    }
    let then = match &table.then {
        Some(field) => common.names.target(fields, field, "then"),
        None if languages.is_empty() => None,
        None => {
            fields.missing("then", &format!("menu.{name}"), span);
            return None;
        }
    };
    beginning_alike(fields, &taken);
    options.sort_by_key(|option| telephone_order(option.keys));
    languages.sort_by_key(|(keys, _)| telephone_order(*keys));
    Some(Menu { options, languages, then, listening })
}

/// Options are spoken in the order of a telephone, where 0 comes after 9.
fn telephone_order(keys: Keys) -> Vec<u8> {
    keys.iter()
        .map(|key| {
            if key == Key::Zero {
                10
            } else if key as u8 >= 10 {
                key as u8 + 1
            } else {
                key as u8
            }
        })
        .collect()
}

/// The keys of an option, unless they are taken.
fn option_keys(
    fields: &mut Fields,
    common: &Common<'_>,
    name: &toml::Spanned<String>,
    taken: &mut Vec<(Keys, Range<usize>)>,
) -> Option<Keys> {
    let keys = names::keys(fields, name)?;
    let first = keys.get(0)?;
    if common.anywhere[first as usize].is_some() {
        fields.error(&faults::KEY_TAKEN, format!("`{first}` means something else everywhere"), name.span());
        fields.help("choose a key that is not in `[anywhere]`");
        return None;
    }
    if let Some((_, first)) = taken.iter().find(|(own, _)| *own == keys) {
        let first = first.clone();
        fields.error(&faults::DUPLICATE_KEY, format!("the key `{keys}` is given twice"), name.span());
        fields.related(first, "the first is here");
        fields.help("give each option a key of its own");
        return None;
    }
    taken.push((keys, name.span()));
    Some(keys)
}

/// Whoever means the shorter has to wait until it is clear that the longer is not meant.
fn beginning_alike(fields: &mut Fields, taken: &[(Keys, Range<usize>)]) {
    for (keys, span) in taken {
        if let Some((longer, _)) =
            taken.iter().find(|(other, _)| other.len() > keys.len() && other.starts_with(*keys))
        {
            fields.warning(
                &faults::KEY_BEGINS_ANOTHER,
                format!("`{keys}` is also the beginning of `{longer}`, so callers who press it must wait"),
                span.clone(),
            );
            fields.help("give one of them a key that begins differently");
        }
    }
}

fn weights(fields: &mut Fields, table: &MenuTable) -> Vec<(Keys, f64)> {
    let mut weights = Vec::new();
    for (key_name, value) in fields.table(table.weights.as_ref(), "weights") {
        let Some(keys) = names::keys(fields, key_name) else { continue };
        #[expect(clippy::cast_precision_loss, reason = "what is not from 0 to 100 is refused below")]
        let weight = match value.get_ref() {
            Raw::Whole(number) => *number as f64,
            Raw::Fraction(number) => *number,
            Raw::Text(_) | Raw::Truth(_) | Raw::List(_) | Raw::Table(_) => f64::NAN,
        };
        if (0.0..=100.0).contains(&weight) {
            weights.push((keys, weight));
        } else {
            fields.error(
                &faults::OUT_OF_RANGE,
                "a weight is a share of callers, from 0 to 100",
                value.span(),
            );
        }
        let offered = |own: Option<&Field>| {
            matches!(own.map(toml::Spanned::get_ref), Some(Raw::Table(entries))
                if entries.iter().any(|(name, _)| Keys::parse(name.get_ref()) == Ok(keys)))
        };
        if !offered(table.options.as_ref()) {
            fields.error(&faults::NO_SUCH_KEY, format!("no option has the key `{keys}`"), key_name.span());
            fields.help("weigh the keys of `options`");
        }
    }
    weights
}

fn line(
    fields: &mut Fields,
    common: &Common<'_>,
    name: &str,
    span: Range<usize>,
    mut table: LineTable,
) -> Option<Line> {
    let listening = listening::of_step(fields, common.names, table.listening(), common.listening);
    let written: Vec<&Field> = match (&table.number, &table.numbers) {
        (Some(number), None) => vec![number],
        (None, Some(numbers)) => fields.list(numbers, "numbers").iter().collect(),
        (Some(number), Some(_)) => {
            fields.error(&faults::WRONG_VALUE, "a line has `number` or `numbers`, not both", number.span());
            fields.help("put all of them into `numbers`, the one that is dialled first");
            return None;
        }
        (None, None) => Vec::new(),
    };
    let numbers: Vec<_> = written.iter().filter_map(|field| number(fields, field)).collect();
    if written.is_empty() {
        fields.missing("number", &format!("line.{name}"), span.clone());
        return None;
    }
    let published = table.published.as_ref().and_then(|field| published(fields, field, numbers.first()?));
    let hours = match &table.hours {
        None => None,
        Some(field) => {
            let timetable = fields.text(field, "hours").and_then(|wanted| {
                let found = common.timetables.iter().find(|(own, _)| own == wanted);
                if found.is_none() {
                    fields.error(
                        &faults::UNKNOWN_STEP,
                        format!("there are no hours named `{wanted}`"),
                        field.span(),
                    );
                    fields.help(format!("add `[hours.{wanted}]`, or name others"));
                }
                found.map(|(_, timetable)| timetable.clone())
            });
            let when_closed = needed(
                fields,
                common,
                table.when_closed.as_ref(),
                "when-closed",
                (&format!("line.{name}"), &span),
            );
            Some((timetable?, when_closed?))
        }
    };
    let confirm = fields.truth(table.confirm.as_ref(), "confirm").unwrap_or(false);
    let person = fields.truth(table.person.as_ref(), "person").unwrap_or(true);
    (numbers.len() == written.len()).then_some(Line { numbers, published, hours, confirm, person, listening })
}

/// A number that can be dialled.
fn number(fields: &mut Fields, field: &Field) -> Option<number::Number> {
    let text = fields.text(field, "number")?;
    match number::read(text) {
        Ok(number) => {
            if let Some(correction) = number.correction() {
                fields.warning(&faults::MISLEADING_NUMBER, correction.to_string(), field.span());
                fields.help(
                    "write the number as it is dialled; what is printed elsewhere goes into `published`",
                );
            }
            Some(number)
        }
        Err(refusal) => {
            fields.error(&faults::INVALID_NUMBER, refusal.to_string(), field.span());
            if let Some(cleaned) = refusal.cleaned() {
                fields.help(format!("without what does not belong it is `{cleaned}`"));
                fields.suggest(format!("\"{cleaned}\""));
            }
            None
        }
    }
}

/// How a number is printed elsewhere: it must be understood, and as the same number.
fn published(fields: &mut Fields, field: &Field, number: &number::Number) -> Option<Box<str>> {
    let text = fields.text(field, "published")?;
    match number::read(text) {
        Ok(published) if published.rfc3966() == number.rfc3966() => Some(text.into()),
        Ok(published) => {
            let message =
                format!("this is another number than `{}`: {}", number.national(), published.national());
            fields.error(&faults::MISLEADING_NUMBER, message, field.span());
            fields.help("write the number of this line, as it is printed for the public");
            None
        }
        Err(refusal) => {
            fields.error(&faults::INVALID_NUMBER, refusal.to_string(), field.span());
            None
        }
    }
}

fn bulletin(
    fields: &mut Fields,
    common: &Common<'_>,
    span: Range<usize>,
    mut table: BulletinTable,
    news: &mut Option<String>,
) -> Option<Bulletin> {
    let listening = listening::of_step(fields, common.names, table.listening(), common.listening);
    let folder = match &table.items {
        None => "news",
        Some(field) => {
            let folder = fields.text(field, "items")?;
            if !names::is_name(folder) {
                fields.error(
                    &faults::BAD_NAME,
                    format!("`{folder}` is no name for a folder of news"),
                    field.span(),
                );
                fields.help("use small letters, digits and hyphens; the folder is beside the prompts");
                return None;
            }
            folder
        }
    };
    match news {
        Some(first) if first != folder => {
            fields.error(
                &faults::WRONG_VALUE,
                format!("another bulletin reads its items from `{first}`"),
                span,
            );
            fields.help("a hotline has one folder of news");
            return None;
        }
        Some(_) => {}
        None => *news = Some(folder.to_owned()),
    }
    let mut free = free_digits(common.anywhere);
    let (Some(newer), Some(older)) = (free.pop(), free.pop()) else {
        fields.error(&faults::KEY_TAKEN, "no keys are left for the stories of this bulletin", span);
        fields.help("free at least three of the digits 1 to 9 in `[anywhere]`");
        return None;
    };
    // More than five headlines at a time are too many to hold in mind.
    free.truncate(5);
    if free.is_empty() {
        fields.error(&faults::KEY_TAKEN, "no keys are left for the stories of this bulletin", span);
        fields.help("free at least three of the digits 1 to 9 in `[anywhere]`");
        return None;
    }
    Some(Bulletin { listening, story_keys: free, page_keys: (older, newer) })
}

fn announcement(
    fields: &mut Fields,
    common: &Common<'_>,
    name: &str,
    span: Range<usize>,
    table: &AnnouncementTable,
) -> Option<Announcement> {
    let then = needed(fields, common, table.then.as_ref(), "then", (&format!("announcement.{name}"), &span))?;
    let barge_in = fields.truth(table.barge_in.as_ref(), "barge-in").unwrap_or(true);
    Some(Announcement { then, barge_in })
}

fn entry(
    fields: &mut Fields,
    common: &Common<'_>,
    name: &str,
    span: Range<usize>,
    mut table: EntryTable,
) -> Option<Entry> {
    let header = format!("entry.{name}");
    let listening = listening::of_step(fields, common.names, table.listening(), common.listening);
    let accept = match (&table.digits, &table.accept) {
        (Some(digits), None) => self::digits(fields, digits)?,
        (None, Some(_)) => {
            let kinds =
                [("phone-number", Accept::PhoneNumber), ("date", Accept::Date), ("yes-no", Accept::YesNo)];
            fields.choice(table.accept.as_ref(), "accept", &kinds)?
        }
        (Some(digits), Some(_)) => {
            fields.error(&faults::WRONG_VALUE, "an entry has `digits` or `accept`, not both", digits.span());
            return None;
        }
        (None, None) => {
            fields.missing("digits", &header, span);
            return None;
        }
    };
    let open_ended = match accept {
        Accept::Digits { least, most } => least < most,
        Accept::PhoneNumber => true,
        Accept::Date | Accept::YesNo => false,
    };
    let end_key = match &table.end_key {
        Some(field) => {
            let text = fields.text(field, "end-key")?;
            let key = Keys::parse(text).ok().filter(|keys| keys.len() == 1).and_then(|keys| keys.get(0));
            if key.is_none_or(|key| key.digit().is_some()) {
                fields.error(&faults::NO_SUCH_KEY, format!("`{text}` cannot end an entry"), field.span());
                fields.help("digits belong to what is typed; use \"#\" or \"*\"");
            }
            key
        }
        None => open_ended.then_some(Key::Hash),
    };
    let then = needed(fields, common, table.then.as_ref(), "then", (&header, &span));
    let on_no = match accept {
        Accept::YesNo => Some(needed(fields, common, table.on_no.as_ref(), "on-no", (&header, &span))?),
        Accept::Digits { .. } | Accept::PhoneNumber | Accept::Date => {
            if let Some(field) = &table.on_no {
                fields.error(&faults::WRONG_VALUE, "`on-no` goes with `accept = \"yes-no\"`", field.span());
            }
            None
        }
    };
    let confirm = fields.truth(table.confirm.as_ref(), "confirm").unwrap_or(false);
    let sensitive = fields.truth(table.sensitive.as_ref(), "sensitive").unwrap_or(false);
    Some(Entry { accept, end_key, confirm, sensitive, then: then?, on_no, listening })
}

/// `6`, or `"4..11"`.
fn digits(fields: &mut Fields, field: &Field) -> Option<Accept> {
    let most_keys = i64::try_from(Keys::MOST).unwrap_or(i64::MAX);
    let range = match field.get_ref() {
        Raw::Whole(length) => Some((*length, *length)),
        Raw::Text(text) => text
            .split_once("..")
            .and_then(|(least, most)| Some((least.trim().parse().ok()?, most.trim().parse().ok()?))),
        Raw::Fraction(_) | Raw::Truth(_) | Raw::List(_) | Raw::Table(_) => None,
    };
    let Some((least, most)) = range else {
        fields.error(&faults::WRONG_VALUE, "this is no number of digits", field.span());
        fields.help("write `digits = 6`, or a range: `digits = \"4..11\"`");
        return None;
    };
    if least < 1 || most > most_keys || least > most {
        let message = format!("an entry takes from 1 to {most_keys} digits, the fewest first");
        fields.error(&faults::OUT_OF_RANGE, message, field.span());
        return None;
    }
    Some(Accept::Digits { least: u8::try_from(least).ok()?, most: u8::try_from(most).ok()? })
}

fn hours_step(
    fields: &mut Fields,
    common: &Common<'_>,
    name: &str,
    span: Range<usize>,
    table: &HoursTable,
) -> Option<Hours> {
    let header = format!("hours.{name}");
    if table.open.is_none() {
        fields.missing("open", &header, span.clone());
    }
    let timetable =
        common.timetables.iter().find(|(own, _)| own == name).map(|(_, timetable)| timetable.clone());
    let when_open = needed(fields, common, table.when_open.as_ref(), "when-open", (&header, &span));
    let when_closed = needed(fields, common, table.when_closed.as_ref(), "when-closed", (&header, &span));
    Some(Hours { timetable: timetable.unwrap_or_default(), when_open: when_open?, when_closed: when_closed? })
}
