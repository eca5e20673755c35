//! The form for programs.

use reachline::diagnostic::{Diagnostic, Faults, Source, json};
use serde_json::{Value, json};
use snapbox::{IntoData, assert_data_eq, str};

use crate::examples::{self, one, written};

fn line(fault: Diagnostic) -> String {
    written(|out| json::write(&one(fault), out))
}

fn object(fault: Diagnostic) -> Value {
    serde_json::from_str(&line(fault)).unwrap()
}

#[test]
fn a_fault_is_one_line() {
    assert_data_eq!(line(examples::unknown_step()), str![[r#"
{"code":"unknown-step","severity":"error","message":"there is no step named `nws`","file":"scripts/china-post.toml","line":2,"column":40,"end_line":2,"end_column":45,"byte_start":51,"byte_end":56,"label":"no menu, line, bulletin or announcement has this name","help":"did you mean `news`?","suggestion":{"file":"scripts/china-post.toml","line":2,"column":40,"end_line":2,"end_column":45,"byte_start":51,"byte_end":56,"replacement":"\"news\""},"related":[]}

"#]].raw());
}

#[test]
fn second_places_are_in_the_object_and_absent_values_are_null() {
    assert_data_eq!(line(examples::in_two_files()), str![[r#"
{"code":"unknown-step","severity":"warning","message":"nobody uses the prompt `main`","file":"prompts/en.ftl","line":3,"column":1,"end_line":3,"end_column":5,"byte_start":9,"byte_end":13,"label":null,"help":null,"suggestion":null,"related":[{"file":"a.toml","line":1,"column":14,"end_line":1,"end_column":18,"byte_start":13,"byte_end":17,"label":"the language is asked for here"}]}

"#]].raw());
}

#[test]
fn what_a_terminal_would_obey_is_escaped_and_comes_out_unchanged() {
    let line = line(examples::hard_to_line_up());
    assert!(line.trim_end().chars().all(|char| !reachline::diagnostic::is_hidden(char)), "{line}");
    let object: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(object["message"], "`\u{1B}[2J` is unknown");
    assert_eq!(object["label"], "不知道\u{7}");
    let source = Source::new("\u{E0041}\u{202E}.toml", "x");
    let object = self::object(Diagnostic::error(&examples::UNKNOWN_STEP, "\u{9B}\n\"", source.place(0..1)));
    assert_eq!(
        (&object["file"], &object["message"]),
        (&json!("\u{E0041}\u{202E}.toml"), &json!("\u{9B}\n\""))
    );
}

#[test]
fn an_end_is_just_after_the_last_character() {
    let object = object(examples::of_several_lines());
    assert_eq!((&object["line"], &object["column"]), (&json!(2), &json!(11)));
    assert_eq!((&object["end_line"], &object["end_column"]), (&json!(5), &json!(1)));
    assert_eq!((&object["byte_start"], &object["byte_end"]), (&json!(17), &json!(42)));
}

#[test]
fn bytes_are_those_of_the_file_with_its_mark() {
    let source = Source::read_stream("a.toml", &b"\xEF\xBB\xBFabc"[..], 100).unwrap();
    let object = object(Diagnostic::error(&examples::UNKNOWN_STEP, "x", source.place(1..2)));
    assert_eq!(
        (&object["column"], &object["byte_start"], &object["byte_end"]),
        (&json!(2), &json!(4), &json!(5))
    );
}

#[test]
fn no_fault_is_no_line() {
    assert_eq!(written(|out| json::write(&Faults::default(), out)), "");
}
