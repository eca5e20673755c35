//! A call that was kept is made again: the same to the byte, or it is said what is not.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use reachline::transcript::{Happened, Transcript};

/// A folder with a hotline, whose transcript is `call.json`.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/walk");
        fs::create_dir_all(folder.path().join("prompts/desk")).unwrap();
        for file in ["desk.toml", "prompts/desk/en.ftl"] {
            fs::copy(from.join(file), folder.path().join(file)).unwrap();
        }
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str], answers: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_reachline"))
            .args(arguments)
            .env_remove("ACCESSIBLE")
            .current_dir(self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // A call that is over does not read what is left.
        let _ = stdin.write_all(answers.as_bytes());
        drop(stdin);
        child.wait_with_output().unwrap()
    }

    /// Walks and keeps it; what was printed.
    fn walk(&self, arguments: &[&str], answers: &str) -> String {
        let output = self.run(&[&["walk", "--transcript", "call.json"], arguments].concat(), answers);
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Makes the call again: what was printed, what was said beside it, and the exit code.
    fn replay(&self, arguments: &[&str]) -> (String, String, Option<i32>) {
        let output = self.run(&[&["replay", "call.json"], arguments].concat(), "");
        let (out, err) =
            (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert!(!err.contains(['\u{1B}', '\r']), "{err:?}");
        (out, err, output.status.code())
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let path = self.path(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(path, text.replace(from, to)).unwrap();
    }
}

const MASKED: &str = "the caller's number is not in the transcript; other digits were pressed in their place, and the call goes on as it did\n";
const SECRET: &str = "secret keys are not in the transcript; other digits were pressed in their place, and the call goes on as it did\n";

#[test]
fn a_call_is_the_same_to_the_byte() {
    let folder = Folder::new();
    for (arguments, answers) in [
        (&[][..], "1\n5\n1\n\n2\n9\n\n\n1\n*\n"),
        (&["--at", "2026-11-23 21:00:05", "--language", "zh-CN"], "nonsense\nwait 10s\n2\n"),
        (&[], "1\n7\nwait 5m\n9\n83\nwait 30s\n"),
        (&["desk.toml", "--at", "2026-11-23 21:00"], "3\n"),
        (&["desk.toml", "--show-numbers"], "1\n13912341234\n1\n0\n"),
        (&["--language", "en", "--real-time", "--pace", "30"], "6\n2\n"),
        (&["--json"], "1\n2\n"),
    ] {
        let walked = folder.walk(arguments, answers);
        let json: &[&str] = if arguments == ["--json"] { &["--json"] } else { &[] };
        assert_eq!(folder.replay(json), (walked, String::new(), Some(0)), "{arguments:?}");
    }
}

#[test]
fn what_was_hidden_is_said_and_the_call_takes_the_same_course() {
    let folder = Folder::new();
    for (answers, said) in [
        ("1\n13800138000\n1\n0\n", MASKED.to_owned()),
        ("1\n00442079460000#\n1\n", MASKED.to_owned()),
        ("1\n0000000#\n1\n13912341234\n1\n", MASKED.to_owned() + MASKED),
        ("2\n8531\n1\n0\n", SECRET.to_owned()),
        ("2\n12\nwait 30s\n2\n85\n31\n2\n", SECRET.to_owned() + SECRET),
        ("2\n8531\n1\n28531\n1\n2\n8 531\n1\n2\ntype 8531\n1\n", SECRET.repeat(6)),
    ] {
        let walked = folder.walk(&["desk.toml"], answers);
        let (out, err, code) = folder.replay(&[]);
        assert_eq!((out, code), (walked, Some(0)), "{answers}: {err}");
        assert!(
            err.lines().all(|line| said.lines().any(|own| own == line)) && !err.is_empty(),
            "{answers}: {err}"
        );
    }
}

#[test]
fn a_hotline_that_has_changed_is_called_and_the_first_other_line_is_shown() {
    let folder = Folder::new();
    folder.walk(&["desk.toml", "--at", "2026-11-23 21:00"], "3\n1\n13800138000\n1\n0\n");
    folder.change("prompts/desk/en.ftl", "Which number shall we call?", "What is your number, please?");
    let (out, err, code) = folder.replay(&[]);
    assert_eq!(code, Some(1));
    assert!(
        out.contains("hear     What is your number, please?\n") && out.ends_with("transfer clerk to 11185\n"),
        "{out}"
    );
    assert!(err.starts_with("the hotline has changed since: its digest was `fnv1a-128:"), "{err}");
    assert!(
        err.ends_with(
            "is the first that is not as it was\nthen: hear     Which number shall we call?\nnow: hear     What is your number, please?\n"
        ),
        "{err}"
    );
}

#[test]
fn a_change_that_this_call_does_not_meet_is_no_difference() {
    let folder = Folder::new();
    folder.walk(&["desk.toml"], "0\n");
    folder.change("desk.toml", "digits    = 4", "digits    = 5");
    let (_, err, code) = folder.replay(&[]);
    assert_eq!(code, Some(0));
    assert!(err.ends_with("nothing of this call has changed\n"), "{err}");
}

#[test]
fn a_hotline_that_has_moved_is_asked_for_and_one_beside_the_transcript_is_found() {
    let folder = Folder::new();
    let walked = folder.walk(&["desk.toml"], "0\n");
    let elsewhere = Folder::new();
    let call = folder.path("call.json");
    let output = elsewhere.run(&["replay", call.to_str().unwrap()], "");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), walked);
    fs::rename(folder.path("desk.toml"), folder.path("moved.toml")).unwrap();
    let (_, err, code) = folder.replay(&[]);
    assert_eq!(code, Some(2));
    assert_eq!(
        err,
        "error: the hotline of this transcript, `desk.toml`, is not there any more; say where it is with `--hotline SCRIPT`\n"
    );
    assert_eq!(folder.replay(&["--hotline", "moved.toml"]), (walked, String::new(), Some(0)));
}

