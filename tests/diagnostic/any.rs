//! Whatever a file holds and wherever the places are: every form tells it, safely and in bounds.

use std::ops::Range;

use proptest::prelude::*;
use reachline::diagnostic::{Diagnostic, Faults, Format, Source, is_hidden};

use crate::examples::{KEY_TWICE, UNKNOWN_STEP, written};

/// Short and long lines of everything that is hard to show.
fn any_text() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        4 => "[ab\t 邮\u{301}\u{202E}\u{1B}👍𝄞\r^|]{0,12}",
        1 => "[a邮\t\u{200B}]{100,300}",
    ];
    let end = prop_oneof![Just("\n"), Just("\r\n"), Just("")];
    proptest::collection::vec((line, end), 0..20)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

/// Spans as a mistaken finder could give them: inside characters, past the end, backwards.
fn any_span() -> impl Strategy<Value = Range<usize>> {
    prop_oneof![
        (0..700_usize, 0..12_usize).prop_map(|(start, length)| start..start + length),
        (0..700_usize, 0..700_usize).prop_map(|(start, end)| start..end),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_form_tells_every_fault(
        texts in (any_text(), any_text()),
        spans in proptest::collection::vec((any_span(), any_span(), any_span(), any_text()), 1..6),
        width in 0..200_usize,
    ) {
        let (here, there) = (Source::new("a\u{1B}.toml", texts.0), Source::new("b.ftl", texts.1));
        let faults: Faults = spans
            .into_iter()
            .map(|(span, near, far, words)| {
                Diagnostic::error(&UNKNOWN_STEP, words.clone(), here.place(span.clone()))
                    .label(words.clone())
                    .help(words.clone())
                    .suggest(words.clone())
                    .related(here.place(near), words.clone())
                    .related(there.place(far), words)
            })
            .chain(std::iter::once(Diagnostic::warning(&KEY_TWICE, "x", there.place(0..5))))
            .collect();
        for format in Format::ALL {
            let text = written(|out| format.write(&faults, width, out));
            prop_assert!(text.ends_with('\n'));
            let hidden = text.chars().find(|&char| is_hidden(char) && char != '\n');
            prop_assert_eq!(hidden, None, "{:?} lets it through", format);
        }
    }
}
