//! The drawn form.

use reachline::diagnostic::{Diagnostic, Source, text};
use snapbox::{IntoData, assert_data_eq, str};

use crate::examples::{self, one, written};

fn drawn(fault: Diagnostic) -> String {
    let text = written(|out| text::write(&one(fault), 80, out));
    assert!(!text.contains('\u{1B}'), "a plain text holds no escape");
    text
}

#[test]
fn a_fault_is_drawn_under_its_line() {
    assert_data_eq!(
        drawn(examples::unknown_step()),
        str![[r#"
error[unknown-step]: there is no step named `nws`
 --> scripts/china-post.toml:2:40
  |
2 | options = { 1 = "postal-business", 5 = "nws" }
  |                                        ^^^^^ no menu, line, bulletin or announcement has this name
  |
  = help: did you mean `news`?

1 error

"#]]
        .raw()
    );
}

#[test]
fn a_second_place_nearby_is_part_of_the_picture() {
    assert_data_eq!(
        drawn(examples::key_twice()),
        str![[r#"
error[key-twice]: key `1` is given twice
 --> a.toml:4:1
  |
1 | 1 = "lines"
  | - first here
...
4 | 1 = "savings"
  | ^ again here
  |
  = help: give one of them another key

1 error

"#]]
        .raw()
    );
}

#[test]
fn a_second_place_in_another_file_has_its_own_picture() {
    assert_data_eq!(
        drawn(examples::in_two_files()),
        str![[r#"
warning[unknown-step]: nobody uses the prompt `main`
 --> prompts/en.ftl:3:1
  |
3 | main = How can we help?
  | ^^^^
note: the language is asked for here
 --> a.toml:1:14
  |
1 | languages = ["en"]
  |              ^^^^

1 warning

"#]]
        .raw()
    );
}

#[test]
fn carets_stand_under_their_place_after_mandarin_tabs_and_hidden_characters() {
    assert_data_eq!(
        drawn(examples::hard_to_line_up()),
        str![[r#"
error[unknown-step]: `\u{1B}[2J` is unknown
 --> zh.ftl:2:16
  |
2 |     欢迎\u{202E}\u{1B}[31m = 邮政 {$nr}
  |                                   ^^^^^ 不知道\u{7}

1 error

"#]]
        .raw()
    );
}

#[test]
fn a_place_of_several_lines_is_bracketed() {
    assert_data_eq!(
        drawn(examples::of_several_lines()),
        str![[r#"
error[unknown-step]: two options are too few
 --> a.toml:2:11
  |
2 |   options = {
  |  ___________^
3 | |   1 = "a",
4 | |   2 = "b" }
  | |___________^ these

1 error

"#]]
        .raw()
    );
}

#[test]
fn a_tall_place_is_marked_where_it_begins() {
    assert_data_eq!(
        drawn(examples::of_a_hundred_lines()),
        str![[r#"
error[unknown-step]: this is too much
 --> a.toml:1:5
  |
1 | x = 1
  |     ^ from here (goes on to line 100)

1 error

"#]]
        .raw()
    );
}

#[test]
fn nothing_at_the_end_of_a_file_can_be_marked() {
    assert_data_eq!(
        drawn(examples::at_the_end("[a\nb\n")),
        str![[r#"
error[unknown-step]: a `]` is missing
 --> a.toml:3:1
  |
1 | [a
  | - opened here
2 | b
3 |  
  | ^ the file ends here
  |
  = help: add `]`

1 error

"#]]
        .raw()
    );
    assert_data_eq!(
        drawn(examples::at_the_end("[a\nb")),
        str![[r#"
error[unknown-step]: a `]` is missing
 --> a.toml:2:2
  |
1 | [a
  | - opened here
2 | b
  |  ^ the file ends here
  |
  = help: add `]`

1 error

"#]]
        .raw()
    );
    assert_data_eq!(
        drawn(examples::at_the_end("")),
        str![[r#"
error[unknown-step]: a `]` is missing
 --> a.toml:1:1
  |
1 |  
  | ^
  | |
  | the file ends here
  | opened here
  |
  = help: add `]`

1 error

"#]]
        .raw()
    );
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    assert_data_eq!(
        drawn(examples::in_a_long_line()),
        str![[r#"
error[unknown-step]: this is in the way
 --> a.toml:1:150001
  |
1 | ...邮邮邮邮邮邮邮邮邮邮herexxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...
  |                        ^^^^ this
note: and this
 --> a.toml:1:650004
  |
1 | ...xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
  |                                                                       ^

1 error

"#]]
        .raw()
    );
}

#[test]
fn a_message_of_a_megabyte_is_cut() {
    let source = Source::new("a.toml", "x");
    let message = "y".repeat(1_000_000);
    let text = drawn(Diagnostic::error(&examples::UNKNOWN_STEP, message, source.place(0..1)));
    assert!(text.len() < 1000);
    assert!(text.contains("y... (999500 more characters)"), "{text}");
}
