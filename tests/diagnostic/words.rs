//! The spoken form.

use reachline::diagnostic::{Diagnostic, Source, words};
use snapbox::{IntoData, assert_data_eq, str};

use crate::examples::{self, one, written};

fn told(fault: Diagnostic) -> String {
    let text = written(|out| words::write(&one(fault), out));
    assert!(!text.contains(['\u{1B}', '^', '|']), "nothing is drawn: {text}");
    text
}

#[test]
fn a_fault_is_told_line_by_line() {
    assert_data_eq!(
        told(examples::unknown_step()),
        str![[r#"
error: there is no step named `nws`
at: scripts/china-post.toml, line 2, column 40
the line: options = { 1 = "postal-business", 5 = "nws" }
marked: "nws"
what is there: no menu, line, bulletin or announcement has this name
help: did you mean `news`?
code: unknown-step

1 error

"#]]
        .raw()
    );
}

#[test]
fn second_places_are_told_with_their_lines() {
    assert_data_eq!(
        told(examples::key_twice()),
        str![[r#"
error: key `1` is given twice
at: a.toml, line 4, column 1
the line: 1 = "savings"
marked: 1
what is there: again here
see also: first here, at a.toml, line 1, column 1
the line: 1 = "lines"
marked: 1
help: give one of them another key
code: key-twice

1 error

"#]]
        .raw()
    );
    assert_data_eq!(
        told(examples::in_two_files()),
        str![[r#"
warning: nobody uses the prompt `main`
at: prompts/en.ftl, line 3, column 1
the line: main = How can we help?
marked: main
see also: the language is asked for here, at a.toml, line 1, column 14
the line: languages = ["en"]
marked: "en"
code: unknown-step

1 warning

"#]]
        .raw()
    );
}

#[test]
fn mandarin_tabs_and_hidden_characters_are_said_as_they_are() {
    assert_data_eq!(
        told(examples::hard_to_line_up()),
        str![[r#"
error: `\u{1B}[2J` is unknown
at: zh.ftl, line 2, column 16
the line: 欢迎\u{202E}\u{1B}[31m = 邮政 {$nr}
marked: {$nr}
what is there: 不知道\u{7}
code: unknown-step

1 error

"#]]
        .raw()
    );
}

#[test]
fn a_place_of_several_lines_is_told_by_its_ends() {
    assert_data_eq!(
        told(examples::of_several_lines()),
        str![[r#"
error: two options are too few
at: a.toml, line 2, column 11
the line: options = {
marked: from line 2, column 11, to line 4, column 11
what is there: these
code: unknown-step

1 error

"#]]
        .raw()
    );
    assert_data_eq!(
        told(examples::of_a_hundred_lines()),
        str![[r#"
error: this is too much
at: a.toml, line 1, column 5
the line: x = 1
marked: from line 1, column 5, to line 100, column 5
what is there: from here
code: unknown-step

1 error

"#]]
        .raw()
    );
}

#[test]
fn nothing_at_the_end_of_a_file_is_named() {
    assert_data_eq!(
        told(examples::at_the_end("[a\nb\n")),
        str![[r#"
error: a `]` is missing
at: a.toml, line 3, column 1
the line: empty
marked: the end of the file
what is there: the file ends here
see also: opened here, at a.toml, line 1, column 1
the line: [a
marked: [
help: add `]`
code: unknown-step

1 error

"#]]
        .raw()
    );
    assert_data_eq!(
        told(examples::at_the_end("[a\nb")),
        str![[r#"
error: a `]` is missing
at: a.toml, line 2, column 2
the line: b
marked: the end of the file
what is there: the file ends here
see also: opened here, at a.toml, line 1, column 1
the line: [a
marked: [
help: add `]`
code: unknown-step

1 error

"#]]
        .raw()
    );
    assert_data_eq!(
        told(examples::at_the_end("")),
        str![[r#"
error: a `]` is missing
at: a.toml, line 1, column 1
the line: empty
marked: the end of the file
what is there: the file ends here
see also: opened here, at a.toml, line 1, column 1
the line: empty
marked: the end of the file
help: add `]`
code: unknown-step

1 error

"#]]
        .raw()
    );
}

#[test]
fn what_cannot_be_seen_is_named() {
    let source = Source::new("a.toml", "ab  c\r\nd\n");
    let marked = |span| told(Diagnostic::error(&examples::UNKNOWN_STEP, "x", source.place(span)));
    assert!(marked(2..4).contains("marked: spaces\n"));
    assert!(marked(5..5).contains("marked: the end of the line\n"));
    assert!(marked(5..7).contains("marked: the end of the line\n"));
    assert!(marked(1..1).contains("marked: before b  c\n"));
    assert!(marked(0..5).contains("marked: the whole line\n"));
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    assert_data_eq!(
        told(examples::in_a_long_line()),
        str![[r#"
error: this is in the way
at: a.toml, line 1, column 150001
the line: ...邮邮邮邮邮邮邮邮邮邮邮邮邮邮邮herexxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...
marked: here
what is there: this
see also: and this, at a.toml, line 1, column 650004
the line: ...xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
marked: x
code: unknown-step

1 error

"#]]
        .raw()
    );
}
