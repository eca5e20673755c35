//! `reachline simulate` as an owner of a hotline lives through it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const SCRIPT: &str = r#"
[hotline]
name = "shop"
languages = ["en"]
start = "main"

[anywhere]
0 = "desk"
9 = "repeat"
"*" = "back"

[menu.main]
options = { 1 = "orders", 2 = "returns", 3 = "repairs" }

[line.orders]
number = "010 11185"
[line.returns]
number = "010 11183"
[line.repairs]
number = "400 890 9999"
[line.desk]
number = "95580"
"#;

const PROMPTS: &str = "\
main = Welcome to the shop.
orders = I am connecting you to orders.
    .option = new orders
returns = I am connecting you to returns.
    .option = sending something back
repairs = I am connecting you to repairs.
    .option = broken goods
desk = I am connecting you to the desk.
    .option = a person at the desk
";

/// A folder with the shop's hotline, under another name if it is another version.
fn shop(folder: &Path, name: &str, script: &str) {
    fs::create_dir_all(folder.join("prompts/shop")).unwrap();
    fs::write(folder.join(name), script).unwrap();
    fs::write(folder.join("prompts/shop/en.ftl"), PROMPTS).unwrap();
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reachline"));
    command.current_dir(folder).arg("simulate").args(arguments).env_remove("ACCESSIBLE");
    command
}

fn simulate(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn rows(document: &Value) -> &Vec<Value> {
    document["rows"].as_array().unwrap()
}

fn row<'d>(document: &'d Value, persona: &str, task: &str) -> &'d Value {
    rows(document).iter().find(|row| row["persona"] == persona && row["task"] == task).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_same_seed_makes_the_same_bytes_on_any_number_of_cores_and_another_makes_others() {
    let folder = tempfile::tempdir().unwrap();
    let with = |more: &[&str]| {
        let mut arguments = vec!["--calls", "300", "--format", "json"];
        arguments.extend(more);
        simulate(folder.path(), &arguments).stdout
    };
    let once = with(&["--seed", "5", "--jobs", "1"]);
    assert_eq!(once, with(&["--seed", "5", "--jobs", "2"]));
    assert_eq!(once, with(&["--seed", "5", "--jobs", "7"]));
    assert_ne!(once, with(&["--seed", "6"]));
}

#[test]
fn a_caller_fares_the_same_whoever_else_calls() {
    let folder = tempfile::tempdir().unwrap();
    let all = json(&simulate(folder.path(), &["--format", "json"]));
    let alone = json(&simulate(
        folder.path(),
        &["--format", "json", "--caller", "tty-relay", "--task", "news", "--language", "en"],
    ));
    let found = rows(&all)
        .iter()
        .find(|row| row["persona"] == "tty-relay" && row["task"] == "news" && row["language"] == "en");
    assert_eq!(*found.unwrap(), *row(&alone, "tty-relay", "news"));
}

#[test]
fn every_row_of_the_json_names_persona_task_and_language_and_holds_the_measures() {
    let folder = tempfile::tempdir().unwrap();
    let document = json(&simulate(folder.path(), &["--calls", "50", "--format", "json"]));
    // Fifteen callers, five tasks, two languages; who does not know the first language knows the other, or none.
    assert_eq!(rows(&document).len(), 15 * 5 * 2);
    for row in rows(&document) {
        for measure in [
            "persona",
            "task",
            "language",
            "verdict",
            "completed",
            "gap-to-baseline",
            "seconds-to-service",
            "seconds-to-person",
            "keys",
            "wrong-keys",
            "words-heard",
            "repeats",
            "lost-steps",
            "gave-up",
            "forced-end",
            "least-time-left-seconds",
            "memory-peak",
        ] {
            assert!(row.get(measure).is_some(), "{measure} is not in {row}");
        }
        let ended: u64 = ["gave-up", "forced-end", "connected-elsewhere"]
            .iter()
            .flat_map(|end| row[end].as_object().unwrap().values())
            .map(|count| count.as_u64().unwrap())
            .sum();
        let of = |share: &str| row[share]["of"].as_u64().unwrap();
        assert_eq!(of("completed") + of("person-instead") + ended, 50, "{row}");
    }
    let figure = &document["personas"][0]["figures"]["miss"];
    assert_eq!(figure["basis"], "assumed");
    assert!(document["note"].as_str().unwrap().contains("not evidence about people"));
}

