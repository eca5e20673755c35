//! The script that is being checked, and what was found wrong so far, in it and in all that belongs to it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Source, nearest};
use crate::script::faults;

/// How many names are compared in all to find those that were meant. A script with a thousand wrong names has
/// one thing wrong with it, and nobody needs a thousand guesses.
const MOST_COMPARED: usize = 2_000_000;

/// The script, and what was found wrong so far.
pub(super) struct Reader {
    source: Arc<Source>,
    faults: Vec<Diagnostic>,
    compared: usize,
    /// Whether a name or a table could not be read. What seems to lead nowhere then may lead there.
    incomplete: bool,
    /// Keys of tables whose value could not be read somewhere.
    lost: BTreeSet<String>,
}

impl Reader {
    pub(super) fn new(source: &Arc<Source>) -> Self {
        Self {
            source: Arc::clone(source),
            faults: Vec::new(),
            compared: 0,
            incomplete: false,
            lost: BTreeSet::new(),
        }
    }

    pub(super) fn source(&self) -> &Arc<Source> {
        &self.source
    }

    pub(super) fn into_faults(self) -> Vec<Diagnostic> {
        self.faults
    }

    /// Notes that something could not be read which may lead to steps or be led to.
    pub(super) fn lose(&mut self) {
        self.incomplete = true;
    }

    /// Notes that some table has a key whose value could not be read.
    pub(super) fn lose_value(&mut self, key: &str) {
        self.lost.insert(key.to_owned());
    }

    /// Whether all values of a key could be read, in whatever table it stands.
    pub(super) fn has_values(&self, key: &str) -> bool {
        !self.lost.contains(key)
    }

    /// Whether all names and tables could be read.
    pub(super) fn is_complete(&self) -> bool {
        !self.incomplete
    }

    /// Complains of an error.
    pub(super) fn error(&mut self, code: &'static Code, message: impl Into<String>, span: Range<usize>) {
        self.faults.push(Diagnostic::error(code, message, self.source.place(span)));
    }

    /// Complains of something that works, but probably not as meant.
    pub(super) fn warning(&mut self, code: &'static Code, message: impl Into<String>, span: Range<usize>) {
        self.faults.push(Diagnostic::warning(code, message, self.source.place(span)));
    }

    /// Takes over complaints that others made.
    pub(super) fn tell(&mut self, faults: impl IntoIterator<Item = Diagnostic>) {
        self.faults.extend(faults);
    }

    /// Changes the last complaint, which is the one just made.
    fn amend(&mut self, change: impl FnOnce(Diagnostic) -> Diagnostic) {
        if let Some(last) = self.faults.pop() {
            self.faults.push(change(last));
        }
    }

    /// Says what to do about the last complaint.
    pub(super) fn help(&mut self, help: impl Into<String>) {
        self.amend(|fault| fault.help(help));
    }

    /// Says what is under the carets of the last complaint.
    pub(super) fn label(&mut self, label: impl Into<String>) {
        self.amend(|fault| fault.label(label));
    }

    /// Offers an exact mend for the last complaint.
    pub(super) fn suggest(&mut self, replacement: impl Into<String>) {
        self.amend(|fault| fault.suggest(replacement));
    }

    /// Shows another place that has to do with the last complaint.
    pub(super) fn related(&mut self, span: Range<usize>, label: impl Into<String>) {
        let place = self.source.place(span);
        self.amend(|fault| fault.related(place, label));
    }

    /// Complains that a table lacks a key.
    pub(super) fn missing(&mut self, name: &str, table: &str, span: Range<usize>) {
        self.error(&faults::MISSING_KEY, format!("`[{table}]` has no `{name}`"), span);
        self.help(format!("add a line such as `{name} = {}`", example(name)));
    }

    /// The name among `names` that was probably meant. `count` is how many there are; beyond a number of names
    /// compared in all, nothing is guessed any more.
    pub(super) fn nearest<'a>(
        &mut self,
        wanted: &str,
        count: usize,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        if self.compared > MOST_COMPARED {
            return None;
        }
        self.compared += count;
        nearest(wanted, names)
    }
}

/// A value that a key can have, to show how it is written.
fn example(key: &str) -> &'static str {
    match key {
        "name" => "\"my-hotline\"",
        "languages" => "[\"en\"]",
        "number" => "\"010 11185\"",
        "open" => "{ mon-fri = \"09:00-17:00\" }",
        _ => "\"main\"",
    }
}
