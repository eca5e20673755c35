//! Every test call of the repository is a test of its own: `cargo test --test calls`, with the names of calls to
//! choose some of them. A Rust test of your own hotline looks the same.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use reachline::caller::scripted::suite::{Choice, Suite, find};

/// Where the calls are.
const FOLDERS: [&str; 2] = ["scripts", "tests/calls"];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let paths = match find(&FOLDERS.map(PathBuf::from)) {
        Ok(paths) => paths,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    };
    let suite = Arc::new(Suite::read(&paths));
    let calls = suite.tests(&Choice::default()).into_iter().map(|test| {
        let own = Arc::clone(&suite);
        Trial::test(suite.file(test).name(test.call), move || own.make(test).map_err(Failed::from))
    });
    let broken = suite.broken().into_iter();
    let broken = broken.map(|(name, wrong)| Trial::test(name, move || Err(Failed::from(wrong))));
    libtest_mimic::run(&arguments, calls.chain(broken).collect()).exit_code()
}
