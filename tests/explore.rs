//! `reachline explore` as a hotline's owner uses it: what is proved, what is refuted, and the calls that show it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn reachline(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_reachline")).args(arguments).env_remove("ACCESSIBLE").output().unwrap()
}

fn hotline(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/explore").join(name).with_extension("toml")
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The report as JSON, and the exit code.
fn explored(arguments: &[&str]) -> (Value, Option<i32>) {
    let output = reachline(&[&["explore", "--format", "json"], arguments].concat());
    (serde_json::from_slice(&output.stdout).unwrap(), output.status.code())
}

fn with_verdict<'a>(report: &'a Value, verdict: &str) -> Vec<&'a str> {
    let claims = report["claims"].as_array().unwrap().iter();
    claims.filter(|claim| claim["verdict"] == verdict).filter_map(|claim| claim["claim"].as_str()).collect()
}

#[test]
fn china_post_gives_its_callers_all_that_is_owed_them() {
    let (report, code) = explored(&[]);
    assert_eq!(code, Some(0));
    assert_eq!(with_verdict(&report, "proved").len(), 6, "{report:#}");
    assert_eq!(report["complete"], true);
    assert_eq!(report["farthest-from-a-person"]["keys"], 1);
}

#[test]
fn each_line_of_china_post_is_one_key_away_in_each_language() {
    let (report, _) = explored(&[]);
    let costs = report["costs"].as_array().unwrap();
    assert_eq!(costs.len(), 8);
    assert!(costs.iter().all(|cost| cost["keys"] == 1), "{costs:#?}");
    let (report, _) = explored(&["--language", "zh-CN"]);
    let costs = report["costs"].as_array().unwrap();
    assert!(costs.len() == 4 && costs.iter().all(|cost| cost["language"] == "zh-CN"), "{costs:#?}");
}

#[test]
fn what_does_not_hold_is_refuted_and_shown_by_a_call_that_passes() {
    let expected: [(&str, &[&str]); 4] = [
        ("night", &["every-path-ends", "no-trap"]),
        ("machine", &["person-reachable"]),
        ("goodbye", &["no-hang-up-on-silence", "wrong-keys-reach-a-person"]),
        ("never", &["every-step-reached"]),
    ];
    for (name, refuted) in expected {
        let script = hotline(name);
        let script = script.to_str().unwrap();
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let (report, code) = explored(&[script, "--save", folder.path().to_str().unwrap()]);
        assert_eq!(code, Some(1), "{name}");
        assert_eq!(with_verdict(&report, "refuted"), refuted, "{name}");
        let mut calls: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        calls.sort();
        let shown: Vec<String> = refuted
            .iter()
            .filter(|claim| **claim != "every-step-reached")
            .map(|claim| format!("{name}-{claim}.call"))
            .collect();
        let mut sorted = shown.clone();
        sorted.sort();
        assert_eq!(calls, sorted, "{name}");
        if !shown.is_empty() {
            let run = reachline(&["test", folder.path().to_str().unwrap()]);
            assert!(run.status.success(), "{name}: {}{}", text(&run), told(&run));
            let set_out = reachline(&["test", "--fmt", "--check", folder.path().to_str().unwrap()]);
            assert!(set_out.status.success(), "{name}: {}{}", text(&set_out), told(&set_out));
        }
    }
}

#[test]
fn the_report_is_the_same_each_time_and_says_one_claim_in_each_line() {
    let script = hotline("goodbye");
    let first = text(&reachline(&["explore", script.to_str().unwrap()]));
    assert_eq!(first, text(&reachline(&["explore", script.to_str().unwrap()])));
    let begins = |word: &str| first.lines().filter(|line| line.starts_with(&format!("{word}: "))).count();
    assert_eq!((begins("proved"), begins("refuted")), (4, 2), "{first}");
    assert!(begins("assumed") > 0 && begins("cost") == 1 && begins("longest") > 0, "{first}");
    assert!(first.contains("wait     10s\n  wait     10s\n  wait     10s\n  ends     done"), "{first}");
}

#[test]
fn a_saved_call_is_never_replaced() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let path = folder.path().join("machine-person-reachable.call");
    fs::write(&path, "mine").unwrap();
    let script = hotline("machine");
    let output = reachline(&["explore", script.to_str().unwrap(), "--save", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("never replaced"), "{}", told(&output));
    assert_eq!(fs::read_to_string(path).unwrap(), "mine");
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let script = hotline("machine");
    let output = reachline(&["explore", script.to_str().unwrap(), "--save", "no/such/folder"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("no such folder"), "{}", told(&output));
}

#[test]
fn nothing_is_proved_where_not_every_state_was_gone_through() {
    let (report, code) = explored(&["--states", "100"]);
    assert_eq!(code, Some(1));
    assert_eq!((&report["complete"], with_verdict(&report, "open").len()), (&Value::Bool(false), 6));
}

#[test]
fn a_hotline_with_faults_is_told_so_and_not_judged() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let script = folder.path().join("empty.toml");
    fs::write(&script, "").unwrap();
    let output = reachline(&["explore", script.to_str().unwrap()]);
    assert_eq!((output.status.code(), text(&output)), (Some(2), String::new()));
    assert!(told(&output).contains("cannot be explored until its faults are mended"), "{}", told(&output));
    let output = reachline(&["explore", "no-such.toml"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_language_that_the_hotline_has_not_is_told() {
    let output = reachline(&["explore", "--language", "fr"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("zh-CN"), "{}", told(&output));
}
