//! `reachline say` with the user's own voice, as it is typed in a shell.

use std::fs::File;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

use libtest_mimic::Trial;

use crate::server::Server;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("what_is_said_is_heard_in_the_voice_of_each_language", each_language),
        trial("the_demo_is_said_at_three_rates_in_each_language", demo),
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

/// Without a player, nothing but the user's own voice is heard.
fn demo() {
    let server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_reachline"))
        .args(["say", "--demo"])
        .env("SPEECHD_ADDRESS", server.address())
        .env("XDG_CONFIG_HOME", folder.path())
        .env("PATH", folder.path())
        .env_remove("REACHLINE_PLAYER")
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && output.stdout.is_empty(), "{told}");
    let mut lines = told.lines();
    let first = lines.next().unwrap();
    assert!(
        first.starts_with(
            "only voices that speak by themselves can be heard, for there is no player of sound here"
        ),
        "{told}"
    );
    let rates = ["slower than you have set it", "as fast as you have set it", "faster than you have set it"];
    let expected: Vec<String> = ["English", "Mandarin Chinese"]
        .iter()
        .flat_map(|language| rates.map(|rate| format!("system: {language}, {rate}")))
        .collect();
    assert_eq!(lines.collect::<Vec<_>>(), expected);

    let notes = server.notes();
    for (voice, words) in [("own-voice", "For postal savings, press two."), ("chinese-voice", "请按二。")]
    {
        let said = notes.iter().filter(|note| note.contains(words));
        let rates: Vec<i32> = said
            .map(|note| note.strip_prefix(voice).unwrap().split(' ').nth(1).unwrap().parse().unwrap())
            .collect();
        assert!(rates.len() == 3 && rates.is_sorted_by(|slower, faster| slower < faster), "{notes:#?}");
    }
    let own: Vec<&String> = notes.iter().filter(|note| note.contains("This is your own voice, ")).collect();
    assert_eq!(own.len(), 3, "{notes:#?}");
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
