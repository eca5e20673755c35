//! Call files as people write them, well and badly.

use super::*;

fn read(text: &str) -> (CallFile, Vec<Diagnostic>) {
    CallFile::read(Source::new("test.call", text))
}

/// The codes of all faults, in order.
fn codes(text: &str) -> Vec<&'static str> {
    read(text).1.iter().map(|fault| fault.code.name).collect()
}

/// The only fault: its message, the text it marks, its help.
fn only_fault(text: &str) -> (String, String, String) {
    let (_, faults) = read(text);
    let [fault] = faults.as_slice() else { panic!("{faults:?}") };
    (fault.message.clone(), fault.place.text().to_owned(), fault.help.clone().unwrap_or_default())
}

#[test]
fn every_page_shows_a_fault_and_its_mend() {
    for code in faults::ALL {
        let examples: Vec<&str> =
            code.page.split("```call\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        if let [wrong, right] = examples.as_slice() {
            assert_eq!(codes(wrong), [code.name], "{wrong}");
            assert!(codes(right).is_empty(), "{right}");
        } else {
            assert!(examples.is_empty(), "the page of {} has {} examples", code.name, examples.len());
        }
        assert!(code.page.starts_with("# "), "{}", code.name);
    }
}

#[test]
fn a_call_reads_as_it_is_written() {
    let (file, faults) = read(
        "# a caller with no English reaches the savings bank\n\
         language zh-CN\n\
         at       2026-11-23 21:00\n\
         hear     欢迎致电中国邮政\n\
         said in  zh-CN\n\
         within   5s\n\
         press    2 after 200ms\n\
         transfer postal-savings to 95580\n",
    );
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(file.title(), Some("a caller with no English reaches the savings bank"));
    let [call] = file.calls.as_slice() else { panic!() };
    assert_eq!(call.heads.language.as_ref().unwrap().value, "zh-CN");
    let shown: Vec<String> = call
        .statements
        .iter()
        .map(|statement| match &statement.says {
            Says::Act(act) => act.to_string(),
            Says::Expected(expected) => {
                format!("{} {:?} {:?}", expected.what, expected.within, expected.said_in)
            }
        })
        .collect();
    assert_eq!(
        shown,
        [
            "hear     欢迎致电中国邮政 Some(5s) Some(\"zh-CN\")",
            "press    2 after 200ms",
            "transfer postal-savings to 95580 None None",
        ]
    );
}

#[test]
fn all_faults_are_told_at_once() {
    assert_eq!(
        codes("lisen Welcome\npress 1a\nwait ten\nlanguage en\nhear ...\nends well\nwithin 2s\n"),
        ["unknown-verb", "no-such-call-key", "bad-length", "no-words", "no-such-ending", "misplaced-limit"]
    );
}

#[test]
fn a_mistyped_verb_is_answered_with_the_nearest() {
    for (text, near) in [
        ("heer Welcome", "hear"),
        ("Press 1", "press"),
        ("hangup", "hang up"),
        ("not hera x", "not hear"),
        ("transfer_to x", "transfer"),
        ("said on en", "said in"),
    ] {
        let (_, faults) = read(text);
        let help = faults[0].help.as_deref().unwrap_or_default();
        assert!(help.contains(&format!("did you mean `{near}`?")), "{text}: {help}");
    }
}

#[test]
fn a_fault_marks_what_is_wrong_and_nothing_more() {
    assert_eq!(only_fault("press 12x\nhear a").1, "x");
    assert_eq!(only_fault("not hear a {nubmer}").1, "{nubmer}");
    assert_eq!(only_fault("hear a }").1, "}");
    assert_eq!(only_fault("options 1 2x").1, "2x");
    assert_eq!(only_fault("hear a\nwait soon").1, "soon");
}