#[test]
fn every_form_says_that_it_is_no_evidence_about_people() {
    let folder = tempfile::tempdir().unwrap();
    for form in ["text", "json", "html", "csv"] {
        let output = simulate(folder.path(), &["--calls", "10", "--caller", "low-vision", "--format", form]);
        assert!(told(&output).contains("not evidence about people"), "{form}");
        assert!(!told(&output).contains('\u{1b}'), "{form}");
    }
}

#[test]
fn the_page_needs_no_script_and_every_table_has_a_caption() {
    let folder = tempfile::tempdir().unwrap();
    let page = told(&simulate(folder.path(), &["--calls", "20", "--format", "html", "--why"]));
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<html lang=\"en\">"));
    assert!(!page.contains("<script") && !page.contains("http"));
    assert_eq!(page.matches("<table>").count(), page.matches("<caption>").count());
    for (open, close) in [("<table>", "</table>"), ("<tr>", "</tr>"), ("<td>", "</td>"), ("<ul>", "</ul>")] {
        assert_eq!(page.matches(open).count(), page.matches(close).count(), "{open}");
    }
}

#[test]
fn every_line_of_the_csv_has_as_many_fields() {
    let folder = tempfile::tempdir().unwrap();
    let table = told(&simulate(folder.path(), &["--calls", "20", "--format", "csv"]));
    let note = "\"This is a simulation, not evidence about people. Test with disabled callers.\"";
    let fields = |line: &str| line.replace(note, "note").split(',').count();
    let counts: Vec<usize> = table.lines().map(fields).collect();
    assert_eq!(counts.len(), 1 + 15 * 5 * 2);
    assert!(counts.iter().all(|count| *count == counts[0]), "{counts:?}");
}

#[test]
fn a_caller_knows_a_task_by_the_authors_words_and_not_by_the_graph() {
    let folder = tempfile::tempdir().unwrap();
    let task =
        |words: &str| format!("{SCRIPT}[task.complain]\nto = \"repairs\"\nwords = {{ en = \"{words}\" }}\n");
    shop(folder.path(), "told.toml", &task("my kettle is broken goods"));
    shop(folder.path(), "lost.toml", &task("the kettle leaks"));
    let completed = |script: &str| {
        let arguments = [script, "--caller", "baseline", "--format", "json", "--calls", "400"];
        let document = json(&simulate(folder.path(), &arguments));
        row(&document, "baseline", "complain")["completed"]["share"].as_f64().unwrap()
    };
    assert!(completed("told.toml") > 0.7, "{}", completed("told.toml"));
    // No word of it is said in the menu, so all that is left is to guess, or to ask for a person.
    assert!(completed("lost.toml") < 0.4, "{}", completed("lost.toml"));
}

#[test]
fn faults_of_a_task_are_told_with_all_others() {
    let folder = tempfile::tempdir().unwrap();
    let script = format!(
        "{SCRIPT}[task.buy]\nto = \"ordrs\"\nwords = {{ fr = \"acheter\", en = \"…\" }}\nby = 1\n[task.x]\n"
    );
    shop(folder.path(), "shop.toml", &script);
    let mut check = Command::new(env!("CARGO_BIN_EXE_reachline"));
    let output =
        check.args(["check", "--format", "json", "shop.toml"]).current_dir(folder.path()).output().unwrap();
    let faults = told(&output);
    for code in ["unknown-step", "unknown-language", "wrong-value", "unknown-key", "missing-key"] {
        assert!(faults.contains(&format!("\"code\":\"{code}\"")), "{code}: {faults}");
    }
}

