//! Many faults in the order they are told: by file and place, each once, with a count in words. How much of them
//! a person is told, and what is only counted, is decided here too; how it looks is the formats' affair.

use std::collections::HashMap;

use super::{Diagnostic, Related, Severity, brief, printable};

/// How often a person is told the same sentence, in the same kind of fault, before it is only counted.
const SAME: usize = 3;

/// How many faults a person is told in full. Who has more begins with these; tools get all.
const TOLD: usize = 50;

/// How many second places of one fault a person is shown.
const RELATED: usize = 8;

/// How many places of a sentence that is not repeated are named.
const NAMED: usize = 5;

/// Faults, sorted and without repetition.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    list: Vec<Diagnostic>,
}

/// What a person is told, and what only counted.
pub(super) struct Told<'a> {
    pub(super) faults: Vec<Telling<'a>>,
    /// How many faults are not told at all.
    pub(super) left_out: usize,
}

/// A fault to tell, and the others of which the same could be said.
pub(super) struct Telling<'a> {
    pub(super) fault: &'a Diagnostic,
    pub(super) same: Vec<&'a Diagnostic>,
}

impl FromIterator<Diagnostic> for Faults {
    fn from_iter<T: IntoIterator<Item = Diagnostic>>(faults: T) -> Self {
        Self::in_order(faults.into_iter().collect())
    }
}

impl Faults {
    fn in_order(mut list: Vec<Diagnostic>) -> Self {
        // Keys are compared in place, for a key of its own for each fault would copy every name and message.
        list.sort_by(|a, b| key(a).cmp(&key(b)));
        list.dedup_by(|a, b| key(a) == key(b));
        Self { list }
    }

    /// All of them, in order.
    #[must_use]
    pub fn list(&self) -> &[Diagnostic] {
        &self.list
    }

    /// Whether there is nothing to complain about.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many are of this severity.
    #[must_use]
    pub fn number(&self, severity: Severity) -> usize {
        self.list.iter().filter(|fault| fault.severity == severity).count()
    }

    /// How many are errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.number(Severity::Error)
    }

    /// How many are warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.number(Severity::Warning)
    }

    /// The count in words, as it closes a report: `3 errors, 1 warning`; `no faults`.
    #[must_use]
    pub fn count(&self) -> String {
        let count = |number, word: Severity| match number {
            0 => None,
            1 => Some(format!("1 {}", word.word())),
            more => Some(format!("{more} {}s", word.word())),
        };
        let severities = [Severity::Error, Severity::Warning, Severity::Note];
        let parts = severities.map(|severity| count(self.number(severity), severity));
        let said: Vec<_> = parts.into_iter().flatten().collect();
        if said.is_empty() { "no faults".to_owned() } else { said.join(", ") }
    }

    /// What a person is told. What is said more than a few times is said at its first place, with the others
    /// counted there; and after so many faults the rest is left out.
    pub(super) fn told(&self) -> Told<'_> {
        let mut times: HashMap<_, usize> = HashMap::new();
        for fault in &self.list {
            *times.entry(sentence(fault)).or_default() += 1;
        }
        let mut spoken_for: HashMap<_, usize> = HashMap::new();
        let mut told = Told { faults: Vec::new(), left_out: 0 };
        for fault in &self.list {
            if let Some(&first) = spoken_for.get(&sentence(fault)) {
                told.faults[first].same.push(fault);
            } else if told.faults.len() == TOLD {
                told.left_out += 1;
            } else {
                if times[&sentence(fault)] > SAME {
                    spoken_for.insert(sentence(fault), told.faults.len());
                }
                told.faults.push(Telling { fault, same: Vec::new() });
            }
        }
        told
    }
}

/// What orders faults, and what makes two of them the same.
fn key(fault: &Diagnostic) -> impl Ord + use<'_> {
    let span = &fault.place.span;
    let severity = std::cmp::Reverse(fault.severity);
    (fault.place.source.name(), span.start, span.end, severity, fault.code.name, fault.message.as_str())
}

/// What makes two faults the same to a reader, wherever they are.
fn sentence(fault: &Diagnostic) -> (&str, &str) {
    (fault.code.name, &fault.message)
}

impl Told<'_> {
    /// What is said of the faults that were left out, if any were.
    pub(super) fn rest(&self) -> Option<String> {
        let faults = match self.left_out {
            0 => return None,
            1 => "1 more fault is",
            _ => &format!("{} more faults are", self.left_out),
        };
        Some(format!("{faults} not shown; mend these first, or see all of them with `--format json`"))
    }
}