#[test]
fn a_table_makes_a_call_of_each_row() {
    let (file, faults) = read(
        "press    {key}\ntransfer {line}\nhear     {words} ... {number}\n\
         for      key, line, words\nrow      1, postal-business, \"business, post\"\nrow      2, postal-savings, savings",
    );
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(file.calls.len(), 2);
    let Says::Act(act) = &file.calls[1].statements[0].says else { panic!() };
    assert_eq!(act.to_string(), "press    2");
    let row = file.calls[0].row.as_ref().unwrap();
    assert_eq!((row.number, file.row_text(row)), (1, "1, postal-business, \"business, post\""));
}

#[test]
fn a_fault_of_one_row_names_the_row_and_a_fault_of_all_is_told_once() {
    let (_, faults) = read("press {key}\nhear {nmae}\nfor key, name\nrow 1, a\nrow x, b\nrow 3, c\n");
    let told: Vec<_> =
        faults.iter().map(|fault| (fault.code.name, fault.place.text(), fault.related.len())).collect();
    assert_eq!(told, [("unknown-placeholder", "{nmae}", 0), ("no-such-call-key", "{key}", 1)]);
    assert_eq!(faults[0].help.as_deref(), Some("did you mean `{name}`?"));
    assert_eq!(faults[1].related[0].place.text(), "x, b");
}

#[test]
fn hash_is_a_key_and_a_comment_stands_alone() {
    let (file, faults) = read("press *#\nhear press #\n");
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(file.calls[0].statements.len(), 2);
    let (message, ..) = only_fault("hear a\npress 2 # savings");
    assert!(message.contains("key `s`"), "{message}");
}

#[test]
fn windows_line_ends_and_no_line_end_are_as_good() {
    let (file, faults) = read("# title\r\nlanguage en\r\nhear Welcome\r\npress 1");
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(file.calls[0].statements.len(), 2);
    assert_eq!(file.calls[0].heads.language.as_ref().unwrap().value, "en");
}

#[test]
fn what_hides_or_turns_text_is_refused() {
    assert_eq!(codes("hear a\u{202E}b"), ["hidden-character"]);
    assert_eq!(codes("# a\u{200B}\nhear a"), ["hidden-character"]);
    assert_eq!(codes("hear a\rhear b"), ["hidden-character"]);
}

#[test]
fn a_file_of_nonsense_is_not_told_line_by_line_without_end() {
    let text = (0..100_000).map(|line| format!("nonsense{line}\n")).collect::<String>();
    assert_eq!(codes(&text).len(), 200);
}

#[test]
fn a_table_cannot_blow_up_a_line_or_a_file() {
    let long = "x".repeat(10_000);
    assert_eq!(codes(&format!("hear {{a}}{{a}}\nfor a\nrow {long}\n")), ["too-long"]);
    let rows = "row 1\n".repeat(10_000);
    let lines = "press {a}\n".repeat(100);
    assert_eq!(codes(&format!("hear a\n{lines}for a\n{rows}")), ["too-long"]);
    assert_eq!(codes(&format!("hear {{a}}\nfor a\n{rows}row 1\n")), ["too-long"]);
}

#[test]
fn an_empty_file_expects_nothing() {
    for text in ["", "\n\n", "# only words\n", "language en\n"] {
        assert_eq!(codes(text), ["expects-nothing"], "{text:?}");
    }
}

#[test]
fn a_table_that_cannot_be_used_hides_no_fault_of_the_lines_that_are_the_same_in_every_row() {
    let lines = "hear {words}\nwithin 5s\npres 1\nwait 10\nends badly\n";
    let own = ["unknown-verb", "bad-length", "no-such-ending"];
    for (table, fault) in
        [("for words\n", "no-rows"), ("for a a\n", "bad-column"), ("for words\nrow a, b\n", "ragged-row")]
    {
        let mut found = codes(&format!("{lines}{table}"));
        found.sort_unstable();
        let mut expected = [&own[..], &[fault]].concat();
        expected.sort_unstable();
        assert_eq!(found, expected, "{table}");
    }
}
