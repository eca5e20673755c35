//! Any text at all as a call file: it is read, laid out and made without a panic, and what is laid out stays so.

use std::sync::Arc;

use proptest::prelude::*;
use reachline::caller::scripted::{GoOn, Listener, Plan, Room, attempt};
use reachline::diagnostic::Source;
use reachline::script::built_in;
use reachline::transcript::call_file::{CallFile, laid_out};

/// Lines as people write them, with slips.
fn line() -> impl Strategy<Value = String> {
    let verb = prop::sample::select(vec![
        "language", "at", "heard as", "press", "type", "wait", "hang up", "hear", "not hear", "at menu",
        "options", "transfer", "ends", "within", "said in", "for", "row", "#", "caller", "pres", "",
    ]);
    let argument = prop_oneof![
        prop::sample::select(vec![
            "en",
            "zh-CN",
            "2",
            "1 after 200ms",
            "10s",
            "{a}",
            "{number}",
            "...",
            "{any} ... {date}",
            "main",
            "nothing",
            "postal-savings to 95580",
            "hung up",
            "2026-03-02 10:00",
            "sound",
            "a, b",
            "\"a, b\", c",
            "\"",
            "after",
            "99999999999s",
            "none",
            "１＊＃",
            "Welcome to China Post",
            "欢迎",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,12}",
        any::<String>(),
    ];
    (verb, " {0,3}", argument).prop_map(|(verb, space, argument)| format!("{verb}{space}{argument}"))
}

proptest! {
    #[test]
    fn nothing_that_is_written_makes_the_reader_or_the_caller_fall_over(lines in prop::collection::vec(line(), 0..12), end in "\r?\n") {
        let text = lines.join(&end);
        let (file, faults) = CallFile::read(Source::new("any.call", text.as_str()));
        for fault in &faults {
            prop_assert!(fault.place.span.end <= text.len() && !fault.message.is_empty());
        }
        let once = laid_out(&text);
        prop_assert_eq!(&laid_out(&once), &once);
        if faults.is_empty() {
            let (again, faults) = CallFile::read(Source::new("any.call", once.as_str()));
            prop_assert!(faults.is_empty(), "{}\n{:?}", once, faults);
            prop_assert_eq!(again.calls.len(), file.calls.len());
            let mut listener = Listener::new(Arc::new(built_in().hotline.unwrap()));
            for call in &file.calls {
                if let Ok(plan) = Plan::new(&file, call, &mut listener) {
                    let _ = attempt(&plan, &mut listener, &mut Room::default(), GoOn::AfterWords);
                }
            }
        }
    }
}
