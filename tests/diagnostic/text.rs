//! The drawn form.

use reachline::diagnostic::{Diagnostic, Source, text};
use snapbox::{assert_data_eq, str};

use crate::examples::{self, one, written};

fn drawn(fault: Diagnostic) -> String {
    let text = written(|out| text::write(&one(fault), 80, out));
    assert!(!text.contains('\u{1B}'), "a plain text holds no escape");
    text
}

#[test]
fn a_fault_is_drawn_under_its_line() {
    assert_data_eq!(drawn(examples::unknown_step()), str![].raw());
}

#[test]
fn a_second_place_nearby_is_part_of_the_picture() {
    assert_data_eq!(drawn(examples::key_twice()), str![].raw());
}

#[test]
fn a_second_place_in_another_file_has_its_own_picture() {
    assert_data_eq!(drawn(examples::in_two_files()), str![].raw());
}

#[test]
fn carets_stand_under_their_place_after_mandarin_tabs_and_hidden_characters() {
    assert_data_eq!(drawn(examples::hard_to_line_up()), str![].raw());
}

#[test]
fn a_place_of_several_lines_is_bracketed() {
    assert_data_eq!(drawn(examples::of_several_lines()), str![].raw());
}

#[test]
fn a_tall_place_is_marked_where_it_begins() {
    assert_data_eq!(drawn(examples::of_a_hundred_lines()), str![].raw());
}

#[test]
fn nothing_at_the_end_of_a_file_can_be_marked() {
    assert_data_eq!(drawn(examples::at_the_end("[a\nb\n")), str![].raw());
    assert_data_eq!(drawn(examples::at_the_end("[a\nb")), str![].raw());
    assert_data_eq!(drawn(examples::at_the_end("")), str![].raw());
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    assert_data_eq!(drawn(examples::in_a_long_line()), str![].raw());
}

#[test]
fn a_message_of_a_megabyte_is_cut() {
    let source = Source::new("a.toml", "x");
    let message = "y".repeat(1_000_000);
    let text = drawn(Diagnostic::error(&examples::UNKNOWN_STEP, message, source.place(0..1)));
    assert!(text.len() < 1000);
    assert!(text.contains("y... (999500 more characters)"), "{text}");
}
