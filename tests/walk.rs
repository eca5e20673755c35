//! The walkthrough as it is typed in a shell: what is printed, what is kept, how it is over.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use reachline::transcript::{Happened, Transcript};
use snapbox::cmd::Command as Shell;
use snapbox::{assert_data_eq, str};

const DESK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/walk/desk.toml");

fn shell() -> Shell {
    Shell::new(env!("CARGO_BIN_EXE_reachline")).env_remove("ACCESSIBLE").env_remove("NO_COLOR")
}

/// Walks with answers from a pipe, whatever the shell's own terminal and settings are.
fn walk(arguments: &[&str], answers: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_reachline"))
        .args(arguments)
        .env_remove("ACCESSIBLE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A call that is over does not read what is left.
    let _ = stdin.write_all(answers);
    drop(stdin);
    child.wait_with_output().unwrap()
}

/// What was printed; the walk has gone well, and nothing but words was printed.
fn printed(arguments: &[&str], answers: &str) -> String {
    let output = walk(arguments, answers.as_bytes());
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && told.is_empty(), "{told}");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(!text.contains(['\u{1B}', '\r', '\t', '\u{8}']), "{text:?}");
    text
}

/// What was said in a sentence to whoever asked for what cannot be done.
fn refused(arguments: &[&str]) -> String {
    let output = walk(arguments, b"");
    assert_eq!(output.status.code(), Some(2));
    String::from_utf8(output.stderr).unwrap()
}

fn last_line(text: &str) -> &str {
    text.lines().last().unwrap_or_default()
}

fn file(folder: &Path, name: &str) -> (PathBuf, String) {
    let path = folder.join(name);
    let shown = path.to_str().unwrap().to_owned();
    (path, shown)
}

