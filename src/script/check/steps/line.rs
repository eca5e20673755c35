//! Lines: numbers that can be dialled, as they are published, and when they are open.

use super::{By, Checking};
use crate::diagnostic::quoted;
use crate::number::{self, Number};
use crate::script::document::{Field, LineTable};
use crate::script::faults;
use crate::script::hotline::{Line, Target};
use crate::script::hours::Timetable;

impl Checking<'_> {
    pub(super) fn line(&mut self, mut table: LineTable) -> Line {
        let confirm = self.reader.truth(table.confirm.as_ref(), "confirm").unwrap_or(false);
        let person = self.reader.truth(table.person.as_ref(), "person").unwrap_or(true);
        let urgent = self.reader.truth(table.urgent.as_ref(), "urgent").unwrap_or(false);
        let listening_table = table.listening();
        let listening = self.listening(&listening_table, confirm);
        let numbers = self.numbers(&table);
        let published = match (&table.published, numbers.first()) {
            (Some(field), Some(number)) => self.published(field, number),
            (Some(_), None) | (None, _) => None,
        };
        let hours = self.line_hours(&table);
        Line { numbers, published, hours, confirm, person, urgent, listening }
    }

    fn numbers(&mut self, table: &LineTable) -> Vec<Number> {
        let written: Vec<&Field> = match (&table.number, &table.numbers) {
            (Some(number), None) => vec![number],
            (None, Some(numbers)) => self.reader.list(numbers, "numbers").iter().collect(),
            (Some(number), Some(_)) => {
                let message = "a line has `number` or `numbers`, not both";
                self.reader.error(&faults::WRONG_VALUE, message, number.span());
                self.reader.help("put all of them into `numbers`, the one that is dialled first");
                return Vec::new();
            }
            (None, None) => Vec::new(),
        };
        match &table.numbers {
            None if table.number.is_none() => self.missing("number"),
            Some(field) if written.is_empty() && table.number.is_none() => {
                self.reader.error(&faults::WRONG_VALUE, "a line has at least one number", field.span());
                self.reader.help("write the number that is dialled first into the list");
            }
            Some(_) | None => {}
        }
        written.into_iter().filter_map(|field| self.number(field)).collect()
    }

    /// A number that can be dialled.
    fn number(&mut self, field: &Field) -> Option<Number> {
        let text = self.reader.text(field, "number")?;
        match number::read(text) {
            Ok(number) => {
                if let Some(correction) = number.correction() {
                    let message = correction.to_string();
                    self.reader.warning(&faults::MISLEADING_NUMBER, message, field.span());
                    self.reader.help(
                        "write the number as it is dialled; what is printed elsewhere goes into `published`",
                    );
                }
                Some(number)
            }
            Err(refusal) => {
                self.refused(field, &refusal);
                None
            }
        }
    }

    fn refused(&mut self, field: &Field, refusal: &number::Refusal) {
        self.reader.error(&faults::INVALID_NUMBER, refusal.to_string(), field.span());
        match refusal.cleaned() {
            Some(cleaned) => {
                self.reader.help(format!("without what does not belong it is `{cleaned}`"));
                self.reader.suggest(format!("\"{cleaned}\""));
            }
            None => self.reader.help("`reachline number` tells what a number is and how it is dialled"),
        }
    }

    /// How a number is printed elsewhere: it must be understood, and as the same number.
    fn published(&mut self, field: &Field, number: &Number) -> Option<Box<str>> {
        let text = self.reader.text(field, "published")?;
        match number::read(text) {
            Ok(published) if published.rfc3966() == number.rfc3966() => return Some(text.into()),
            Ok(published) => {
                let message =
                    format!("this is another number than `{}`: {}", number.national(), published.national());
                self.reader.error(&faults::MISLEADING_NUMBER, message, field.span());
                self.reader.help("write the number of this line, as it is printed for the public");
            }
            Err(refusal) => self.refused(field, &refusal),
        }
        None
    }

    /// When the line is open, and where callers go when it is not.
    fn line_hours(&mut self, table: &LineTable) -> Option<(Timetable, Target)> {
        let Some(field) = &table.hours else {
            if let Some(field) = &table.when_closed {
                let message = "`when-closed` goes with `hours`, and this line is always open";
                self.reader.error(&faults::WRONG_VALUE, message, field.span());
                self.reader.help("add `hours`, or remove this");
            }
            return None;
        };
        let when_closed = self.needed(By::Closed, table.when_closed.as_ref(), "when-closed");
        let wanted = self.reader.text(field, "hours")?;
        let found = self.common.timetables.get(wanted).cloned();
        if found.is_none() {
            let message = format!("there are no hours named {}", quoted(wanted));
            self.reader.error(&faults::UNKNOWN_STEP, message, field.span());
            let names = self.common.timetables.keys().map(String::as_str);
            match self.reader.nearest(wanted, self.common.timetables.len(), names) {
                Some(near) => {
                    self.reader.help(format!("did you mean `{near}`?"));
                    self.reader.suggest(format!("\"{near}\""));
                }
                None => self.reader.help("add a table such as `[hours.office]`, and name it here"),
            }
        }
        Some((found.unwrap_or_default(), when_closed))
    }
}
