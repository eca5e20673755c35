//! Brings `hear` lines in line with what was heard, where the tester says that the hotline is right.

use std::collections::BTreeMap;
use std::ops::Range;

use super::files::Suite;
use super::results::{Outcome, Results};
use crate::caller::scripted::rewrite::{RewriteError, rewrite};
use crate::transcript::call_file::Pattern;

/// What would change in one file.
#[derive(Debug)]
pub struct Change {
    /// The file, among [`Suite::files`].
    pub file: usize,
    /// The lines, in order.
    pub lines: Vec<ChangedLine>,
}

/// One line that would change.
#[derive(Debug)]
pub struct ChangedLine {
    /// Which, counted from one.
    pub line: usize,
    /// Its words, in the file's text.
    span: Range<usize>,
    /// As they are.
    pub was: String,
    /// As they would be.
    pub now: String,
}

/// What could be accepted of a run, and what could not: lines in words.
#[derive(Debug, Default)]
pub struct Acceptance {
    /// What would change.
    pub changes: Vec<Change>,
    /// `hear` lines that failed and cannot be brought in line, each with the reason.
    pub left: Vec<String>,
}

impl Acceptance {
    /// What can be accepted of these results.
    pub fn of(suite: &Suite, results: &Results) -> Self {
        let mut wanted: BTreeMap<(usize, usize), (Range<usize>, Vec<Option<String>>)> = BTreeMap::new();
        for tested in &results.tested {
            let Outcome::Failed { failures, .. } = &tested.outcome else { continue };
            for failure in failures.iter().filter(|failure| failure.is_about_words()) {
                let Some(statement) = suite.call(tested.test).statements.get(failure.statement) else {
                    continue;
                };
                let span = statement.span.clone();
                let now = failure.nearest.as_ref().or(failure.heard.first());
                let now =
                    now.and_then(|line| Pattern::of_heard(line)).map(|pattern| pattern.text().to_owned());
                let place = wanted.entry((tested.test.file, span.start)).or_insert((span, Vec::new()));
                place.1.push(now);
            }
        }
        let mut acceptance = Self::default();
        for ((file, _), (span, heard)) in wanted {
            let source = &suite.files[file].file.source;
            let line = source.position(span.start).line;
            let was = source.text()[span.clone()].to_owned();
            let now = match heard.split_first() {
                Some((Some(first), rest))
                    if rest.iter().all(|other| other.as_ref() == Some(first)) && !was.contains('{') =>
                {
                    first.clone()
                }
                Some((None, [])) => {
                    acceptance.left.push(format!("{} line {line}: nothing was heard there", source.name()));
                    continue;
                }
                _ => {
                    acceptance.left.push(format!(
                        "{} line {line}: it is the line of several rows, or holds values; correct it by hand",
                        source.name()
                    ));
                    continue;
                }
            };
            let changed = ChangedLine { line, span, was, now };
            match acceptance.changes.last_mut() {
                Some(change) if change.file == file => change.lines.push(changed),
                _ => acceptance.changes.push(Change { file, lines: vec![changed] }),
            }
        }
        acceptance
    }
}

impl Change {
    /// Writes the file anew with these lines.
    ///
    /// # Errors
    /// When it is no longer what was read, or cannot be written.
    pub fn write(&self, suite: &Suite) -> Result<(), RewriteError> {
        let file = &suite.files[self.file];
        let source = &file.file.source;
        let mut text = String::with_capacity(source.text().len());
        let mut from = 0;
        for line in &self.lines {
            text.push_str(&source.text()[from..line.span.start]);
            text.push_str(&line.now);
            from = line.span.end;
        }
        text.push_str(&source.text()[from..]);
        rewrite(&file.path, source, &text)
    }
}