#[test]
fn a_transcript_of_a_program_that_was_killed_is_replayed_as_far_as_it_goes() {
    let folder = Folder::new();
    folder.walk(&[], "1\n6\n");
    let text = fs::read_to_string(folder.path("call.json")).unwrap();
    let mut transcript = Transcript::read(&text).unwrap();
    transcript.events.retain(|event| !matches!(event.what, Happened::HangUp { .. } | Happened::Ends { .. }));
    fs::write(folder.path("call.json"), serde_json::to_string(&transcript).unwrap()).unwrap();
    let (out, err, code) = folder.replay(&[]);
    assert_eq!((err.as_str(), code), ("", Some(0)));
    assert!(out.contains("press    6\nhear     More about China Post.") && !out.contains("hang up"), "{out}");
}

#[test]
fn what_was_stopped_says_so_again() {
    let folder = Folder::new();
    folder.walk(&[], "1\n");
    let text = fs::read_to_string(folder.path("call.json")).unwrap();
    let hang_up = text.lines().find(|line| line.contains("\"event\":\"hang-up\"")).unwrap();
    let stopped = hang_up.replace("\"hang-up\"", "\"note\",\"words\":\"stopped with ^C\\u001b[1m\"");
    folder.change("call.json", hang_up, &format!("{},\n{hang_up}", stopped.trim_end_matches(',')));
    let (out, err, code) = folder.replay(&[]);
    assert_eq!((err.as_str(), code), ("", Some(0)));
    assert!(out.ends_with("# stopped with ^C\\u{1B}[1m\nhang up\nends     hung-up\n"), "{out}");
}

#[test]
fn a_transcript_that_was_changed_by_hand_is_another_call() {
    let folder = Folder::new();
    folder.walk(&[], "1\n2\n");
    folder.change("call.json", "Welcome to China Post.", "Welcome\\u001b[31m!");
    let (_, err, code) = folder.replay(&[]);
    assert_eq!(code, Some(1));
    assert!(
        err.starts_with("line 1 is the first that is not as it was\nthen: hear     Welcome\\u{1B}[31m!\nnow: hear     Welcome to China Post.\nthe hotline is the same;"),
        "{err}"
    );
}

#[test]
fn what_is_no_transcript_is_told_in_a_sentence() {
    let folder = Folder::new();
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    for (bytes, told) in [
        (&b""[..], "no transcript in JSON"),
        (b"hear     Welcome.\n", "no transcript in JSON"),
        (b"{\"form\":1", "no transcript in JSON"),
        (b"{\"form\":1}", "no whole transcript"),
        (b"{\"form\":2}", "a transcript of form 2, and this program reads form 1"),
        (b"\x00\xFF\x1B[31m", "is not text"),
        (deep.as_bytes(), "no transcript in JSON"),
        (&vec![b'7'; 17 * 1024 * 1024], "larger than 16 MiB"),
        (br#"{"form":1,"events":[{"at":1,"event":"\u001b[31mred"}]}"#, "no whole transcript"),
    ] {
        fs::write(folder.path("call.json"), bytes).unwrap();
        let (out, err, code) = folder.replay(&[]);
        assert_eq!((out.as_str(), code), ("", Some(2)), "{err}");
        assert!(err.contains(told) && err.len() < 1000, "{told}: {err}");
    }
    fs::remove_file(folder.path("call.json")).unwrap();
    assert!(folder.replay(&[]).1.contains("cannot find `call.json`"));
}

#[test]
fn times_beyond_all_measure_come_to_an_end() {
    let folder = Folder::new();
    folder.walk(&["desk.toml", "--at", "2026-11-23 21:00"], "3\n2\n8531\n");
    for (from, to) in [
        ("\"connected\":\"2026-11-23T13:00:00Z\"", "\"connected\":\"9999-12-30T21:59:59Z\""),
        ("\"at\":500,", "\"at\":18446744073709551615,"),
        ("\"event\":\"hang-up\"", "\"event\":\"wait\",\"length\":18446744073709551615"),
    ] {
        let text = fs::read_to_string(folder.path("call.json")).unwrap();
        fs::write(folder.path("call.json"), text.replace(from, to)).unwrap();
        let (_, err, code) = folder.replay(&[]);
        assert!(matches!(code, Some(0 | 1)) && !err.contains("panicked"), "{code:?} {err}");
    }
}
