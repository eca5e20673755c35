//! What a tester does who has read the first pages of the handbook and nothing else.

use std::fs;
use std::path::Path;

use super::{folder, run};

/// The text of each block of a page, with its mark.
fn blocks(page: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
    let parts: Vec<&str> = text.split("```").collect();
    let inside = parts.iter().skip(1).step_by(2).filter_map(|block| block.split_once('\n'));
    inside.map(|(mark, text)| (mark.to_owned(), text.to_owned())).collect()
}

#[test]
fn the_first_call_passes_the_wrong_one_fails_as_it_is_shown_and_mending_it_is_enough() {
    let mut blocks = blocks("docs/test-calls.md").into_iter();
    let mut next = |mark: &str| {
        let (own, text) = blocks.next().unwrap();
        assert_eq!(own, mark, "{text}");
        text
    };
    let folder = folder(&[("scripts/savings.call", &next("call"))]);
    let printed = |expected: &str, code: i32, arguments: &[&str]| {
        let ran = run(folder.path(), arguments);
        assert_eq!((ran.code, ran.err.as_str()), (Some(code), ""));
        assert_eq!(ran.out, expected);
    };
    printed(next("text").strip_prefix("$ reachline test\n").unwrap(), 0, &[]);
    fs::write(folder.path().join("scripts/savings.call"), next("call fails")).unwrap();
    printed(&next("text"), 1, &[]);
    assert!(run(folder.path(), &["--accept", "--yes"]).out.ends_with("\n1 passed\n"));
    printed(next("text").strip_prefix("$ reachline test\n").unwrap(), 0, &[]);
}
