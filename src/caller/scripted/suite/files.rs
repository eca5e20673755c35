//! The call files of a run, and the calls among them that were asked for.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::hotlines::{Answer, Hotlines, beside};
use crate::caller::scripted::listener::Listener;
use crate::caller::scripted::plan::Plan;
use crate::diagnostic::{Diagnostic, ReadError};
use crate::transcript::call_file::{CallFile, TestCall, faults};

/// So many misfits of a faulty file are told.
const MOST_MISFITS: usize = 100;

/// A call file of a run.
#[derive(Debug)]
pub struct TestFile {
    /// Its path, as found.
    pub path: PathBuf,
    /// What is in it.
    pub file: CallFile,
    /// What is wrong with it by itself, and with the hotline that it names.
    pub faults: Vec<Diagnostic>,
    /// The hotline that its calls are to.
    pub answer: Arc<Answer>,
}

/// One call: a file's only one, or a row of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Test {
    /// Its file, among [`Suite::files`].
    pub file: usize,
    /// Its place among the file's calls.
    pub call: usize,
}

/// Everything that was found and read.
#[derive(Debug)]
pub struct Suite {
    /// The files that could be read, in the order they were found.
    pub files: Vec<TestFile>,
    /// Those that could not.
    pub unreadable: Vec<(PathBuf, ReadError)>,
}

/// One of several equal parts of all tests, so that several machines can share them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which, counted from one.
    pub number: u32,
    /// Of how many.
    pub of: u32,
}

/// Which tests were asked for.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Only tests with one of these in their name; all without any.
    pub filters: Vec<String>,
    /// Only this part of them.
    pub shard: Option<Shard>,
}

impl TestFile {
    fn open(path: &Path, hotlines: &Hotlines) -> Result<Self, ReadError> {
        let (file, mut found) = CallFile::open(path)?;
        let named = file.hotline.as_ref().map(|named| beside(path, &named.value));
        let answer = hotlines.get(named);
        if let Some(fault) = hotline_fault(&file, &answer) {
            found.push(fault);
        } else if !found.is_empty() {
            // Whoever mends the file should see at once what else is wrong; sound calls are compared with their
            // hotline when they are made.
            found.extend(misfits(&file, &answer));
        }
        Ok(Self { path: path.to_owned(), file, faults: found, answer })
    }

    /// Its calls that could be made: none if anything is wrong.
    pub fn calls(&self) -> &[TestCall] {
        if self.faults.is_empty() { &self.file.calls } else { &[] }
    }

    /// What a call of it is called: the path, and the beginning of the row where there are rows.
    pub fn name(&self, call: usize) -> String {
        /// A name is read out, or stands in a column; this much of a row tells it from the others.
        const MOST: usize = 60;
        let full = self.full_name(call);
        let path = self.path.to_string_lossy().chars().count();
        match full.char_indices().nth(path + MOST) {
            Some((cut, _)) => format!("{}...", full[..cut].trim_end()),
            None => full,
        }
    }

    /// The path, and all of the row.
    fn full_name(&self, call: usize) -> String {
        let path = self.path.to_string_lossy().replace('\\', "/");
        match self.file.calls.get(call).and_then(|call| call.row.as_ref()) {
            Some(row) => {
                let words: Vec<&str> = self.file.row_text(row).split_whitespace().collect();
                format!("{path} row {}: {}", row.number, words.join(" "))
            }
            None => path,
        }
    }
}

/// What of a faulty file does not fit its hotline either.
fn misfits(file: &CallFile, answer: &Answer) -> Vec<Diagnostic> {
    let Some(hotline) = &answer.hotline else { return Vec::new() };
    let mut listener = Listener::new(Arc::clone(hotline));
    let plans = file.calls.iter().map(|call| Plan::new(file, call, &mut listener));
    plans.filter_map(Result::err).flatten().take(MOST_MISFITS).collect()
}

/// That the hotline of a file cannot be called.
fn hotline_fault(file: &CallFile, answer: &Answer) -> Option<Diagnostic> {
    if answer.hotline.is_some() {
        return None;
    }
    let place = match &file.hotline {
        Some(named) => file.place(&named.span),
        None => file.source.place(0..0),
    };
    if let Some(why) = &answer.unreadable {
        let fault = Diagnostic::error(&faults::NO_HOTLINE, why.clone(), place);
        return Some(fault.help("the path is taken from the folder of the call file"));
    }
    let errors =
        answer.faults.iter().filter(|fault| fault.severity == crate::diagnostic::Severity::Error).count();
    let name = answer.faults.first().map_or("hotline", |fault| fault.place.source.name());
    let count = if errors == 1 { "1 error".to_owned() } else { format!("{errors} errors") };
    let fault = Diagnostic::error(
        &faults::FAULTY_HOTLINE,
        format!("the hotline has {count}, so it cannot be called"),
        place,
    );
    Some(fault.help(format!("see them with `reachline check {name}`")))
}

impl Suite {
    /// Reads the files and the hotlines that they name, on all cores.
    pub fn read(paths: &[PathBuf]) -> Self {
        let hotlines = Hotlines::default();
        let read: Vec<_> = paths.par_iter().map(|path| TestFile::open(path, &hotlines)).collect();
        let mut suite = Self { files: Vec::with_capacity(read.len()), unreadable: Vec::new() };
        for (path, read) in paths.iter().zip(read) {
            match read {
                Ok(file) => suite.files.push(file),
                Err(error) => suite.unreadable.push((path.clone(), error)),
            }
        }
        suite
    }

    /// The tests that were asked for, in the order of the files. Shares of a shard are dealt out like cards, so that
    /// each test is in exactly one.
    pub fn tests(&self, choice: &Choice) -> Vec<Test> {
        let all = self.files.iter().enumerate();
        let all = all.flat_map(|(file, read)| (0..read.calls().len()).map(move |call| Test { file, call }));
        let chosen = all.filter(|test| {
            choice.filters.is_empty() || {
                let name = self.files[test.file].full_name(test.call);
                choice.filters.iter().any(|filter| name.contains(filter.as_str()))
            }
        });
        match choice.shard {
            None => chosen.collect(),
            Some(Shard { number, of }) => chosen
                .zip((1..=of).cycle())
                .filter(|(_, part)| *part == number)
                .map(|(test, _)| test)
                .collect(),
        }
    }

    /// The file of a test.
    pub fn file(&self, test: Test) -> &TestFile {
        &self.files[test.file]
    }

    /// The call of a test.
    pub fn call(&self, test: Test) -> &TestCall {
        &self.files[test.file].file.calls[test.call]
    }

    /// Everything that is wrong with the files by themselves.
    pub fn faults(&self) -> impl Iterator<Item = &Diagnostic> {
        self.files.iter().flat_map(|file| &file.faults)
    }
}

impl std::str::FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts =
            text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match parts {
            Some((number, of)) if (1..=of).contains(&number) => Ok(Self { number, of }),
            _ => Err("write which part of how many, as in `1/4`; the first is 1".to_owned()),
        }
    }
}
