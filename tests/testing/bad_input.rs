//! Call files as people break them, and runs that cannot be made.

use snapbox::{assert_data_eq, str};

use super::{GOOD, folder, run};

/// Everything printed of one file of this text; it is a fault, not a failure to run.
#[track_caller]
fn told(text: &str) -> String {
    let folder = folder(&[("x.call", text)]);
    let ran = run(folder.path(), &["x.call"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""), "{}", ran.out);
    ran.out
}

#[test]
fn all_that_is_wrong_with_a_file_is_told_at_once_each_at_its_place() {
    let told = told("hotline nowhere.toml\nhear Welcome\npres 2\npress A\nwait 10\ntransfer\nends badly\n");
    for (place, message) in [
        ("1:9", "error[no-hotline]: cannot find `nowhere.toml`"),
        ("3:1", "error[unknown-verb]: no line of a call begins with `pres`"),
        ("4:7", "error[no-such-call-key]: no telephone has a key `A`"),
        ("5:6", "error[bad-length]: `10` is no length of time"),
        ("6:1", "error[missing-argument]: `transfer` needs a name"),
        ("7:6", "error[no-such-ending]: no call ends `badly`"),
    ] {
        assert!(told.contains(message) && told.contains(&format!("x.call:{place}\n")), "{message}\n{told}");
    }
    assert!(told.ends_with("6 errors\n\n0 passed, 1 file with faults\n"), "{told}");
}

#[test]
fn rows_that_do_not_fit_the_columns_are_told() {
    assert_data_eq!(
        told("language en\npress {key}\ntransfer {line}\nfor key, line\nrow 1\nrow 1, postal-business, x\n"),
        str![[r#"
error[ragged-row]: this row has 1 value, and the table has 2 columns
 --> x.call:5:5
  |
4 | for key, line
  | ------------- the columns
5 | row 1
  |     ^ the columns are key, line
  |
  = help: give each column a value, with commas between them; a value may be empty

error[ragged-row]: this row has 3 values, and the table has 2 columns
 --> x.call:6:5
  |
4 | for key, line
  | ------------- the columns
5 | row 1
6 | row 1, postal-business, x
  |     ^^^^^^^^^^^^^^^^^^^^^ the columns are key, line
  |
  = help: put a value that holds a comma between quotation marks, as in `"one, two"`

2 errors

0 passed, 1 file with faults

"#]]
    );
}

#[test]
fn a_call_that_expects_nothing_is_an_error() {
    for text in ["", "press 1\n", "# only words\n"] {
        assert!(told(text).contains("error[expects-nothing]"), "{text:?}");
    }
}

#[test]
fn a_file_that_is_no_call_stops_no_other() {
    let folder = folder(&[("good.call", GOOD), ("zero.call", "hear \0\n")]);
    std::fs::write(folder.path().join("binary.call"), [0xFF, 0xFE, 0x00, 0xD8, 0x80]).unwrap();
    // Longer than any call, and long enough to be felt if it were read.
    let huge = std::fs::File::create(folder.path().join("huge.call")).unwrap();
    huge.set_len(100 * 1024 * 1024).unwrap();
    let ran = run(folder.path(), &["."]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.out.contains("huge.call` is larger than 4 MiB"), "{}", ran.out);
    assert!(ran.out.ends_with("1 passed, 3 files not readable\n"), "{}", ran.out);
    assert_eq!(ran.err, "error: some call files could not be read; they are named above\n");
}

#[test]
fn a_run_without_tests_is_no_success() {
    let empty = folder(&[]);
    let ran = run(empty.path(), &[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("there is no folder `scripts` here"), "{}", ran.err);
    let folder = folder(&[("scripts/a.toml", ""), ("good.call", GOOD)]);
    for (arguments, said) in [
        (&[][..], "there is no test call in `scripts`; write one and save it as `NAME.call`"),
        (&["nowhere"], "cannot find `nowhere`"),
        (&["scripts/a.toml"], "`scripts/a.toml` is no call file; their names end in `.call`"),
        (&["good.call", "--filter", "elsewhere"], "no call has `elsewhere` in its path or its row"),
        (&["good.call", "--shard", "5/4"], "write which part of how many, as in `1/4`"),
        (&["good.call", "--report", "junti=x"], "there is no form `junti`; did you mean `junit`?"),
        (&["good.call", "--coverage-report", "lcvo=x"], "there is no form `lcvo`; did you mean `lcov`?"),
        (&["good.call", "--fail-under", "900"], "write a share in percent, from 0 to 100"),
    ] {
        let ran = run(folder.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(ran.err.contains(said), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn a_report_that_cannot_be_written_hides_no_result() {
    let folder = folder(&[("good.call", GOOD), ("wrong.call", super::WRONG)]);
    for option in ["--report=junit=nowhere/x.xml", "--coverage-report=lcov=nowhere/x.info"] {
        let ran = run(folder.path(), &[".", option, "--report", "json=there.json"]);
        assert_eq!(ran.code, Some(2));
        assert!(
            ran.out.contains("error[not-heard]") && ran.out.contains("1 passed, 1 failed\n"),
            "{}",
            ran.out
        );
        assert!(
            ran.err.contains("nowhere/x.") && ran.err.contains("the results are told above"),
            "{}",
            ran.err
        );
        let other = std::fs::read_to_string(folder.path().join("there.json")).unwrap();
        assert_eq!(other.lines().count(), 3, "the other report is written: {other}");
    }
}
