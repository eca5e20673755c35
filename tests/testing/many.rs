//! Many calls: one cause is told once, parts add up to the whole, and every report is complete.

use std::fs;

use super::{WRONG, folder, run};

/// A thousand calls that fail for one reason, and one that fails for another.
fn failing() -> tempfile::TempDir {
    let names: Vec<String> = (0..1000).map(|number| format!("{number:04}.call")).collect();
    let mut files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), WRONG)).collect();
    files.push(("other.call", "language en\npress 2\ntransfer logistics-ems\n"));
    folder(&files)
}

#[test]
fn a_cause_that_many_calls_share_is_told_once_with_their_number() {
    let folder = failing();
    let ran = run(folder.path(), &["."]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.out.matches("error[").count(), 2, "{}", ran.out);
    assert!(ran.out.contains("note: the same in 999 more tests: ./0001.call; ./0002.call; "), "{}", ran.out);
    assert!(ran.out.contains("; and so on\n") && ran.out.ends_with("0 passed, 1001 failed\n"), "{}", ran.out);
    assert!(ran.out.lines().count() < 60, "{}", ran.out);
}

#[test]
fn reports_for_programs_leave_no_call_out() {
    let folder = failing();
    let reports = ["junit=r.xml", "tap=r.tap", "json=r.json", "html=r.html"];
    let arguments: Vec<&str> = reports.iter().flat_map(|report| ["--report", *report]).collect();
    run(folder.path(), &[&["."], &arguments[..]].concat());
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(read("r.xml").matches("<failure ").count(), 1001);
    assert_eq!(read("r.xml").matches(" file=\"./other.call\" line=\"3\"").count(), 1);
    assert_eq!(read("r.tap").matches("\nnot ok ").count(), 1001);
    assert_eq!(read("r.json").matches("\"outcome\":\"failed\"").count(), 1001);
    assert_eq!(read("r.html").matches("<section ").count(), 1001);
}

#[test]
fn parts_are_disjoint_and_add_up_to_the_whole() {
    let folder = failing();
    let mut seen = Vec::new();
    for part in ["1/3", "2/3", "3/3"] {
        let ran = run(folder.path(), &[".", "--shard", part, "--format", "json"]);
        let files = ran
            .out
            .lines()
            .filter_map(|line| Some(line.split_once("\"file\":\"")?.1.split_once('"')?.0.to_owned()));
        seen.extend(files);
    }
    seen.sort();
    let whole = seen.len();
    seen.dedup();
    assert_eq!((whole, seen.len()), (1001, 1001));
}

#[test]
fn after_a_failure_nothing_new_is_begun_if_the_tester_wants_it_so() {
    let folder = failing();
    let ran = run(folder.path(), &[".", "--fail-fast", "--jobs", "1"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.ends_with("0 passed, 1 failed, 1000 not run\n"), "{}", ran.out);
}
