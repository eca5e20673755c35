//! Menus: options and languages by key, and the share of callers who choose each.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use toml::Spanned;

use super::{By, Checking, NOWHERE};
use crate::diagnostic::quoted;
use crate::key::{Key, Keys};
use crate::prompt::Locale;
use crate::script::check::names;
use crate::script::document::{MenuTable, Raw};
use crate::script::faults;
use crate::script::hotline::{LanguageId, Menu, MenuOption};

/// The keys of a menu, and where each is written.
type Taken = BTreeMap<Keys, Range<usize>>;

impl Checking<'_> {
    pub(super) fn menu(&mut self, mut table: MenuTable) -> Menu {
        let listening_table = table.listening();
        let listening = self.listening(&listening_table, true);
        let mut taken = Taken::new();
        let (languages, language_spans) = self.menu_languages(&table, &mut taken).into_iter().unzip();
        let options = self.options(&table, &mut taken);
        if table.options.is_none() && table.languages.is_none() {
            let message = format!("`[menu.{}]` offers nothing", self.name);
            self.reader.error(&faults::NO_OPTIONS, message, self.span.clone());
            self.reader.help("add `options = { 1 = \"…\" }`, or make it an announcement");
        } else if taken.is_empty() && self.is_empty(&table) {
            let message = format!("the options of `[menu.{}]` are empty", self.name);
            let field = table.options.as_ref().or(table.languages.as_ref());
            let span = field.map_or_else(|| self.span.clone(), Spanned::span);
            self.reader.error(&faults::NO_OPTIONS, message, span);
            self.reader.help("add a key and where it leads: `options = { 1 = \"…\" }`");
        }
        let then = match &table.then {
            Some(field) if table.languages.is_none() => {
                let message = "`then` goes with `languages`: it is where a chosen language leads";
                self.reader.error(&faults::WRONG_VALUE, message, field.span());
                self.reader.help("remove it; each option says itself where it leads");
                None
            }
            Some(field) => self.target(By::Answer, field, "then"),
            None if table.languages.is_none() => None,
            None => Some(self.needed(By::Answer, None, "then")),
        };
        let urgent = self.reader.truth(table.urgent.as_ref(), "urgent").unwrap_or(false);
        self.beginning_alike(&taken);
        // A target that could not be read is told already.
        Menu {
            options,
            languages,
            language_spans,
            then: then.or_else(|| table.languages.map(|_| NOWHERE)),
            urgent,
            listening,
        }
    }

    fn is_empty(&self, table: &MenuTable) -> bool {
        let no_entries = |field: &Option<crate::script::document::Field>| match field {
            None => true,
            Some(field) => matches!(field.get_ref(), Raw::Table(entries) if entries.is_empty()),
        };
        no_entries(&table.options) && no_entries(&table.languages)
    }

    fn menu_languages(
        &mut self,
        table: &MenuTable,
        taken: &mut Taken,
    ) -> Vec<((Keys, LanguageId), Range<usize>)> {
        let mut languages = Vec::new();
        for (key_name, value) in self.reader.table(table.languages.as_ref(), "languages") {
            let keys = self.option_keys(key_name, taken);
            let Some(tag) = self.reader.text(value, "languages") else { continue };
            let id = Locale::find(tag).and_then(|locale| self.language_id(locale));
            if id.is_none() {
                let message = format!("{} is no language of this hotline", quoted(tag));
                self.reader.error(&faults::UNKNOWN_LANGUAGE, message, value.span());
                let own: Vec<String> =
                    self.common.locales.iter().map(|locale| format!("`{}`", locale.tag)).collect();
                self.reader.help(format!(
                    "the languages in `[hotline]` are {}; add it there, or offer another",
                    own.join(", ")
                ));
            }
            languages.extend(keys.zip(id).map(|offered| (offered, value.span())));
        }
        languages.sort_by_key(|((keys, _), _)| telephone_order(*keys));
        languages
    }

    fn language_id(&self, locale: &Locale) -> Option<LanguageId> {
        let place = self.common.locales.iter().position(|own| *own == locale)?;
        u8::try_from(place).ok().map(LanguageId)
    }

    fn options(&mut self, table: &MenuTable, taken: &mut Taken) -> Vec<MenuOption> {
        let weights = self.weights(table);
        let mut options = Vec::new();
        for (key_name, value) in self.reader.table(table.options.as_ref(), "options") {
            let keys = self.option_keys(key_name, taken);
            let target = self.target(By::Option, value, "options");
            let Some((keys, target)) = keys.zip(target) else { continue };
            let weight = weights.get(&keys).copied();
            options.push(MenuOption { keys, target, weight, span: value.span() });
        }
        options.sort_by_key(|option| telephone_order(option.keys));
        options
    }

    /// The keys of an option, unless they are taken.
    fn option_keys(&mut self, name: &Spanned<String>, taken: &mut Taken) -> Option<Keys> {
        let keys = names::keys(self.reader, name)?;
        let first = keys.get(0)?;
        if self.common.anywhere[first as usize].is_some() {
            let message = format!("`{first}` means something else everywhere");
            self.reader.error(&faults::KEY_TAKEN, message, name.span());
            if let Some((_, way)) = self.ways.anywhere.iter().find(|(key, _)| *key == first) {
                self.reader.related(way.span.clone(), "it means this everywhere");
            }
            self.reader.help("choose a key that is not in `[anywhere]`");
            return None;
        }
        if let Some(first) = taken.get(&keys).cloned() {
            let message = format!("the key `{keys}` is given twice");
            self.reader.error(&faults::DUPLICATE_KEY, message, name.span());
            self.reader.related(first, "the first is here");
            self.reader.help("give each choice a key of its own");
            return None;
        }
        taken.insert(keys, name.span());
        Some(keys)
    }

    /// Whoever means the shorter has to wait until it is clear that the longer is not meant.
    fn beginning_alike(&mut self, taken: &Taken) {
        // One that begins another would stand right before it, or before one that it begins as well, if the
        // order were that of texts.
        let mut in_order: Vec<(String, &Range<usize>)> =
            taken.iter().map(|(keys, span)| (keys.to_string(), span)).collect();
        in_order.sort_by(|(a, _), (b, _)| a.cmp(b));
        for pair in in_order.windows(2) {
            let ((keys, span), (longer, other)) = (&pair[0], &pair[1]);
            if longer.starts_with(keys.as_str()) {
                self.reader.warning(
                    &faults::KEY_BEGINS_ANOTHER,
                    format!(
                        "`{keys}` is also the beginning of `{longer}`, so callers who press it must wait"
                    ),
                    (*span).clone(),
                );
                self.reader.related((*other).clone(), "the longer is here");
                self.reader.help("give one of them a key that begins differently");
            }
        }
    }

    fn weights(&mut self, table: &MenuTable) -> HashMap<Keys, f64> {
        let mut weights = HashMap::new();
        let offered: Vec<Keys> = match table.options.as_ref().map(Spanned::get_ref) {
            Some(Raw::Table(entries)) if table.weights.is_some() => {
                entries.iter().filter_map(|(name, _)| Keys::parse(name.get_ref()).ok()).collect()
            }
            _ => Vec::new(),
        };
        for (key_name, value) in self.reader.table(table.weights.as_ref(), "weights") {
            let Some(keys) = names::keys(self.reader, key_name) else { continue };
            #[expect(clippy::cast_precision_loss, reason = "what is not from 0 to 100 is refused below")]
            let weight = match value.get_ref() {
                Raw::Whole(number) => *number as f64,
                Raw::Fraction(number) => *number,
                Raw::Text(_) | Raw::Truth(_) | Raw::Moment(_) | Raw::List(_) | Raw::Table(_) => f64::NAN,
            };
            if (0.0..=100.0).contains(&weight) {
                weights.insert(keys, weight);
            } else {
                let message = "a weight is a share of callers, from 0 to 100";
                self.reader.error(&faults::OUT_OF_RANGE, message, value.span());
                self.reader.help("write a number without quotation marks: { 1 = 60, 2 = 40 }");
            }
            if !offered.contains(&keys) {
                let message = format!("no option has the key `{keys}`");
                self.reader.error(&faults::NO_SUCH_KEY, message, key_name.span());
                self.reader.help("weigh the keys of `options`");
            }
        }
        let sum: f64 = weights.values().sum();
        if sum > 100.0 + 1e-6
            && let Some(field) = &table.weights
        {
            let message = format!("these shares add up to {sum} percent of callers");
            self.reader.error(&faults::OUT_OF_RANGE, message, field.span());
            self.reader.help("make them add up to 100 at most");
        }
        weights
    }
}

/// Options are spoken in the order of a telephone, where 0 comes after 9.
fn telephone_order(keys: Keys) -> impl Ord {
    let mut order = [0_u8; 4];
    for (place, key) in order.iter_mut().zip(keys.iter()) {
        *place = match key {
            Key::Zero => 10,
            Key::Star => 11,
            Key::Hash => 12,
            Key::One
            | Key::Two
            | Key::Three
            | Key::Four
            | Key::Five
            | Key::Six
            | Key::Seven
            | Key::Eight
            | Key::Nine => key as u8,
        };
    }
    order
}
