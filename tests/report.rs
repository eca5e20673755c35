//! A page about a hotline, as its owner reads it.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Runs `reachline report` and gives the page.
fn page(arguments: &[&str]) -> String {
    let out = Command::new(env!("CARGO_BIN_EXE_reachline"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["report", "--calls", "5"])
        .args(arguments)
        .output()
        .expect("the program runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("a page is text")
}

#[test]
fn a_page_has_every_part_and_is_the_same_each_time() {
    let once = page(&[]);
    assert_eq!(once, page(&[]));
    for part in ["summary", "callers", "audit", "proofs", "map", "people"] {
        assert!(
            once.contains(&format!("<h2 id=\"{part}\">")) && once.contains(&format!("href=\"#{part}\"")),
            "{part}"
        );
    }
    assert!(once.contains("<html lang=\"en\">") && once.contains("claims no conformity"));
    assert!(once.contains("simulation, not evidence about people"));
    assert!(once.contains("<th scope=\"row\">older-caller</th>"));
    assert!(!once.contains("<script"));
    assert!(!once.contains("src=") && !once.contains("url("), "it asks for nothing from anywhere");
    assert_eq!(once.matches("href=").count(), once.matches("href=\"#").count(), "links stay in the page");
}

#[test]
fn a_page_is_in_the_language_of_its_readers_and_marks_what_is_not() {
    let page = page(&["--language", "zh-CN"]);
    assert!(page.contains("<html lang=\"zh-CN\">") && page.contains("谁能打通china-post？"));
    assert!(page.contains("<td>已证明</td>") && page.contains("<span lang=\"en\">"));
    assert!(!page.contains("{$"), "every value has its place");
}

#[test]
fn what_was_refuted_comes_with_the_call_that_shows_it() {
    let page = page(&["scripts/examples/bad-bank.toml"]);
    assert!(page.contains("<td>refuted</td>"));
    assert!(page.contains("hotline  scripts/examples/bad-bank.toml") && page.contains("ends     done"));
}

#[test]
fn a_faulty_hotline_is_not_judged_and_a_page_is_whole_or_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let run = |script: &Path, out: &Path| {
        Command::new(env!("CARGO_BIN_EXE_reachline"))
            .args(["report", "--calls", "1"])
            .arg(script)
            .arg("--out")
            .arg(out)
            .output()
            .unwrap()
    };
    let script = folder.path().join("faulty.toml");
    fs::write(&script, "[hotline]\nname = \"faulty\"\n").unwrap();
    let page = folder.path().join("page.html");
    let told = run(&script, &page);
    assert_eq!(told.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&told.stderr).contains("not judged"));
    assert!(!page.exists());

    let sound = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/examples/crisis-well.toml");
    let nowhere = folder.path().join("no such folder/page.html");
    let told = run(&sound, &nowhere);
    assert_eq!(told.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&told.stderr).contains("there is no such folder"));
    assert!(run(&sound, &page).status.success());
    assert!(fs::read_to_string(&page).unwrap().ends_with("</html>\n"));
}
