//! The test calls in the handbook do what the handbook says: those marked `call` hold, those marked `call fails` do
//! not, those marked `call faulty` have faults.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use reachline::caller::scripted::{GoOn, Listener, Plan, Room, attempt};
use reachline::diagnostic::Source;
use reachline::script::built_in;
use reachline::transcript::call_file::CallFile;

/// Every marked call of a page: its mark, its text, and where it is.
fn calls(page: &Path) -> Vec<(String, String, String)> {
    let text = fs::read_to_string(page).unwrap();
    let mut calls = Vec::new();
    let mut open: Option<(String, String, String)> = None;
    for (number, line) in text.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(mark)) if mark == "call" || mark.starts_with("call ") => {
                open = Some((mark.to_owned(), String::new(), format!("{}:{}", page.display(), number + 2)));
            }
            (Some(_), Some(_)) => calls.extend(open.take()),
            (Some((_, call, _)), None) => {
                call.push_str(line);
                call.push('\n');
            }
            (None, _) => {}
        }
    }
    calls
}

/// Whether a call holds, fails or has faults.
fn outcome(text: &str, place: &str) -> &'static str {
    let (file, faults) = CallFile::read(Source::new(place, text));
    if !faults.is_empty() {
        return "call faulty";
    }
    let mut listener = Listener::new(Arc::new(built_in().hotline.unwrap()));
    let mut room = Room::default();
    for call in &file.calls {
        let Ok(plan) = Plan::new(&file, call, &mut listener) else { return "call faulty" };
        if attempt(&plan, &mut listener, &mut room, GoOn::No).is_err() {
            return "call fails";
        }
    }
    "call"
}

#[test]
fn the_calls_in_the_handbook_do_what_it_says() {
    let mut seen = 0;
    for entry in fs::read_dir("docs").unwrap() {
        let page = entry.unwrap().path();
        if page.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        for (mark, text, place) in calls(&page) {
            assert_eq!(outcome(&text, &place), mark, "{place}\n{text}");
            seen += 1;
        }
    }
    assert!(seen > 0, "no call was found, so nothing was tried");
}

#[test]
fn the_rust_test_in_the_handbook_is_the_one_that_makes_the_calls_of_this_repository() {
    let page = fs::read_to_string("docs/ci.md").unwrap();
    let (_, after) = page.split_once("```rust\n").unwrap();
    let (shown, _) = after.split_once("```").unwrap();
    assert_eq!(shown, fs::read_to_string("tests/calls.rs").unwrap());
}
