//! `reachline say` with the user's own voice, as it is typed in a shell.

use std::fs::File;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

use libtest_mimic::Trial;

use crate::server::Server;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("what_is_said_is_heard_in_the_voice_of_each_language", each_language),
        trial("saying_stops_at_once_when_the_person_asks", interrupted),
    ]
}

fn trial(name: &str, test: fn()) -> Trial {
    Trial::test(name, move || {
        test();
        Ok(())
    })
}

fn say(server: &Server) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reachline"));
    command.args(["say", "--voice", "system"]).env("SPEECHD_ADDRESS", server.address());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn each_language() {
    let server = Server::start();
    let mut saying = say(&server).spawn().unwrap();
    let text = "Welcome to China Post.\n\n邮政储蓄，请按2。\n";
    saying.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = saying.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(output.stdout.is_empty() && output.stderr.is_empty(), "{output:?}");
    let notes = server.notes().join("\n");
    assert!(notes.contains(" Welcome to China Post."), "{notes}");
    assert!(notes.contains("请按二。"), "{notes}");
}

/// The synthesizer holds a pipe open as long as it speaks.
fn interrupted() {
    let server = Server::start();
    let mut saying = say(&server).arg("This is endless.").spawn().unwrap();
    let mut spoken = File::open(server.pipe()).unwrap();
    let id = saying.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    spoken.read_to_end(&mut Vec::new()).unwrap();
    assert_eq!(saying.wait().unwrap().code(), Some(130));
}