#[test]
fn a_walk_prints_a_call_in_the_notation() {
    shell().stdin("1\n2\n").assert().success().stderr_eq("").stdout_eq(str![[r#"
hear     Welcome to China Post.
hear     欢迎致电中国邮政。
hear     For English, press 1.
hear     普通话，请按2。
press    1
hear     How can we help?
hear     There are 6 choices.
hear     For a person, press 0.
hear     For postal business, press 1.
hear     For postal savings, press 2.
hear     For logistics and express mail service, EMS, press 3.
hear     For life insurance, China Post Life, press 4.
hear     For headline news, press 5.
hear     For more about us and this line, press 6.
press    2
hear     I am connecting you to Postal Savings, 95580. [..]
transfer postal-savings to 95580

"#]]);
}

#[test]
fn every_line_is_reached_in_each_language() {
    for (key, line) in [
        ("1", "transfer postal-business to 11185"),
        ("2", "transfer postal-savings to 95580"),
        ("3", "transfer logistics-ems to 11183"),
        ("4", "transfer china-post-life to 400 890 9999"),
        ("0", "transfer postal-business to 11185"),
    ] {
        for chosen in ["1", "2"] {
            assert_eq!(last_line(&printed(&["walk"], &format!("{chosen}\n{key}\n"))), line);
        }
        for language in ["en", "zh-CN", "english", "中文"] {
            assert_eq!(last_line(&printed(&["walk", "--language", language], key)), line);
        }
    }
}

#[test]
fn the_news_and_every_section_are_reached_in_each_language() {
    for (language, headline, section) in [
        ("1", "China Post signs strategic partnership", "Postman Story is a section"),
        ("2", "战略合作", "邮递员的故事"),
    ] {
        let news = printed(&["walk"], &format!("{language}\n5\n1\n\n\n"));
        assert!(news.contains(headline), "{news}");
        for key in ["1", "2", "3", "4"] {
            let about = printed(&["walk"], &format!("{language}\n6\n{key}\n"));
            assert!(key != "1" || about.contains(section), "{about}");
            assert!(last_line(&about) == "ends     hung-up", "{about}");
        }
    }
}

#[test]
fn the_end_of_the_answers_hangs_up() {
    let text = printed(&["walk"], "");
    assert!(text.ends_with("hear     普通话，请按2。\nhang up\nends     hung-up\n"), "{text}");
}

#[test]
fn words_are_as_good_as_keys() {
    let text = printed(&["walk"], "english\npostal saving\nyes\n");
    assert!(text.contains("type     postal saving\nhear     Did you mean postal savings?"), "{text}");
    assert_eq!(last_line(&text), "transfer postal-savings to 95580");
    let text = printed(&["walk"], "中文\nrepeat\n邮政储蓄\n");
    assert!(text.contains("type     重复\n"), "{text}");
    assert_eq!(last_line(&text), "transfer postal-savings to 95580");
}

#[test]
fn a_question_mark_tells_what_can_be_done() {
    let text = printed(&["walk", "--language", "en"], "?\n");
    let (_, help) = text.split_once("For more about us and this line, press 6.\n").unwrap();
    for line in ["# Type a key and Enter", "# To go back, press *.", "# For postal savings, press 2."] {
        assert!(help.lines().any(|told| told.starts_with(line)), "{line}: {help}");
    }
}

#[test]
fn a_paragraph_of_a_story_can_be_turned_over() {
    let text = printed(&["walk", "--language", "en"], "5\n1\n\n2\n*\n");
    let covers = "hear     It covers four fields";
    let (before, after) = text.split_once(covers).unwrap();
    assert!(before.contains("hear     China Post Group"), "{text}");
    // Back to the first paragraph, and out of the story.
    assert!(after.contains("\npress    2 after ") && after.contains("hear     China Post Group"), "{text}");
    assert!(after.contains("\npress    * after "), "{text}");
}

#[test]
fn what_cannot_be_understood_is_answered_and_the_walk_goes_on() {
    let mut answers = vec![b'1'; 1_000_000];
    answers.extend(b"\n\xFF\xFE\n\x1B[A\na\0b\npress x\nwait 10\n1\r\n2\n");
    let output = walk(&["walk"], &answers);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    for told in [
        "# that line is longer than 1000 bytes; nothing was done",
        "# that line is not text in UTF-8; nothing was done",
        r"# that line holds a character that cannot be seen, \u{1B}; nothing was done",
        r"# that line holds a character that cannot be seen, \u{0}; nothing was done",
        "# no telephone has a key `x`",
        "# `10` is no length of time",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(!text.contains(['\u{1B}', '\r', '\0']));
    assert_eq!(last_line(&text), "transfer postal-savings to 95580");
}

#[test]
fn the_hotline_keeps_its_hours_at_the_time_that_is_asked_for() {
    for (at, heard) in [
        ("2026-11-23 16:59", "transfer clerk"),
        ("2026-11-23 21:00", "The office is shut."),
        ("2026-11-23T02:00:00Z", "transfer clerk"),
    ] {
        let text = printed(&["walk", DESK, "--at", at], "3\n");
        assert!(text.contains(heard), "{at}: {text}");
    }
    let text = printed(&["walk", DESK, "--at", "2026-11-23 21:00"], "");
    assert!(text.lines().nth(1) == Some("at       2026-11-23 21:00"), "{text}");
}

#[test]
fn what_cannot_be_walked_is_told_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let (binary, shown) = file(folder.path(), "binary.toml");
    std::fs::write(&binary, [0, 159, 146, 150]).unwrap();
    for (arguments, told) in [
        (&["walk", "nowhere.toml"][..], "cannot find `nowhere.toml`"),
        (&["walk", "tests"], "`tests` is a folder"),
        (&["walk", &shown], "binary.toml`"),
        (&["walk", "--language", "fr"], "it has `en` (English) and `zh-CN` (Mandarin Chinese)"),
        (&["walk", "--at", "tomorrow"], "--at \"2026-11-23 21:00\""),
        (&["walk", "--pace", "2"], "--real-time"),
        (&["walk", "--real-time", "--pace", "0"], "time can run from"),
        (&["walk", "--transcript", "nowhere/at/all.txt"], "there is no such folder"),
        (&["walk", "--save", "tests"], "tests`"),
    ] {
        let sentence = refused(arguments);
        assert!(sentence.contains(told), "{arguments:?}: {sentence}");
    }
}

#[test]
fn faults_of_a_hotline_are_told_and_it_is_not_walked() {
    let folder = tempfile::tempdir().unwrap();
    let (path, shown) = file(folder.path(), "faulty.toml");
    std::fs::write(path, "[hotline]\nname = \"faulty\"\nstart = \"nowhere\"\nlanguages = [\"en\"]\n")
        .unwrap();
    let drawn = refused(&["walk", &shown]);
    assert!(
        drawn.contains("error[") && drawn.contains("cannot be walked until its faults are mended"),
        "{drawn}"
    );
    let worded = refused(&["walk", &shown, "--accessible"]);
    assert!(worded.contains("\nat: ") && !worded.contains("-->") && !worded.contains(" | "), "{worded}");
}

#[test]
fn nothing_is_said_of_a_secret_anywhere() {
    let folder = tempfile::tempdir().unwrap();
    let ((text, text_name), (json, json_name), (call, call_name)) =
        (file(folder.path(), "a.txt"), file(folder.path(), "a.json"), file(folder.path(), "a.call"));
    let kept = ["--transcript", &text_name, "--save", &call_name];
    let secret = "2\n8531\n1\n28531\n1\n2\n8 531\n1\n2\ntype 8531\n";
    let printed_words = printed(&[&["walk", DESK][..], &kept].concat(), secret);
    let printed_json = printed(&["walk", DESK, "--json", "--transcript", &json_name], secret);
    for told in [
        printed_words,
        printed_json,
        std::fs::read_to_string(text).unwrap(),
        std::fs::read_to_string(json).unwrap(),
        std::fs::read_to_string(call).unwrap(),
    ] {
        assert!(told.contains("secret"), "{told}");
        for part in ["8531", "853", "531", "\"8\"", "press    8"] {
            assert!(!told.contains(part), "{part}: {told}");
        }
    }
}

#[test]
fn the_callers_number_is_masked_unless_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (path, name) = file(folder.path(), "a.txt");
    let answers = "1\n13800138000\n1\n";
    let told = printed(&["walk", DESK, "--transcript", &name], answers);
    assert!(told.contains("hear     You typed +86 138 **** 8000."), "{told}");
    assert!(told.contains("# a caller's number is pressed here, +86 138 **** 8000;"), "{told}");
    let kept = std::fs::read_to_string(&path).unwrap();
    for text in [&told, &kept] {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        assert!(!digits.contains("13800138000"), "{text}");
    }
    let told = printed(&["walk", DESK, "--show-numbers", "--transcript", &name], answers);
    assert!(told.contains("press    13800138000\nhear     You typed 138 0013 8000."), "{told}");
    assert!(std::fs::read_to_string(&path).unwrap().contains("press    13800138000\n"));
}

#[test]
fn a_number_on_walls_is_nobodys_own() {
    let told = printed(&["walk", DESK], "1\n95580#\n");
    assert!(told.contains("press    95580#\nhear     You typed 95580."), "{told}");
}

#[test]
fn a_transcript_is_what_was_printed_with_where_and_when() {
    let folder = tempfile::tempdir().unwrap();
    let (path, name) = file(folder.path(), "a.txt");
    let told = printed(&["walk", "--at", "2026-11-23 21:00", "--transcript", &name], "1\n9\n2\n");
    let kept = std::fs::read_to_string(path).unwrap();
    let (before, after) = kept.split_once("\n\n").unwrap();
    assert_eq!(before, "# transcript of a walk: china-post\nat       2026-11-23 21:00");
    assert_eq!(told, format!("at       2026-11-23 21:00\n{after}"));
}

#[test]
fn a_walk_is_saved_as_a_test_call_and_never_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let (path, name) = file(folder.path(), "savings.call");
    printed(&["walk", "--at", "2026-11-23 21:00", "--language", "en", "--save", &name], "press 2\n");
    let saved = std::fs::read_to_string(&path).unwrap();
    assert_data_eq!(
        saved.clone(),
        str![[r#"
# a walk, as a test call: china-post
language en
at       2026-11-23 21:00

hear     Welcome to China Post.
hear     How can we help?
hear     There are 6 choices.
hear     For a person, press 0.
hear     For postal business, press 1.
hear     For postal savings, press 2.
hear     For logistics and express mail service, EMS, press 3.
hear     For life insurance, China Post Life, press 4.
hear     For headline news, press 5.
hear     For more about us and this line, press 6.
press    2
hear     I am connecting you to Postal Savings, 95580. [..]
transfer postal-savings to 95580

"#]]
    );
    assert!(refused(&["walk", "--save", &name]).contains("never replaced"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), saved);
}

#[test]
fn json_is_a_line_for_each_event_and_a_transcript_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (path, name) = file(folder.path(), "a.json");
    let arguments = ["walk", "--json", "--at", "2026-11-23 21:00", "--transcript", &name];
    let told = printed(&arguments, "1\nnonsense\n2\n");
    let lines: Vec<serde_json::Value> =
        told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["event"], "connected");
    assert_eq!(lines[0]["connected"], "2026-11-23T13:00:00Z");
    assert_eq!(lines[0]["timezone"], "Asia/Shanghai");
    assert!(lines[0]["digest"].as_str().unwrap().starts_with("fnv1a-128:"));
    let events = lines[1..].iter().map(|line| serde_json::from_value(line.clone()).unwrap());
    let transcript = Transcript::read(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(transcript.events, events.collect::<Vec<_>>());
    assert_eq!(transcript.head.hotline, "china-post");
    let transfer = Happened::Transfer { line: "postal-savings".to_owned(), number: "95580".to_owned() };
    assert!(transcript.events.iter().any(|event| event.what == transfer));
}

#[test]
fn the_digest_tells_hotlines_apart() {
    let digest = |script: &[&str]| {
        let told = printed(&[&["walk", "--json"], script].concat(), "");
        let head: serde_json::Value = serde_json::from_str(told.lines().next().unwrap()).unwrap();
        head["digest"].as_str().unwrap().to_owned()
    };
    let on_disk = concat!(env!("CARGO_MANIFEST_DIR"), "/scripts/china-post.toml");
    assert_eq!(digest(&[]), digest(&[on_disk]));
    assert_ne!(digest(&[]), digest(&[DESK]));
}

#[test]
fn keys_without_enter_need_a_terminal() {
    let text = printed(&["walk", "--keypad"], "1\n2\n");
    assert!(text.contains("# --keypad needs a terminal; answers are taken by lines\n"), "{text}");
    assert_eq!(last_line(&text), "transfer postal-savings to 95580");
}

#[test]
fn what_accessible_turns_on_is_said_in_one_line() {
    for asked in [shell().args(["walk", "--accessible"]), shell().arg("walk").env("ACCESSIBLE", "1")] {
        asked.stdin("").assert().success().stderr_eq(str![[r#"
accessible: faults are told in words, and all else is words already

"#]]);
    }
    shell().arg("walk").env("ACCESSIBLE", "0").stdin("").assert().success().stderr_eq("");
}

#[test]
fn time_that_runs_is_told_as_it_runs() {
    let text = printed(&["walk", "--language", "en", "--real-time", "--pace", "30"], "2\n");
    assert_eq!(last_line(&text), "transfer postal-savings to 95580");
}

#[cfg(unix)]
#[test]
fn output_that_cannot_be_written_leaves_the_transcript() {
    let folder = tempfile::tempdir().unwrap();
    let (path, name) = file(folder.path(), "a.json");
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let status = Command::new(env!("CARGO_BIN_EXE_reachline"))
        .args(["walk", "--transcript", &name])
        .stdin(Stdio::null())
        .stdout(full)
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert_eq!(status.code(), Some(2));
    let transcript = Transcript::read(&std::fs::read_to_string(path).unwrap()).unwrap();
    let heard = |event: &Happened| matches!(event, Happened::Hear { .. });
    assert!(transcript.events.iter().any(|event| heard(&event.what)));
    assert_eq!(transcript.events.last().unwrap().what, Happened::Ends { reason: "hung-up".to_owned() });
}

#[cfg(unix)]
#[test]
fn a_reader_who_has_enough_is_no_failure() {
    let (read, written) = std::io::pipe().unwrap();
    drop(read);
    let folder = tempfile::tempdir().unwrap();
    let (path, name) = file(folder.path(), "a.txt");
    let output = Command::new(env!("CARGO_BIN_EXE_reachline"))
        .args(["walk", "--transcript", &name])
        .stdin(Stdio::null())
        .stdout(written)
        .output()
        .unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert!(std::fs::read_to_string(path).unwrap().ends_with("hang up\nends     hung-up\n"));
}
