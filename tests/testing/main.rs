//! `reachline test` as a tester lives through it: what is printed, what is written, and how it ends.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod accepting;
mod any_text;
mod bad_input;
mod coverage;
mod handbook;
mod many;
#[cfg(unix)]
mod stopping;
#[cfg(unix)]
mod watching;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A folder with these files in it.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// `reachline test` in a folder, without a terminal.
fn test(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reachline"));
    command.arg("test").args(arguments).current_dir(folder).env_remove("ACCESSIBLE").stdin(Stdio::null());
    command
}

/// What came of a run: its exit code, and what it printed and complained of.
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    let Output { status, stdout, stderr } = test(folder, arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: status.code(), out: text(stdout), err: text(stderr) }
}

const GOOD: &str = "language en\nhear Welcome to China Post\n";
const WRONG: &str = "language en\nhear Welcome to China Pots\n";
