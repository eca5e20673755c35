//! `reachline map` as an owner publishes it: every form, hostile words, circles, and hotlines of ten thousand menus.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use quick_xml::Reader;
use quick_xml::events::Event;

const FORMS: [&str; 6] = ["text", "html", "markdown", "mermaid", "dot", "svg"];

fn reachline(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_reachline")).args(arguments).env_remove("ACCESSIBLE").output().unwrap()
}

fn map(arguments: &[&str]) -> String {
    let output = reachline(&[&["map"], arguments].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A hotline in a folder of its own.
fn written(folder: &Path, script: &str, prompts: &str) -> String {
    fs::create_dir_all(folder.join("prompts/desk")).unwrap();
    fs::write(folder.join("prompts/desk/en.ftl"), prompts).unwrap();
    let path = folder.join("desk.toml");
    fs::write(&path, script).unwrap();
    path.to_str().unwrap().to_owned()
}

/// How deep the tags of a page are nested; every tag is closed, in order.
#[expect(clippy::wildcard_enum_match_arm, reason = "only what begins and ends matters")]
fn well_formed(text: &str) -> usize {
    let mut reader = Reader::from_str(text);
    let (mut depth, mut deepest) = (0_usize, 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    assert_eq!(depth, 0);
    deepest
}

/// A page as XML: its two tags without an end are the only ones.
fn page_as_xml(page: &str) -> String {
    let page = page.replace("<!DOCTYPE html>\n", "").replace("<meta charset=\"utf-8\">", "");
    page.lines().filter(|line| !line.starts_with("<meta")).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_line_is_told_with_its_key_and_how_it_is_dialled_in_each_language() {
    let text = map(&[]);
    assert!(
        text.contains("2: postal savings. In China, dial 95580. From abroad, dial +86 10 95580."),
        "{text}"
    );
    assert!(text.contains("2：邮政储蓄。全国请拨95580。境外请拨+86 10 95580。"), "{text}");
    let keys = text.lines().filter(|line| line.starts_with("- Press 0 ")).count();
    assert_eq!(keys, 1, "keys that work everywhere are told once: {text}");
    assert!(text.contains("then: back to more about us and this line"), "{text}");
    assert!(!map(&["--language", "zh-CN"]).contains("postal savings"));
}

#[test]
fn a_page_names_the_language_of_its_words_and_is_nested_as_lists_are() {
    let page = map(&["--format", "html"]);
    well_formed(&page_as_xml(&page));
    for part in [
        "<html lang=\"en\">",
        "<section class=\"map\" lang=\"zh-CN\" id=\"zh-CN\">",
        "<span lang=\"zh-CN\">普通话</span>",
        "<h2>The menu</h2>",
        "<kbd>2</kbd>: postal savings",
        "width=device-width",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("<script"), "{page}");
}

#[test]
fn a_picture_says_in_words_what_it_shows() {
    let picture = map(&["--format", "svg", "--language", "en"]);
    well_formed(&picture);
    assert!(picture.contains("role=\"img\" aria-labelledby=\"title desc\""), "{picture}");
    let described = picture.split_once("<desc id=\"desc\">").unwrap().1.split_once("</desc>").unwrap().0;
    assert!(described.contains("3: logistics and express mail service, EMS. Dial 11183."), "{described}");
    let flowchart = map(&["--format", "mermaid"]);
    assert!(flowchart.contains("accTitle: The menu of china#45;post"), "{flowchart}");
    assert_eq!(flowchart.matches("flowchart").count(), 1, "one picture, whatever the languages: {flowchart}");
    assert_eq!(flowchart.matches("  subgraph ").count(), 2, "{flowchart}");
}

#[test]
fn hostile_words_stay_words_in_every_form() {
    let folder = tempfile::tempdir().unwrap();
    let script = written(
        folder.path(),
        "[hotline]\nname = \"desk\"\nlanguages = [\"en\"]\nstart = \"main\"\n\n[anywhere]\n0 = \"person\"\n\n\
         [menu.main]\noptions = { 1 = \"bad\", 2 = \"person\" }\n\n[announcement.bad]\nthen = \"main\"\n\n\
         [line.person]\nnumber = \"8610 11185\"\n",
        "main = Hello.\n    .option = choices\n\
         bad = </li></desc><script>alert(1)</script> \" ]; x -> y\n    .option = <img src=x onerror=1> \" \\ ] | ```\n\
         person = A person.\n    .option = a person & more\n",
    );
    for form in FORMS {
        let text = map(&[&script, "--format", form]);
        if form != "text" && form != "dot" {
            assert!(!text.contains("<script") && !text.contains("<img"), "{form}: {text}");
        }
        match form {
            "html" => drop(well_formed(&page_as_xml(&text))),
            "svg" => drop(well_formed(&text)),
            "mermaid" => {
                // Between quotation marks, every sign is a letter, a digit, or written by its number.
                let quoted = text.lines().flat_map(|line| line.split('"').skip(1).step_by(2));
                for part in quoted {
                    let plain = |c: char| c.is_alphanumeric() || " ,.#;".contains(c);
                    assert!(part.chars().all(plain), "{part}");
                }
            }
            "dot" => {
                for line in text.lines() {
                    let bare = line.replace("\\\\", "").replace("\\\"", "");
                    assert_eq!(bare.matches('"').count() % 2, 0, "{line}");
                }
            }
            _ => {}
        }
    }
}

#[test]
fn ten_thousand_menus_in_a_chain_are_lists_that_are_never_deep() {
    let folder = tempfile::tempdir().unwrap();
    let mut script = "[hotline]\nname = \"desk\"\nlanguages = [\"en\"]\nstart = \"m0\"\n\n[anywhere]\n\
         0 = \"person\"\n\n[line.person]\nnumber = \"8610 11185\"\n"
        .to_owned();
    let mut prompts = "person = A person.\n    .option = a person\n".to_owned();
    for menu in 0..10_000 {
        let next = if menu == 9_999 { "m0".to_owned() } else { format!("m{}", menu + 1) };
        write!(script, "\n[menu.m{menu}]\noptions = {{ 1 = \"{next}\", 2 = \"person\", 3 = \"m0\" }}\n")
            .unwrap();
        write!(prompts, "m{menu} = Choose.\n    .option = choices\n").unwrap();
    }
    let script = written(folder.path(), &script, &prompts);
    for form in FORMS {
        let text = map(&[&script, "--format", form]);
        assert!(text.len() < 20_000_000, "{form}: {} bytes", text.len());
        if form == "html" {
            assert!(well_formed(&page_as_xml(&text)) < 40);
        }
    }
}

#[test]
fn a_map_goes_into_a_file_or_says_why_it_cannot() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.html");
    let output = reachline(&["map", "--format", "html", "--out", path.to_str().unwrap()]);
    assert!(output.status.success() && output.stdout.is_empty());
    assert!(fs::read_to_string(&path).unwrap().ends_with("</html>\n"));
    let output = reachline(&["map", "--out", folder.path().join("no/such").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("there is no such folder"));
}
