//! `reachline number` as people and programs use it: its lines, its JSON Lines, its exit codes, and files that are not
//! what they should be. The examples of `docs/numbers.md` come out as they are printed there.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn reachline(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_reachline")).args(arguments).output().expect("the program is built")
}

fn fed(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_reachline"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program is built");
    let mut stdin = child.stdin.take().expect("its input is a pipe");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("nothing panics").expect("it reads all its input");
    output
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}

fn objects(output: &Output) -> Vec<serde_json::Value> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("every line is JSON")).collect()
}

/// Splits a command line as a shell does, as far as the docs need it: words, and single quotes.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().expect("there is a word").push(c),
        }
    }
    words
}

#[test]
fn the_examples_of_the_docs_come_out_as_printed() {
    let docs = include_str!("../docs/numbers.md");
    let examples: Vec<&str> =
        docs.split("```console\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(examples.len() >= 3, "the docs have examples");
    for example in examples {
        let (command, expected) = example.split_once('\n').unwrap();
        let words = words(command.strip_prefix("$ reachline ").unwrap());
        let arguments: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_eq!(text(&reachline(&arguments).stdout), expected, "{command}");
    }
}

#[test]
fn the_exit_code_says_whether_all_are_valid() {
    assert_eq!(reachline(&["number", "95580", "+86 10 11185"]).status.code(), Some(0));
    assert_eq!(reachline(&["number", "95580", "9558"]).status.code(), Some(1));
    assert_eq!(reachline(&["number", "--json", "9558"]).status.code(), Some(1));
    assert_eq!(reachline(&["number", "--no-such-option"]).status.code(), Some(2));
}

#[test]
fn an_empty_input_is_told_and_not_passed_over() {
    for input in [&b""[..], b"\n\r\n \n"] {
        let output = fed(&["number"], input);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(text(&output.stdout), "");
        assert!(text(&output.stderr).starts_with("error: there is no number on standard input"));
    }
    assert_eq!(reachline(&["number", ""]).status.code(), Some(1), "an empty argument was asked about");
}

#[test]
fn the_input_is_given_back_byte_for_byte_less_its_line_end() {
    let output =
        fed(&["number", "--json"], "\u{FEFF}95580\r\n\n  010 11185\t\n\u{202E}110\n+86 1O 95580".as_bytes());
    let objects = objects(&output);
    let inputs: Vec<&str> = objects.iter().filter_map(|object| object["input"].as_str()).collect();
    assert_eq!(inputs, ["\u{FEFF}95580", "  010 11185\t", "\u{202E}110", "+86 1O 95580"]);
    let valid: Vec<bool> = objects.iter().filter_map(|object| object["valid"].as_bool()).collect();
    assert_eq!(valid, [true, true, false, false]);
}

#[test]
fn every_object_has_the_same_keys_in_the_same_order() {
    let output = reachline(&["number", "--json", "8610 11185", "+44 20 7946 0123", "nonsense"]);
    for line in text(&output.stdout).lines() {
        let keys = [
            "input",
            "valid",
            "kind",
            "e164",
            "international",
            "national",
            "local",
            "rfc3966",
            "spoken",
            "note",
        ];
        let places: Vec<usize> = keys.iter().map(|key| line.find(&format!("\"{key}\":")).unwrap()).collect();
        assert!(places.is_sorted(), "{line}");
        let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
        assert_eq!(object.len(), keys.len(), "{line}");
    }
    let refused = &objects(&output)[2];
    assert_eq!(refused["valid"], false);
    assert!(refused["kind"].is_null() && refused["spoken"].is_null());
}

#[test]
fn a_long_file_is_answered_line_by_line_in_its_order() {
    let lines: Vec<String> = (0..20_000).map(|n| format!("010-6{n:07}")).collect();
    let found = objects(&fed(&["number", "--json"], lines.join("\n").as_bytes()));
    let inputs: Vec<&str> = found.iter().filter_map(|object| object["input"].as_str()).collect();
    assert_eq!(inputs, lines);
    let shown = text(&fed(&["number"], lines.join("\n").as_bytes()).stdout);
    assert!(shown.starts_with("number: ") && shown.ends_with('\n') && !shown.ends_with("\n\n"));
    assert_eq!(shown.split("\n\n").count(), lines.len(), "one blank line between two numbers");
}

#[test]
fn bytes_that_are_no_text_are_shown_as_such_and_refused() {
    let output = fed(&["number", "--json"], b"955\xFF80\n95580\n");
    let objects = objects(&output);
    assert_eq!(objects[0]["input"], "955\u{FFFD}80");
    assert!(objects[0]["note"].as_str().unwrap().starts_with("byte 4 is not UTF-8"));
    assert_eq!(objects[1]["valid"], true);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_line_of_a_megabyte_is_refused_in_one_sentence_and_the_next_is_read() {
    let mut input = vec![b'7'; 1 << 20];
    input.extend_from_slice(b"\n95580\n");
    let shown = text(&fed(&["number"], &input).stdout);
    assert!(shown.len() < 2000, "the line is not shown in full");
    assert!(shown.contains("this is 1048576 bytes long") && shown.contains("number: 95580"), "{shown}");
    let whole = objects(&fed(&["number", "--json"], &input));
    assert_eq!(whole[0]["input"].as_str().map(str::len), Some(1 << 20));
}

#[test]
fn a_binary_file_never_reaches_the_terminal_as_it_is() {
    let binary: Vec<u8> = (0..=255).cycle().take(20_000).collect();
    for arguments in [&["number"][..], &["number", "--json"]] {
        let output = fed(arguments, &binary);
        assert_eq!(output.status.code(), Some(1));
        let shown = text(&output.stdout);
        assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{arguments:?}");
    }
}

#[test]
fn a_direction_mark_is_shown_as_its_code_point() {
    let shown = text(&reachline(&["number", "\u{202D}+86 10 95580\u{1B}[31m"]).stdout);
    assert!(shown.starts_with("number: \\u{202d}+86 10 95580\\u{1b}[31m\n"), "{shown}");
}

#[test]
fn a_folder_in_place_of_a_file_is_told_in_a_sentence() {
    let folder = std::fs::File::open(env!("CARGO_MANIFEST_DIR"));
    // Some systems cannot even open a folder as a file, and tell it in the shell.
    let Ok(folder) = folder else { return };
    let output = Command::new(env!("CARGO_BIN_EXE_reachline")).arg("number").stdin(folder).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).starts_with("error: cannot read standard input"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn nothing_but_plain_lines_is_printed() {
    let shown = text(&reachline(&["number", "8610 11185", "68858888", "+1 650-253-0000"]).stdout);
    assert!(!shown.contains(['\u{1B}', '\r', '\t']));
    for paragraph in shown.split("\n\n") {
        assert!(paragraph.starts_with("number: "), "{paragraph}");
        assert!(paragraph.trim_end().lines().all(|line| line.contains(": ")), "{paragraph}");
    }
}

#[test]
fn a_reader_who_has_enough_may_leave() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_reachline"))
        .args(["number", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        // It stops reading when nobody reads it.
        let _ = stdin.write_all(&b"95580\n".repeat(100_000));
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
}
