//! The figures of a caller's file: how often, how long, how many, and where each is known from.

use toml::Spanned;
use toml::de::DeValue;

use super::Reading;
use crate::caller::simulated::faults;
use crate::caller::simulated::habits::{Basis, Figure, Habit, Unit, printed};
use crate::clock::parse_length;
use crate::diagnostic::quoted;

/// The longest that anything a caller does can take.
const LONGEST: f64 = 86_400_000.0;

/// The most of anything that is counted.
const MOST: f64 = 1000.0;

/// The widest spread.
const WIDEST: f64 = 3.0;

impl Reading<'_> {
    pub(super) fn figures(
        &mut self,
        table: &Spanned<DeValue<'_>>,
        figures: &mut Vec<Figure>,
        given: &mut [bool],
    ) {
        let DeValue::Table(entries) = table.get_ref() else {
            self.fault(&faults::CALLER_WRONG_VALUE, "`figures` is a table", table.span());
            return self.help("write `[figures]` on a line of its own, and the figures below");
        };
        let none = Figure { is: 0.0, basis: Basis::Assumed, note: String::new() };
        for (key, value) in entries {
            let Some(habit) = Habit::ALL.iter().copied().find(|habit| habit.key() == key.get_ref()) else {
                let known: Vec<&str> = Habit::ALL.iter().map(|habit| habit.key()).collect();
                self.unknown_key("`[figures]`", key, &known);
                continue;
            };
            given[habit as usize] = true;
            figures.resize(Habit::ALL.len(), none.clone());
            if let Some(figure) = self.figure(habit, value) {
                figures[habit as usize] = figure;
            }
        }
    }

    /// `0.3`, or `{ is = 0.3, basis = "read", source = "…" }`
    fn figure(&mut self, habit: Habit, value: &Spanned<DeValue<'_>>) -> Option<Figure> {
        let DeValue::Table(entries) = value.get_ref() else {
            let is = self.amount(habit, value)?;
            return Some(Figure { is, basis: Basis::Assumed, note: String::new() });
        };
        let (mut is, mut basis, mut note) = (None, None, String::new());
        let mut has_value = false;
        for (key, value) in entries {
            match key.get_ref().as_ref() {
                "is" => {
                    has_value = true;
                    is = self.amount(habit, value);
                }
                "basis" => {
                    basis = self
                        .text(value, "basis")
                        .and_then(|text| self.word(text, value.span(), "basis", &Basis::ALL));
                }
                "source" => {
                    self.text(value, "source").unwrap_or_default().clone_into(&mut note);
                }
                _ => self.unknown_key("a figure", key, &["is", "basis", "source"]),
            }
        }
        if !has_value {
            let message = format!("the figure `{}` has no `is`", habit.key());
            self.fault(&faults::CALLER_MISSING_KEY, message, value.span());
            self.help("write what it is: `{ is = 0.3 }`");
        }
        let basis = basis.unwrap_or(Basis::Assumed);
        if basis != Basis::Assumed && note.trim().is_empty() {
            let message = format!("`{}` is {} and names no source", habit.key(), basis.word());
            self.fault(&faults::CALLER_WRONG_VALUE, message, value.span());
            self.help("add `source = \"…\"`, or write `basis = \"assumed\"`");
        }
        Some(Figure { is: is?, basis, note })
    }

    fn amount(&mut self, habit: Habit, value: &Spanned<DeValue<'_>>) -> Option<f64> {
        let (key, unit) = (habit.key(), habit.unit());
        let number = match (unit, value.get_ref()) {
            (Unit::Length, DeValue::String(text)) => match parse_length(text) {
                Some(length) => Some(length.as_secs_f64() * 1000.0),
                None if text.trim_start().starts_with('-') => {
                    self.fault(
                        &faults::CALLER_OUT_OF_RANGE,
                        format!("no time is negative, and `{key}` is {}", quoted(text)),
                        value.span(),
                    );
                    self.help("write a length of time from \"0s\" to a day");
                    return None;
                }
                None => None,
            },
            (Unit::Length, _) => None,
            (_, DeValue::Integer(number)) => {
                i64::from_str_radix(number.as_str(), number.radix()).ok().map(|number| {
                    #[expect(clippy::cast_precision_loss, reason = "what is so large is out of range")]
                    let number = number as f64;
                    number
                })
            }
            (Unit::Count, _) => None,
            (_, DeValue::Float(number)) => number.as_str().parse().ok(),
            (_, _) => None,
        };
        let wanted = match unit {
            Unit::Chance => "a number from 0 to 1",
            Unit::Length => "a length of time with its unit, such as \"1.5s\"",
            Unit::Count => "a whole number from 0 to 1000",
            Unit::Rate => "words in a minute, from 0 to 1000",
            Unit::Spread => "a number from 0 to 3",
        };
        let Some(number) = number else {
            self.fault(&faults::CALLER_WRONG_VALUE, format!("`{key}` takes {wanted}"), value.span());
            self.help(format!("write {wanted}"));
            return None;
        };
        let most = match unit {
            Unit::Chance => 1.0,
            Unit::Length => LONGEST,
            Unit::Count | Unit::Rate => MOST,
            Unit::Spread => WIDEST,
        };
        if !(0.0..=most).contains(&number) {
            let message = format!("`{key}` is {wanted}, and this is {}", printed(unit, number));
            self.fault(&faults::CALLER_OUT_OF_RANGE, message, value.span());
            self.help(format!("write {wanted}"));
            return None;
        }
        Some(number)
    }
}
