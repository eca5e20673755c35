//! The form for code scanning, judged by the format's own schema.
//!
//! `sarif-schema-2.1.0.json` is the schema of the OASIS SARIF technical committee (© OASIS Open), as the crate
//! `serde-sarif` carries it; OASIS lets anyone take it into an implementation (oasis-tcs/sarif-spec, issue 583).

use reachline::diagnostic::{Diagnostic, Faults, Source, sarif};
use serde_json::{Value, json};

use crate::examples::{self, written};

fn log(faults: &Faults) -> Value {
    let text = written(|out| sarif::write(faults, out));
    assert!(text.trim_end().chars().all(|char| !reachline::diagnostic::is_hidden(char)));
    serde_json::from_str(&text).unwrap()
}

fn complaints(log: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(include_str!("sarif-schema-2.1.0.json")).unwrap();
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.enable_format_assertions();
    compiler.add_resource("sarif.json", schema).unwrap();
    let index = compiler.compile("sarif.json", &mut schemas).unwrap();
    schemas.validate(log, index).err().map(|error| format!("{error:#}")).into_iter().collect()
}

fn every_example() -> Faults {
    [
        examples::unknown_step(),
        examples::key_twice(),
        examples::in_two_files(),
        examples::hard_to_line_up(),
        examples::of_several_lines(),
        examples::of_a_hundred_lines(),
        examples::at_the_end("[a\nb\n"),
        examples::at_the_end(""),
        examples::in_a_long_line(),
    ]
    .into_iter()
    .collect()
}

#[test]
fn every_kind_of_fault_is_valid_by_the_schema() {
    assert_eq!(complaints(&log(&every_example())), Vec::<String>::new());
}

#[test]
fn no_faults_are_a_valid_log_too() {
    assert_eq!(complaints(&log(&Faults::default())), Vec::<String>::new());
}

#[test]
fn the_schema_would_find_a_mistake() {
    let mut log = log(&every_example());
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = json!(0);
    assert_eq!(complaints(&log).len(), 1);
}

#[test]
fn a_result_says_what_where_and_how_to_mend_it() {
    let log = log(&examples::one(examples::unknown_step()));
    let place = json!({ "startLine": 2, "startColumn": 40, "endLine": 2, "endColumn": 45 });
    assert_eq!(
        log["runs"][0]["results"][0],
        json!({
            "ruleId": "unknown-step",
            "ruleIndex": 0,
            "level": "error",
            "message": { "text": "there is no step named `nws`: no menu, line, bulletin or announcement has this name. \
                Help: did you mean `news`?" },
            "locations": [{ "physicalLocation": {
                "artifactLocation": { "uri": "scripts/china-post.toml" }, "region": place } }],
            "fixes": [{ "description": { "text": "did you mean `news`?" }, "artifactChanges": [{
                "artifactLocation": { "uri": "scripts/china-post.toml" },
                "replacements": [{ "deletedRegion": place, "insertedContent": { "text": "\"news\"" } }] }] }],
        })
    );
}

#[test]
fn a_code_is_a_rule_with_its_page() {
    let log = log(&every_example());
    let rules = &log["runs"][0]["tool"]["driver"]["rules"];
    assert_eq!(rules.as_array().unwrap().len(), 2);
    assert_eq!(
        rules[0],
        json!({ "id": "key-twice", "shortDescription": { "text": "A key twice" }, "help": {
            "text": "A key twice\n\nOne key cannot lead to two places.\n",
            "markdown": "# A key twice\n\nOne key cannot lead to two places.\n" } })
    );
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

#[test]
fn columns_are_counted_as_the_log_says() {
    let source = Source::new("a.toml", "𝄞 = 邮x");
    let log =
        log(&examples::one(Diagnostic::warning(&examples::KEY_TWICE, "x", examples::place(&source, "x"))));
    assert_eq!(log["runs"][0]["columnKind"], "utf16CodeUnits");
    let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startColumn"], &region["endColumn"]), (&json!(7), &json!(8)));
}
