//! `reachline audit` as owners and machines use it: forms, exit codes, repairs, allowances, baselines, profiles, and
//! files that are not what they should be.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const SCRIPT: &str = "\
# Our hotline. Comments stay where they are.
[hotline]
name      = \"desk\"
languages = [\"en\"]
start     = \"main\"

[listening]
no-input-timeout = \"3s\"   # as the old system had it
option-pause     = \"100ms\"

[menu.main]
options = { 1 = \"person\", 3 = \"hours\", 4 = \"map\", 5 = \"news-line\" }   # the old keys

[line.person]
number = \"010 11185\"

[line.news-line]
number = \"95580\"

[announcement.hours]
then = \"main\"

[announcement.map]
then = \"main\"
";

const PROMPTS: &str = "\
main = How can we help you?
person = I am connecting you to { $number }.
    .option = a person
news-line = I am connecting you to { $number }.
    .option = the news
hours = We are open all day.
    .option = our hours
map = We are by the river.
    .option = the way to us
";

/// A folder with a hotline in it.
fn desk(script: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("prompts/desk")).unwrap();
    fs::write(folder.path().join("prompts/desk/en.ftl"), PROMPTS).unwrap();
    fs::write(folder.path().join("desk.toml"), script).unwrap();
    folder
}

fn audit(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_reachline"))
        .arg("audit")
        .args(arguments)
        .current_dir(folder)
        .env_remove("ACCESSIBLE")
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn complaint(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(folder: &Path, more: &[&str]) -> serde_json::Value {
    let output = audit(folder, &[&["desk.toml", "--format", "json"], more].concat());
    serde_json::from_slice(&output.stdout).unwrap()
}

fn rules(report: &serde_json::Value, list: &str) -> Vec<String> {
    let rows = report[list].as_array().unwrap();
    rows.iter().map(|row| row["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn an_owner_learns_who_is_left_behind_where_and_what_to_do() {
    let folder = desk(SCRIPT);
    let output = audit(folder.path(), &["desk.toml"]);
    assert_eq!(output.status.code(), Some(1));
    let told = out(&output);
    for words in [
        "error[no-input-timeout]: a caller has 3s to answer at `main`",
        "--> desk.toml:8:1",
        "figure: 3 s, and should be at least 5 s",
        "affects: older callers",
        "help: write `no-input-timeout = \"5s\"` in `[listening]`",
        "judged: desk, by the",
        "rules of the profile `default`",
        "This is no claim of conformity",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    assert!(!told.contains('\u{1B}'));
}

#[test]
fn who_listens_gets_the_same_with_nothing_drawn() {
    let folder = desk(SCRIPT);
    let told = out(&audit(folder.path(), &["desk.toml", "--accessible"]));
    assert!(told.contains("at: desk.toml, line 8, column 1\n"), "{told}");
    assert!(told.contains("note: figure: 3 s, and should be at least 5 s\n"));
    assert!(!told.contains("-->") && !told.contains('^'));
}

#[test]
fn the_exit_code_is_of_the_severity_that_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let code = |deny: &str| audit(folder.path(), &["--deny", deny]).status.code();
    assert_eq!(code("error"), Some(0), "the built-in hotline passes");
    assert_eq!(code("warn"), Some(1), "no channel in writing is published for it");
    assert_eq!(code("note"), Some(1));
}

#[test]
fn the_built_in_hotline_passes_every_profile_for_those_who_call_it_without_allowances() {
    let folder = tempfile::tempdir().unwrap();
    for profile in ["default", "older", "relay", "cognitive", "zh-telecom"] {
        let output = audit(folder.path(), &["--profile", profile, "--format", "json"]);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{profile}: {report}");
        assert_eq!((&report["errors"], &report["allowances"]), (&0.into(), &0.into()), "{profile}");
        assert!(
            rules(&report, "findings").contains(&"text-channel".to_owned()),
            "{profile}: it claims no channel"
        );
    }
    let output = audit(folder.path(), &["--profile", "crisis"]);
    assert_eq!(output.status.code(), Some(1), "it is no line for people in distress");
}

#[test]
fn safe_repairs_keep_comments_and_what_comes_of_them_audits_clean() {
    let folder = desk(SCRIPT);
    let before = json(folder.path(), &[]);
    let repairable = |report: &serde_json::Value| {
        let rows = report["findings"].as_array().unwrap().clone();
        rows.iter().filter(|row| row["repairable"] == true).count()
    };
    assert!(repairable(&before) >= 5, "{before}");
    let output = audit(folder.path(), &["desk.toml", "--fix", "--yes"]);
    let told = out(&output);
    assert!(told.contains("- no-input-timeout = \"3s\"   # as the old system had it"), "{told}");
    assert!(told.contains("+ no-input-timeout = \"7s\"   # as the old system had it"), "{told}");
    let script = fs::read_to_string(folder.path().join("desk.toml")).unwrap();
    assert!(
        script.starts_with("# Our hotline. Comments stay where they are.\n[hotline]\nname      = \"desk\"")
    );
    assert!(script.contains("count-options = true"), "{script}");
    assert!(
        script.contains(
            "options = { 1 = \"person\", 2 = \"hours\", 3 = \"map\", 4 = \"news-line\" }   # the old keys"
        ),
        "{script}"
    );
    let after = json(folder.path(), &[]);
    assert_eq!(repairable(&after), 0, "{after}");
    assert_eq!(after["errors"], 0, "{after}");
    let check = Command::new(env!("CARGO_BIN_EXE_reachline"))
        .args(["check", "desk.toml"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(check.status.code(), Some(0), "{}", out(&check));
    let again = audit(folder.path(), &["desk.toml", "--fix", "--yes"]);
    assert!(out(&again).contains("nothing here can be repaired by itself"));
    assert_eq!(fs::read_to_string(folder.path().join("desk.toml")).unwrap(), script);
}

#[test]
fn nothing_is_written_where_nobody_can_be_asked() {
    let folder = desk(SCRIPT);
    let output = audit(folder.path(), &["desk.toml", "--fix"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).contains("add `--yes`"));
    assert!(out(&output).contains("what would change in desk.toml:"), "the difference is shown all the same");
    assert_eq!(fs::read_to_string(folder.path().join("desk.toml")).unwrap(), SCRIPT);
}

#[test]
fn what_is_allowed_with_a_reason_is_counted_and_told_in_every_form() {
    let reason = "the old system had it so, and callers were asked";
    let script =
        SCRIPT.replace("no-input", &format!("# reachline: allow no-input-timeout — {reason}\nno-input"));
    let folder = desk(&script);
    let report = json(folder.path(), &[]);
    assert_eq!(rules(&report, "allowed"), ["no-input-timeout"]);
    assert_eq!(report["allowed"][0]["reason"], reason);
    assert!(!rules(&report, "findings").contains(&"no-input-timeout".to_owned()));
    for format in ["text", "words", "sarif", "junit", "html"] {
        let told = out(&audit(folder.path(), &["desk.toml", "--format", format]));
        assert!(told.contains(reason), "{format}: {told}");
    }
}

#[test]
fn an_allowance_that_another_profile_needs_is_not_in_the_way() {
    let script = SCRIPT
        .replace("\"3s\"", "\"8s\"")
        .replace("no-input", "# reachline: allow no-input-timeout — agreed with the owners\nno-input");
    let folder = desk(&script);
    let report = json(folder.path(), &[]);
    assert!(!rules(&report, "findings").iter().any(|rule| rule.starts_with("allowance")), "{report}");
    assert_eq!(rules(&json(folder.path(), &["--profile", "older"]), "allowed"), ["no-input-timeout"]);
}

#[test]
fn with_a_baseline_only_what_is_new_counts_also_when_lines_move() {
    let folder = desk(SCRIPT);
    let kept = audit(folder.path(), &["desk.toml", "--write-baseline", "known.json"]);
    assert_eq!(kept.status.code(), Some(0));
    let same = audit(folder.path(), &["desk.toml", "--baseline", "known.json", "--deny", "note"]);
    assert_eq!(same.status.code(), Some(0), "{}", out(&same));
    let moved = format!("# one\n# two\n\n{SCRIPT}").replace("[menu.main]", "[menu.main]\nmax-no-input = 1");
    fs::write(folder.path().join("desk.toml"), moved).unwrap();
    let report = json(folder.path(), &["--baseline", "known.json"]);
    assert_eq!(rules(&report, "findings"), ["retries"], "{report}");
    assert!(report["known"].as_u64().unwrap() > 5);
}

#[test]
fn a_baseline_of_another_hotline_or_profile_or_of_nothing_is_refused_in_words() {
    let folder = desk(SCRIPT);
    audit(folder.path(), &["desk.toml", "--write-baseline", "known.json"]);
    let refused = |arguments: &[&str], words: &str| {
        let output = audit(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{words}");
        assert!(complaint(&output).contains(words), "{words}: {}", complaint(&output));
    };
    refused(
        &["--baseline", "known.json"],
        "it is the baseline of the hotline `desk`, and this is `china-post`",
    );
    refused(
        &["desk.toml", "--baseline", "known.json", "--profile", "older"],
        "was written with the profile `default`",
    );
    fs::write(folder.path().join("empty.json"), "").unwrap();
    refused(&["desk.toml", "--baseline", "empty.json"], "it is no baseline");
    refused(&["desk.toml", "--baseline", "nowhere.json"], "nowhere.json");
    refused(&["desk.toml", "--write-baseline", "no/such/folder.json"], "cannot write the baseline");
}

#[test]
fn a_hotline_with_faults_is_not_judged() {
    let folder = desk(&SCRIPT.replace("3 = \"hours\"", "3 = \"huors\""));
    let output = audit(folder.path(), &["desk.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(complaint(&output).contains("there is no step named `huors`"));
    assert!(complaint(&output).contains("`desk.toml` has faults, so it was not judged"));
    for (name, text) in [("empty.toml", ""), ("picture.toml", "\u{FFFD}\0")] {
        fs::write(folder.path().join(name), text).unwrap();
        assert_eq!(audit(folder.path(), &[name]).status.code(), Some(2), "{name}");
    }
    assert_eq!(audit(folder.path(), &["nowhere.toml"]).status.code(), Some(2));
}

#[test]
fn a_profile_of_ones_own_is_found_from_the_script_and_checked() {
    let folder = desk(&SCRIPT.replace("start ", "profile   = \"ours.toml\"\nstart "));
    let ours = "[profile]\nname = \"ours\"\nabout = \"our desk\"\n\n[no-input-timeout]\nwarning-below = \"2s\"\nsource = \"our own choice\"\n";
    fs::write(folder.path().join("ours.toml"), ours).unwrap();
    let report = json(folder.path(), &[]);
    assert_eq!(report["profile"], "ours");
    assert!(!rules(&report, "findings").contains(&"no-input-timeout".to_owned()));
    fs::write(folder.path().join("ours.toml"), ours.replace("source", "sourse").replace("\"2s\"", "2"))
        .unwrap();
    let output = audit(folder.path(), &["desk.toml"]);
    assert_eq!(output.status.code(), Some(2));
    for words in [
        "did you mean `source`?",
        "takes a length of time",
        "has no `source`",
        "is faulty, so nothing was judged",
    ] {
        assert!(complaint(&output).contains(words), "{words}: {}", complaint(&output));
    }
    let unknown = audit(folder.path(), &["desk.toml", "--profile", "odler"]);
    assert!(complaint(&unknown).contains("there is no profile `odler`; did you mean `older`?"));
}

#[test]
fn sarif_is_valid_by_its_schema_and_allowed_findings_are_suppressed_in_it() {
    let script = SCRIPT.replace("no-input", "# reachline: allow no-input-timeout — agreed\nno-input");
    let folder = desk(&script);
    let output = audit(folder.path(), &["desk.toml", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostic/sarif-schema-2.1.0.json");
    let schema: serde_json::Value = serde_json::from_str(&fs::read_to_string(schema).unwrap()).unwrap();
    compiler.add_resource("sarif.json", schema).unwrap();
    let index = compiler.compile("sarif.json", &mut schemas).unwrap();
    assert_eq!(schemas.validate(&log, index).map_err(|error| format!("{error:#}")), Ok(()));
    let results = log["runs"][0]["results"].as_array().unwrap();
    let suppressed: Vec<_> = results.iter().filter(|result| result["suppressions"].is_array()).collect();
    assert_eq!(suppressed.len(), 1);
    assert_eq!(suppressed[0]["ruleId"], "no-input-timeout");
}

#[test]
fn junit_has_a_case_for_each_rule_and_skips_what_is_not_asked() {
    let folder = desk(SCRIPT);
    let told = out(&audit(folder.path(), &["desk.toml", "--format", "junit"]));
    assert!(told.contains("<testcase name=\"retries\" classname=\"desk\"/>"), "{told}");
    assert!(told.contains("<failure message=\"a caller has 3s to answer at `main`\" type=\"error\">"));
    assert!(told.contains("the profile default does not ask it"));
}

#[test]
fn the_page_names_every_rule_with_its_source_and_needs_no_script() {
    let folder = desk(SCRIPT);
    let page = out(&audit(folder.path(), &["desk.toml", "--format", "html"]));
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    assert!(!page.contains("<script"));
    for rule in reachline::audit::rules::ALL {
        assert!(
            page.contains(&format!("<th scope=\"row\">{}</th>", rule.code().name)),
            "{}",
            rule.code().name
        );
    }
}

#[test]
fn a_rule_is_explained_with_who_says_so_in_each_profile() {
    let folder = tempfile::tempdir().unwrap();
    for rule in reachline::audit::rules::ALL {
        let told = out(&audit(folder.path(), &["--explain", rule.code().name]));
        for words in ["Sources", "Limits", "Who is affected", "Who says so:"] {
            assert!(told.contains(words), "{}: {words}", rule.code().name);
        }
    }
    let unknown = audit(folder.path(), &["--explain", "retires"]);
    assert!(complaint(&unknown).contains("did you mean `retries`?"));
    let listed = out(&audit(folder.path(), &["--rules"]));
    assert_eq!(listed.lines().count(), reachline::audit::rules::ALL.len());
    assert!(out(&audit(folder.path(), &["--profiles"])).contains("older: older callers"));
}

#[test]
fn a_recording_without_words_is_found() {
    let folder = desk(SCRIPT);
    let sounds = folder.path().join("prompts/desk/en/sounds");
    fs::create_dir_all(&sounds).unwrap();
    // The manifest is none, and neither is what lies beside the folder.
    fs::write(folder.path().join("prompts/desk/en/elsewhere.wav"), "").unwrap();
    for name in ["main.wav", "person.option.flac", "offer.wav", "manifest.toml"] {
        fs::write(sounds.join(name), "").unwrap();
    }
    let report = json(folder.path(), &[]);
    let found: Vec<_> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["rule"] == "text-for-every-prompt")
        .collect();
    assert_eq!(found.len(), 1, "{report}");
    assert_eq!(found[0]["message"], "the recording `offer.wav` belongs to no prompt");
}
