use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

use super::*;
use crate::sound::wav::{Encoding, bytes};

/// As much time as a program is given that is to be stopped.
const SHORT: Duration = Duration::from_millis(200);

/// A folder with a program that is a small shell script, and a second of sound beside it.
fn folder(script: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("speak");
    fs::write(&program, format!("#!/bin/sh\ncd '{}'\n{script}\n", folder.path().display())).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let second = Sound::new(8_000, vec![0.25; 8_000]);
    fs::write(folder.path().join("second.wav"), bytes(&second, Encoding::Pcm16).unwrap()).unwrap();
    folder
}

fn voice(folder: &Path, arguments: &str, time_out: Duration) -> Result<Command, Trouble> {
    let line = Line::read(&format!("{}/speak {arguments}", folder.display()), "any").unwrap();
    Command::open(&Settings { commands: vec![(None, line)], time_out, ..Settings::default() })
}

fn said_with(script: &str, arguments: &str, time_out: Duration, manner: Manner) -> Result<Sound, String> {
    let folder = folder(script);
    let words = Words::new(Locale::find("en").unwrap(), "hello; $(rm -rf x) 'you'", manner);
    let said = voice(folder.path(), arguments, time_out).and_then(|voice| voice.speak(&words));
    let way = folder.path().display().to_string();
    said.map_err(|trouble| trouble.0.replace(&way, "FOLDER"))
}

fn said(script: &str) -> Result<Sound, String> {
    said_with(script, "", Duration::from_secs(60), Manner::default())
}

#[test]
fn a_program_is_given_the_text_on_its_input_and_nowhere_else() {
    let script = r#"read text
        [ "$text" = "hello; \$(rm -rf x) 'you'" ] || { echo "got $text" >&2; exit 3; }
        [ "$*" = "-s 300 --as en" ] || { echo "got $*" >&2; exit 4; }
        cat second.wav"#;
    let manner = Manner { rate: 200, volume: 50, ..Manner::default() };
    let sound = said_with(script, "-s {rate} --as {language}", Duration::from_secs(60), manner).unwrap();
    assert_eq!(sound.length(), Duration::from_secs(1));
    assert!((sound.peak() - 0.125).abs() < 0.001, "half as loud as it came");
}

#[test]
fn a_program_that_knows_no_rate_is_played_faster() {
    let manner = Manner { rate: 200, ..Manner::default() };
    let sound = said_with("cat second.wav", "", Duration::from_secs(60), manner).unwrap();
    assert!(sound.length().as_millis().abs_diff(500) < 30, "{:?}", sound.length());
}

#[test]
fn whatever_a_program_does_instead_of_speaking_is_told() {
    for (script, words) in [
        ("exit 0", "gave no sound; it said nothing more"),
        ("echo 'no such voice' >&2; exit 2", "failed with exit code 2; it said `no such voice`"),
        ("cat second.wav; echo broken >&2; exit 1", "failed with exit code 1; it said `broken`"),
        ("kill -9 $$", "was stopped before its end"),
        ("echo hello", "gave something that cannot be played: it is no WAV file: it looks like text"),
        ("head -c 1000 second.wav", "its header promises 1s of sound"),
        ("head -c 44 second.wav", "its header promises 1s of sound"),
    ] {
        let why = said(script).unwrap_err();
        assert!(why.contains(words), "{script}: {why}");
        assert!(why.starts_with("the program `FOLDER/speak` of the voice `command` "), "{why}");
    }
}

#[test]
fn a_program_that_writes_gigabytes_is_stopped() {
    let why = said("cat second.wav; exec cat /dev/zero").unwrap_err();
    assert!(why.contains("does not stop writing"), "{why}");
    let why = said("exec cat /dev/zero").unwrap_err();
    assert!(why.contains("does not stop writing"), "{why}");
}

#[test]
fn a_program_that_takes_all_day_is_stopped_with_all_that_it_started() {
    for script in [
        "exec tail -f /dev/null",
        "cat second.wav; exec >/dev/null; exec tail -f /dev/null",
        "tail -f /dev/null | cat",
    ] {
        let why = said_with(script, "", SHORT, Manner::default()).unwrap_err();
        assert!(why.contains("did not end within 200ms"), "{script}: {why}");
    }
}

#[test]
fn a_program_that_never_reads_its_text_may_speak_all_the_same() {
    assert!(said("exec 0<&-; cat second.wav").is_ok());
}

#[test]
fn a_program_that_is_not_there_is_told_before_anything_is_said() {
    let line = Line::read("no-such-program-anywhere", "any").unwrap();
    let settings = Settings { commands: vec![(None, line)], ..Settings::default() };
    let why = Command::open(&settings).unwrap_err().0;
    assert!(why.contains("`no-such-program-anywhere`, which is not there"), "{why}");
    assert!(Command::open(&Settings::default()).unwrap_err().0.contains("no program is named"));
}
