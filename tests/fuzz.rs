//! Random calls as they are asked for in a shell.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::process::{Command, Output};

use snapbox::{assert_data_eq, str};

const WEAK: &str = "tests/calls/no-free-key.toml";

fn reachline(arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_reachline");
    Command::new(program).arg("test").args(arguments).env_remove("ACCESSIBLE").output().unwrap()
}

fn printed(arguments: &[&str], code: i32) -> String {
    let output = reachline(arguments);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{told}");
    assert!(code == 2 || told.is_empty(), "{told}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_built_in_hotline_holds_and_the_cores_make_no_difference() {
    let one = printed(&["--fuzz", "3000", "--seed", "4", "--jobs", "1"], 0);
    assert_eq!(one, "china-post: 3000 random calls, seed 4: every rule holds\n");
    assert_eq!(one, printed(&["--fuzz", "3000", "--seed", "4", "--jobs", "2"], 0));
    assert_ne!(one, printed(&["--fuzz", "3000", "--seed", "5"], 0));
}

#[test]
fn what_does_not_hold_is_told_with_the_shortest_call_that_shows_it() {
    let told = printed(&["--fuzz", "2000", WEAK], 1);
    assert_eq!(told, printed(&["--fuzz", "2000", WEAK, "--jobs", "1"], 1));
    assert_data_eq!(
        told,
        str![[r#"
tests/calls/no-free-key.toml: 2000 random calls, seed 1: 1 rule does not hold

broken rule: anywhere: a key that means the same everywhere does it everywhere
what happened: 8 means `settings` everywhere, but not at `main`: there it leads to `main`
how often: in [..] of 2000 calls, first in call [..]; [..] acts there, shrunk to [..]
the call, which `--keep FOLDER` keeps:
  # a key that means the same everywhere does it everywhere: 8 means `settings` everywhere, but not at `main`: there it leads to `main`
  # found with seed 1 in call [..]
  hotline  tests/calls/no-free-key.toml

  wait     700ms
  press    8
  options  0

"#]]
    );
}

#[test]
fn what_is_kept_is_a_test_call_that_fails_and_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("new");
    let shown = kept.to_str().unwrap();
    let arguments = ["--fuzz", "2000", WEAK, "--keep", shown];
    let told = printed(&arguments, 1);
    let path = kept.join("no-free-key-anywhere-1.call");
    assert!(told.contains(&format!("kept as: {}", path.display())), "{told}");
    let call = std::fs::read_to_string(&path).unwrap();
    assert!(call.contains("\nhotline  ") && call.contains("tests/calls/no-free-key.toml\n"), "{call}");
    let failed = printed(&[shown], 1);
    assert!(failed.contains("error[other-options]") && failed.contains("0 passed, 1 failed"), "{failed}");
    let refused = String::from_utf8(reachline(&arguments).stderr).unwrap();
    assert!(refused.contains("a test call is never replaced"), "{refused}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), call);
}

#[test]
fn what_cannot_be_called_is_told_in_a_sentence() {
    for (arguments, told) in [
        (&["--fuzz", "10", "nowhere.toml"][..], "cannot find `nowhere.toml`"),
        (&["--fuzz", "0"], "invalid value '0'"),
        (&["--fuzz", "10", "--repeat", "2"], "cannot be used with"),
        (&["--seed", "2"], "--fuzz"),
        (&["--fuzz", "2000", WEAK, "--keep", "Cargo.toml"], "Cargo.toml"),
    ] {
        let output = reachline(arguments);
        let words = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {words}");
        assert!(words.contains(told), "{arguments:?}: {words}");
    }
    assert!(Path::new("Cargo.toml").is_file());
}
