//! The words that each kind of step has, and the values that they are given. This is what `call::words` says,
//! written down as a list; the test of each fault's page keeps the two together.

use crate::prompt::catalogue::common;
use crate::script::hotline::StepKind;

/// Every value that a prompt can be given, save what callers typed at entries.
const NAMES: [&str; 13] = [
    "number",
    "national",
    "international",
    "published",
    "try",
    "keys",
    "count",
    "least",
    "goal",
    "key",
    "date",
    "title",
    "digits",
];

/// A set of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Given(u16);

impl Given {
    /// No values.
    pub(super) const NOTHING: Self = Self(0);
    /// What callers typed at entries, each by the entry's name.
    const ENTRIES: Self = Self(1 << 15);
    const NUMBERS: Self = Self(0b1111);
    const TRY: Self = Self(1 << 4);
    const KEYS: Self = Self(1 << 5);

    /// The values of these names. A name that is not in the list is left out, which a test rules out.
    pub(super) fn of(names: &[&str]) -> Self {
        let bit = |name: &&str| NAMES.iter().position(|own| own == name).map_or(0, |place| 1 << place);
        Self(names.iter().map(bit).fold(0, |set, bit| set | bit))
    }

    const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The values that are in both.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether every value of `other` is in it.
    pub(super) const fn holds(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether it has a value of this name; what was typed at entries is asked for apart.
    pub(super) fn has(self, name: &str) -> bool {
        NAMES.iter().position(|own| *own == name).is_some_and(|place| self.0 & (1 << place) != 0)
    }

    /// Whether what was typed at entries is in it.
    pub(super) const fn has_entries(self) -> bool {
        self.holds(Self::ENTRIES)
    }

    /// The names of its values.
    pub(super) fn names(self) -> impl Iterator<Item = &'static str> {
        NAMES
            .into_iter()
            .enumerate()
            .filter(move |(place, _)| self.0 & (1 << place) != 0)
            .map(|(_, name)| name)
    }

    /// Whether a value is a count, by which Fluent can choose words.
    pub(super) fn is_count(name: &str) -> bool {
        matches!(name, "try" | "count" | "least")
    }
}

/// Something a step says: its own words or one of its attributes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// The attribute; none for the words themselves.
    pub(super) attribute: Option<&'static str>,
    /// What it is given.
    pub(super) given: Given,
}

/// Everything that a step of this kind can say. Labels come last, and are given nothing, for they are said
/// within other prompts.
pub(super) fn parts(kind: &StepKind) -> Vec<Part> {
    let own = match kind {
        StepKind::Line(_) => Given::NUMBERS.with(Given::ENTRIES),
        StepKind::Menu(_)
        | StepKind::Bulletin(_)
        | StepKind::Announcement(_)
        | StepKind::Entry(_)
        | StepKind::Hours(_) => Given::ENTRIES,
    };
    let part = |attribute, given| Part { attribute, given };
    let trouble = [
        part(Some("no-input"), own.with(Given::TRY)),
        part(Some("no-match"), own.with(Given::TRY).with(Given::KEYS)),
    ];
    let mut parts = match kind {
        StepKind::Hours(_) => Vec::new(),
        StepKind::Menu(_)
        | StepKind::Line(_)
        | StepKind::Bulletin(_)
        | StepKind::Announcement(_)
        | StepKind::Entry(_) => vec![part(None, own)],
    };
    match kind {
        StepKind::Menu(menu) => {
            if menu.languages.is_empty() {
                parts.push(part(Some("again"), own));
            }
            parts.extend(trouble);
        }
        StepKind::Line(line) => {
            if line.confirm {
                parts.extend(trouble);
            }
            if line.hours.is_some() {
                parts.push(part(Some("closed"), own));
            }
        }
        StepKind::Bulletin(_) => {
            parts.push(part(Some("again"), own));
            parts.extend(trouble);
            parts.push(part(Some("no-news"), own));
        }
        StepKind::Entry(_) => {
            parts.push(part(Some("again"), own));
            parts.extend(trouble);
        }
        StepKind::Announcement(_) | StepKind::Hours(_) => {}
    }
    parts.extend(LABELS.map(|label| part(Some(label), Given::NOTHING)));
    parts
}

/// The attributes by which a step is named to callers.
pub(super) const LABELS: [&str; 2] = ["option", "anywhere"];

/// What a common prompt is given; `None` if there is none of this name.
pub(super) fn of_common(name: &str) -> Option<Given> {
    common::values(name).map(Given::of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_of_a_common_prompt_is_in_the_list() {
        for name in common::names() {
            let values = common::values(name).unwrap();
            assert_eq!(Given::of(values).names().count(), values.len(), "{name}: {values:?}");
        }
    }
}