#[test]
fn a_hotline_with_faults_is_told_so_and_not_judged() {
    let folder = tempfile::tempdir().unwrap();
    shop(folder.path(), "shop.toml", &SCRIPT.replace("\"orders\", 2", "\"odrers\", 2"));
    let output = simulate(folder.path(), &["shop.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).is_empty());
    let complaint = complained(&output);
    assert!(
        complaint.contains("error[unknown-step]") && complaint.contains("is not judged until"),
        "{complaint}"
    );
}

#[test]
fn all_that_is_wrong_with_a_callers_file_is_told_at_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("mine.toml"),
        "name = \"mine\"\nabout = \"Me.\"\nabuot = 1\n[figures]\nmiss = 1.3\nreact = \"-2s\"\n",
    )
    .unwrap();
    let output = simulate(folder.path(), &["--caller", "mine.toml"]);
    assert_eq!(output.status.code(), Some(2));
    let complaint = complained(&output);
    for told in ["mine.toml:3:1", "mine.toml:5:8", "mine.toml:6:9", "nobody is simulated from `mine.toml`"] {
        assert!(complaint.contains(told), "{told}: {complaint}");
    }
}

#[test]
fn an_owner_adds_a_caller_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let file = "name = \"noisy-shop\"\nabout = \"From a noisy shop.\"\nlike = \"older-caller\"\n[figures]\nmiss = 0.9\n";
    fs::write(folder.path().join("mine.toml"), file).unwrap();
    let arguments = ["--caller", "./mine.toml", "--format", "json", "--task", "postal-savings"];
    let document = json(&simulate(folder.path(), &arguments));
    let share = |persona| row(&document, persona, "postal-savings")["completed"]["share"].as_f64().unwrap();
    assert!(share("noisy-shop") + 0.2 < share("baseline"));
}

#[test]
fn names_that_do_not_exist_are_answered_with_what_was_probably_meant() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, told) in [
        (["--caller", "oldr-caller"], "did you mean `older-caller`?"),
        (["--caller", "nowhere.toml"], "nowhere.toml"),
        (["--task", "postal-saving"], "did you mean `postal-savings`?"),
        (["--language", "fr"], "the hotline has no language `fr`"),
        (["--calls", "0"], "says nothing"),
        (["--calls", "1000000000000000"], "at most"),
    ] {
        let output = simulate(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(complained(&output).contains(told), "{arguments:?}: {}", complained(&output));
    }
}

#[test]
fn a_task_that_no_caller_can_reach_is_said_to_be_so() {
    let folder = tempfile::tempdir().unwrap();
    let script = SCRIPT.replace("[line.repairs]", "[task.fly]\nto = \"repairs\"\n[task.order]\nto = \"orders\"\n[line.repairs]\nhours = \"never\"\nwhen-closed = \"main\"")
        + "[hours.never]\nopen = { sun = \"09:00-09:01\" }\n";
    shop(folder.path(), "shop.toml", &script);
    let output = simulate(folder.path(), &["shop.toml", "--calls", "30"]);
    assert_eq!(output.status.code(), Some(1), "{}", complained(&output));
    assert!(told(&output).contains("no caller completed fly:"));
    assert!(!told(&output).contains("no caller completed order:"));
}

