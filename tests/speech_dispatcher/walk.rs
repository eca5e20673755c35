//! A walk that is heard through the user's own voice, as it is typed in a shell.

use std::io::Write;
use std::process::{Command, Stdio};

use libtest_mimic::Trial;

use crate::server::Server;

pub fn trials() -> Vec<Trial> {
    vec![Trial::test("a_walk_is_spoken_line_by_line", || {
        a_walk_is_spoken_line_by_line();
        Ok(())
    })]
}

fn a_walk_is_spoken_line_by_line() {
    let server = Server::start();
    let hotline = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/walk/desk.toml");
    let mut walk = Command::new(env!("CARGO_BIN_EXE_reachline"))
        .args(["walk", hotline, "--voice", "system", "--language", "en"])
        .env("SPEECHD_ADDRESS", server.address())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    walk.stdin.take().unwrap().write_all(b"quit\n").unwrap();
    let output = walk.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(!printed.contains('#'), "{printed}");
    let notes = server.notes();
    let printed = printed.lines().filter(|line| line.starts_with("hear ")).count();
    assert!(printed > 2 && notes.len() >= printed, "{printed} lines: {notes:#?}");
    assert!(server.log().contains(notes[0].split_once(" 0 ").unwrap().1), "{}", server.log());
}
