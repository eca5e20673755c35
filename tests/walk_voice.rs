//! A walk that is heard through a player, as it is typed in a shell. The players are small programs in `tests/player/`.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

const DESK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/walk/desk.toml");

/// A walk of a hotline with answers from a pipe, and this player.
fn walk(arguments: &[&str], answers: &str, player: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_reachline"))
        .args(["walk", DESK])
        .args(arguments)
        .env("REACHLINE_PLAYER", player)
        .env_remove("REACHLINE_VOICE")
        .env_remove("ACCESSIBLE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn printed(output: Output) -> String {
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn player(name: &str, arguments: &[&str]) -> String {
    let program = format!("{}/tests/player/{name}", env!("CARGO_MANIFEST_DIR"));
    shell_words::join(std::iter::once(program.as_str()).chain(arguments.iter().copied()))
}

#[cfg(feature = "espeak")]
#[test]
fn every_line_that_is_printed_is_played() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let player = player("counts.sh", &[log.to_str().unwrap()]);
    let text = printed(walk(&["--voice", "espeak"], "quit\n", &player));
    let played = std::fs::read_to_string(log).unwrap();
    let lengths: Vec<usize> = played.lines().map(|line| line.trim().parse().unwrap()).collect();
    assert_eq!(lengths.len(), text.lines().filter(|line| line.starts_with("hear ")).count(), "{text}");
    // Each is at least half a second of sound at 22050 samples a second.
    assert!(lengths.iter().all(|length| *length > 22_050), "{lengths:?}");
}

#[cfg(feature = "espeak")]
#[test]
fn a_player_that_dies_is_told_once_and_the_words_go_on() {
    let silent = printed(walk(&[], "quit\n", ""));
    for program in [player("dies.sh", &[]), "true".to_owned()] {
        let text = printed(walk(&["--voice", "espeak"], "quit\n", &program));
        let (remarks, words): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with('#'));
        assert_eq!(remarks.len(), 1, "{text}");
        assert!(remarks[0].contains("stopped before the sound was over"), "{text}");
        assert!(remarks[0].ends_with("; the walk goes on without sound"), "{text}");
        assert_eq!(words, silent.lines().collect::<Vec<_>>());
    }
}

#[cfg(feature = "espeak")]
#[test]
fn without_a_player_the_walk_goes_on_in_words() {
    let text = printed(walk(&["--voice", "espeak"], "quit\n", "no-such-player"));
    let remark = "# `REACHLINE_PLAYER` names `no-such-player`, and there is no such program";
    assert_eq!(text.matches(remark).count(), 1, "{text}");
    assert!(text.ends_with("ends     hung-up\n"), "{text}");
}

#[test]
fn a_voice_of_the_environment_makes_no_walk_speak() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let player = player("counts.sh", &[log.to_str().unwrap()]);
    let walk = Command::new(env!("CARGO_BIN_EXE_reachline"))
        .args(["walk", DESK])
        .env("REACHLINE_VOICE", "espeak")
        .env("REACHLINE_PLAYER", &player)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(printed(walk).ends_with("ends     hung-up\n"));
    assert!(!log.exists());
}

#[test]
fn a_voice_that_does_not_exist_is_told_before_the_call() {
    let output = walk(&["--voice", "espaek"], "", "");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("`--voice` asks for `espaek`, and there is no such voice"), "{told}");
}