#[test]
fn who_only_has_text_needs_a_text_channel() {
    let folder = tempfile::tempdir().unwrap();
    shop(folder.path(), "without.toml", SCRIPT);
    shop(folder.path(), "with.toml", &format!("{SCRIPT}[channels]\nchat = \"https://shop.example/chat\"\n"));
    let output = simulate(folder.path(), &["without.toml", "--caller", "rtt-text"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("cannot call at all"));
    let document = json(&simulate(folder.path(), &["with.toml", "--caller", "rtt-text", "--format", "json"]));
    let share = row(&document, "rtt-text", "orders")["completed"]["share"].as_f64().unwrap();
    assert!(share > 0.6, "{share}");
}

#[test]
fn a_caller_who_knows_the_old_keys_by_heart_loses_by_new_ones() {
    let folder = tempfile::tempdir().unwrap();
    shop(folder.path(), "old.toml", SCRIPT);
    let moved = SCRIPT.replace(
        "1 = \"orders\", 2 = \"returns\", 3 = \"repairs\"",
        "1 = \"repairs\", 2 = \"orders\", 3 = \"returns\"",
    );
    shop(folder.path(), "new.toml", &moved);
    let output = simulate(folder.path(), &["--compare", "old.toml", "new.toml", "--format", "json"]);
    assert_eq!(output.status.code(), Some(1), "{}", complained(&output));
    let document = json(&output);
    for task in ["orders", "returns", "repairs"] {
        assert_eq!(row(&document, "regular-caller", task)["sum"], "loses");
        assert_eq!(row(&document, "baseline", task)["sum"], "no difference");
    }
    let same = simulate(folder.path(), &["--compare", "old.toml", "old.toml"]);
    assert_eq!(same.status.code(), Some(0));
}

#[test]
fn a_failed_call_can_be_read_kept_and_made_again_and_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    shop(
        folder.path(),
        "shop.toml",
        &SCRIPT.replace("[menu.main]", "[menu.main]\nno-input-timeout = \"2s\"\nmax-no-input = 1"),
    );
    let arguments = ["shop.toml", "--caller", "slow-dialler", "--why", "--save", "failed.call"];
    let output = simulate(folder.path(), &arguments);
    assert!(told(&output).contains("why: slow-dialler"), "{}", told(&output));
    let kept = fs::read_to_string(folder.path().join("failed.call")).unwrap();
    let mut test = Command::new(env!("CARGO_BIN_EXE_reachline"));
    let made = test.args(["test", "failed.call"]).current_dir(folder.path()).output().unwrap();
    assert_eq!(made.status.code(), Some(0), "{}{kept}", told(&made));
    let again = simulate(folder.path(), &arguments);
    assert_eq!(again.status.code(), Some(2));
    assert!(complained(&again).contains("never replaced"));
    assert_eq!(fs::read_to_string(folder.path().join("failed.call")).unwrap(), kept);
}

#[test]
fn the_failed_call_of_every_caller_goes_the_same_way_when_it_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let document = json(&simulate(folder.path(), &["--calls", "10", "--format", "json"]));
    for persona in document["personas"].as_array().unwrap() {
        let name = persona["persona"].as_str().unwrap();
        let file = format!("{name}.call");
        let output = simulate(
            folder.path(),
            &["--caller", name, "--calls", "40", "--why", "--save", &file, "--language", "zh-CN"],
        );
        if complained(&output).contains("is kept in") {
            let mut test = Command::new(env!("CARGO_BIN_EXE_reachline"));
            let made = test.args(["test", &file]).current_dir(folder.path()).output().unwrap();
            assert_eq!(made.status.code(), Some(0), "{name}: {}", told(&made));
        }
    }
}

#[test]
fn a_verdict_that_hangs_on_an_invented_figure_is_marked() {
    let folder = tempfile::tempdir().unwrap();
    shop(
        folder.path(),
        "shop.toml",
        &SCRIPT.replace("[menu.main]", "[menu.main]\nno-input-timeout = \"2s\"\nmax-no-input = 1"),
    );
    let arguments =
        ["shop.toml", "--caller", "slow-dialler", "--task", "orders", "--sensitivity", "--format", "json"];
    let document = json(&simulate(folder.path(), &arguments));
    let changes = document["sensitivity"].as_array().unwrap();
    assert!(changes.iter().all(|change| change["verdict"] != change["verdict-then"]));
    let hangs_on = row(&document, "slow-dialler", "orders")["hangs-on"].as_array().unwrap();
    assert!(!hangs_on.is_empty());
    for change in changes {
        assert!(hangs_on.contains(&change["figure"]), "{change}");
    }
    let words = told(&simulate(folder.path(), &arguments[..6]));
    assert!(words.contains("hangs on an invented figure"), "{words}");
    assert!(words.contains(&format!("    with {} of ", changes[0]["figure"].as_str().unwrap())), "{words}");
}

#[cfg(unix)]
#[test]
fn the_most_calls_say_how_long_they_take_and_stop_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = command(folder.path(), &["--calls", "1000000000000", "--caller", "older-caller"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut complaints = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    complaints.read_line(&mut line).unwrap();
    assert!(line.contains("of 20000000000000 calls made, about ") && line.contains("left"), "{line}");
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let mut told = String::new();
    child.stdout.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(2));
    assert!(told.contains("Stopped before the end") && told.contains("postal-savings, en:"), "{told}");
    let mut rest = String::new();
    complaints.read_to_string(&mut rest).unwrap();
    assert!(rest.contains("stopped before the end; what was done is told above"), "{rest}");
}