impl Telling<'_> {
    /// The second places that are shown.
    pub(super) fn related(&self) -> &[Related] {
        let related = &self.fault.related;
        &related[..related.len().min(RELATED)]
    }

    /// What is said beside the fault: how many second places are not shown, and where else the same is wrong.
    pub(super) fn notes(&self) -> impl Iterator<Item = String> {
        let more = match self.fault.related.len().saturating_sub(RELATED) {
            0 => None,
            1 => Some("1 more place belongs to it".to_owned()),
            more => Some(format!("{more} more places belong to it")),
        };
        let own = self.fault.notes.iter().map(|note| brief(note));
        own.chain(more).chain(self.elsewhere())
    }

    /// Where else the same is to be said, if anywhere: the first few places, and how many there are.
    fn elsewhere(&self) -> Option<String> {
        if self.same.is_empty() {
            return None;
        }
        let home = self.fault.place.source.name();
        let mut named: Vec<_> = self.same.iter().take(NAMED).map(|fault| here(fault, home)).collect();
        if self.same.len() > NAMED {
            named.push("and so on".to_owned());
        }
        let places = if self.same.len() == 1 { "place" } else { "places" };
        Some(format!("the same in {} more {places}: {}", self.same.len(), named.join(", ")))
    }
}

/// A place in few words: its line, and its file when that is another than `home`.
fn here(fault: &Diagnostic, home: &str) -> String {
    let name = fault.place.source.name();
    let line = fault.place.start().line;
    if name == home { format!("line {line}") } else { format!("{} line {line}", printable(name)) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{Code, Source};
    use super::*;

    static CODE: Code = Code { name: "wrong", page: "# Wrong" };

    fn fault(source: &Arc<Source>, at: usize, message: &str) -> Diagnostic {
        Diagnostic::error(&CODE, message, source.place(at..at + 1))
    }

    #[test]
    fn faults_are_told_by_file_and_place_and_each_once() {
        let (a, b) = (Source::new("a.toml", "12345"), Source::new("b.toml", "12345"));
        let faults: Faults = [
            fault(&b, 0, "b0"),
            fault(&a, 3, "a3"),
            fault(&a, 1, "a1"),
            Diagnostic::warning(&CODE, "a1", a.place(1..2)),
            fault(&a, 3, "a3"),
        ]
        .into_iter()
        .collect();
        let order: Vec<_> = faults.list().iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(order, ["a1", "a1", "a3", "b0"]);
        assert_eq!(faults.list()[0].severity, Severity::Error, "what cannot be used comes first");
        assert_eq!(faults.count(), "3 errors, 1 warning");
    }

    #[test]
    fn the_count_is_in_words() {
        let source = Source::new("a", "1");
        assert_eq!(Faults::default().count(), "no faults");
        assert_eq!(Faults::from_iter([fault(&source, 0, "x")]).count(), "1 error");
        let warnings = ["x", "y"].map(|message| Diagnostic::warning(&CODE, message, source.place(0..1)));
        assert_eq!(Faults::from_iter(warnings).count(), "2 warnings");
    }

    #[test]
    fn the_same_sentence_is_told_once_with_its_count() {
        let source = Source::new("a.toml", "x\n".repeat(100));
        let other = Source::new("b.toml", "x\n".repeat(100));
        let all = (0..40).map(|line| fault(&source, line * 2, "the same"));
        let faults: Faults =
            all.chain([fault(&other, 0, "the same"), fault(&source, 7, "another")]).collect();
        let told = faults.told();
        assert_eq!(told.faults.len(), 2);
        assert_eq!(told.left_out, 0);
        assert_eq!(
            told.faults[0].elsewhere().unwrap(),
            "the same in 40 more places: line 2, line 3, line 4, line 5, line 6, and so on"
        );
        assert_eq!(told.faults[1].elsewhere(), None);
    }

    #[test]
    fn a_sentence_said_a_few_times_is_told_at_each_place() {
        let source = Source::new("a.toml", "12345");
        let faults: Faults = (0..SAME).map(|at| fault(&source, at, "the same")).collect();
        assert_eq!(faults.told().faults.len(), SAME);
    }

    #[test]
    fn so_many_second_places_are_shown_and_the_rest_counted() {
        let source = Source::new("a.toml", "12345");
        let mut fault = fault(&source, 0, "x");
        for _ in 0..RELATED + 2 {
            fault = fault.related(source.place(1..2), "here too");
        }
        let faults = Faults::from_iter([fault]);
        let told = &faults.told().faults[0];
        assert_eq!(told.related().len(), RELATED);
        assert_eq!(told.notes().collect::<Vec<_>>(), ["2 more places belong to it"]);
    }

    #[test]
    fn after_so_many_faults_the_rest_is_counted() {
        let source = Source::new("a.toml", "x".repeat(200));
        let faults: Faults = (0..TOLD + 2).map(|at| fault(&source, at, &format!("number {at}"))).collect();
        let told = faults.told();
        assert_eq!(told.faults.len(), TOLD);
        assert!(told.rest().unwrap().starts_with("2 more faults are not shown"));
    }
}
