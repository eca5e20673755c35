//! `--coverage` and what goes with it.

use std::fs;
use std::path::Path;

use snapbox::{assert_data_eq, str};

use super::{folder, run};

/// A small hotline that asks before it connects, and a call to it.
const SCRIPT: &str = r#"[hotline]
name = "desk"
languages = ["en"]
start = "main"

[listening]
on-failure = "office"

[anywhere]
0 = "office"
"*" = "back"

[menu.main]
options = {
    1 = "office",
    2 = "sales",
}

[line.office]
number = "8610 11185"

[line.sales]
number = "8610 95580"
confirm = true
"#;
const PROMPTS: &str = "main = This is the desk.\noffice = The office.\n    .option = the office\n    .anywhere = a person\nsales = Sales cost a fee.\n    .option = sales\n";
const CALL: &str =
    "hotline desk.toml\npress 2\nat menu sales\npress 2\nat menu main\npress 7\nat menu main\n";

fn desk() -> tempfile::TempDir {
    folder(&[
        ("scripts/desk.toml", SCRIPT),
        ("scripts/prompts/desk/en.ftl", PROMPTS),
        ("scripts/desk.call", CALL),
    ])
}

#[test]
fn what_the_calls_did_is_counted_and_the_rest_is_named_with_its_place() {
    let folder = desk();
    let ran = run(folder.path(), &["--coverage"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert_data_eq!(
        ran.out,
        str![[r#"
1 passed
coverage of scripts/desk.toml: 6 of 18, 33.3 percent
steps: 2 of 3
options: 2 of 4
keys everywhere: 0 of 2
silence: 0 of 4
wrong keys: 1 of 4
languages: 1 of 1
not covered: scripts/desk.toml:10: the key 0 everywhere, to `office`
not covered: scripts/desk.toml:11: the key * everywhere, back
not covered: scripts/desk.toml:13: `main`, silence
not covered: scripts/desk.toml:13: `main`, silence until it leads on
not covered: scripts/desk.toml:13: `main`, wrong keys until they lead on
not covered: scripts/desk.toml:15: `main`, the key 1, to `office`
not covered: scripts/desk.toml:19: `office`
not covered: scripts/desk.toml:22: `sales`, yes
not covered: scripts/desk.toml:22: `sales`, silence
not covered: scripts/desk.toml:22: `sales`, silence until it leads on
not covered: scripts/desk.toml:22: `sales`, a wrong key
not covered: scripts/desk.toml:22: `sales`, wrong keys until they lead on

"#]]
    );
}

#[test]
fn less_than_was_asked_for_is_exit_code_one() {
    let folder = desk();
    for (least, code) in [("33", 0), ("33.3", 0), ("33.4", 1), ("100%", 1)] {
        let ran = run(folder.path(), &["--fail-under", least]);
        assert_eq!(ran.code, Some(code), "{least}");
        let said = "not enough: 6 of 18, 33.3 percent of scripts/desk.toml is covered";
        assert_eq!(ran.out.contains(said), code == 1, "{}", ran.out);
    }
    let ran = run(folder.path(), &["--coverage", "--fail-under", "100", "--format", "json"]);
    assert!(ran.out.lines().all(|line| line.starts_with('{')), "{}", ran.out);
    assert!(ran.err.starts_with("coverage of "), "what programs read holds nothing else: {}", ran.err);
}

#[test]
fn lcov_points_at_the_lines_of_the_script() {
    let folder = desk();
    run(folder.path(), &["--coverage-report", "lcov=c.info"]);
    let report = lcov::Report::from_file(folder.path().join("c.info")).unwrap();
    let (key, section) = report.sections.iter().next().unwrap();
    assert_eq!(key.source_file, Path::new("scripts/desk.toml"));
    let lines: Vec<_> = section.lines.iter().map(|(key, value)| (key.line, value.count)).collect();
    // Languages, keys everywhere, the menu, its two options, and two lines; four things were said, and the call came to `main` twice.
    assert_eq!(lines, [(3, 4), (10, 0), (11, 0), (13, 2), (15, 0), (16, 1), (19, 0), (22, 1)]);
    let functions: Vec<_> =
        section.functions.iter().map(|(key, value)| (key.name.as_str(), value.count)).collect();
    assert_eq!(functions, [("main", 2), ("office", 0), ("sales", 1)]);
    let branches: Vec<_> =
        section.branches.iter().map(|(key, value)| (key.line, key.branch, value.taken)).collect();
    assert_eq!(branches[..4], [(13, 0, Some(0)), (13, 1, Some(0)), (13, 2, Some(1)), (13, 3, Some(0))]);
    assert_eq!(branches[4..6], [(22, 0, Some(0)), (22, 1, Some(1))], "no to the fee");
}

#[test]
fn the_page_has_the_script_beside_its_counts_in_words_and_real_tables() {
    let folder = desk();
    run(folder.path(), &["--coverage-report", "html=c.html"]);
    let page = fs::read_to_string(folder.path().join("c.html")).unwrap();
    for part in [
        "<html lang=\"en\">",
        "<h2 id=\"h0\">scripts/desk.toml</h2>",
        "<caption>Each line of scripts/desk.toml and how often what it says was used</caption>",
        "<li><a href=\"#h0l15\">Line 15</a>: `main`, the key 1, to `office`</li>",
        "<code id=\"h0l16\">    2 = &quot;sales&quot;,</code></td><td>once: `main`, the key 2, to `sales`</td>",
        "<strong>not covered: `office`</strong>",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!page.contains("<script") && !page.contains("http"), "it needs no script and no network");
}

#[test]
fn calls_that_are_suggested_cover_the_rest_and_no_file_is_written_over() {
    let folder = desk();
    let rest = folder.path().join("scripts/rest");
    fs::create_dir(&rest).unwrap();
    fs::write(rest.join("everywhere-0.call"), CALL.replace("desk.toml", "../desk.toml")).unwrap();
    let ran = run(folder.path(), &["scripts/desk.call", "--suggest", "scripts/rest"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(
        ran.out.contains("wrote scripts/rest/everywhere-0-2.call, which covers the key 0 everywhere"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.ends_with("read them, then make them with `reachline test scripts/rest`\n"),
        "{}",
        ran.out
    );
    let kept = fs::read_to_string(rest.join("everywhere-0.call")).unwrap();
    assert_eq!(kept, CALL.replace("desk.toml", "../desk.toml"));
    let ran = run(folder.path(), &["--fail-under", "100", "--suggest", "scripts/more"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    assert!(ran.out.ends_with("nothing to suggest: everything is covered\n"), "{}", ran.out);
    let ran = run(folder.path(), &["--fmt", "--check"]);
    let suggested =
        ran.out.lines().filter(|line| line.contains("rest/") && !line.contains("everywhere-0.call"));
    assert_eq!(suggested.count(), 0, "they are set out as is usual: {}", ran.out);
}

#[test]
fn the_built_in_hotline_has_no_file_for_lcov() {
    let folder = folder(&[("a.call", super::GOOD)]);
    let ran = run(folder.path(), &["a.call", "--coverage-report", "lcov=c.info"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.contains("the built-in hotline has no file"), "{}", ran.err);
}

#[test]
fn the_calls_of_this_repository_cover_china_posts_hotline_wholly() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ran = run(root, &["scripts/china-post", "--coverage", "--fail-under", "100"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    assert!(
        ran.out.contains("coverage of scripts/china-post.toml: ") && ran.out.contains("100.0 percent"),
        "{}",
        ran.out
    );
}

#[test]
fn the_calls_of_this_repository_are_set_out_in_the_usual_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ran = run(root, &["scripts", "tests/calls", "--fmt", "--check"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""));
}
