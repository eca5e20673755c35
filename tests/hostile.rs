//! Whatever bytes come as a script, as prompts, as a call file or as a transcript: no panic, and nothing is told that
//! could order a terminal about. Sound files that were cut, mixed and repeated go deeper than bytes alone.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod changes;

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use changes::{Change, changed};
use proptest::prelude::*;
use reachline::caller::replay::{end, lines, replay};
use reachline::caller::scripted::{GoOn, Listener, Plan, Room, attempt};
use reachline::diagnostic::{Diagnostic, Faults, Format, Source, text};
use reachline::script::{Hotline, built_in, load};
use reachline::transcript::Transcript;
use reachline::transcript::call_file::{CallFile, laid_out};

static CHINA_POST: LazyLock<Arc<Hotline>> = LazyLock::new(|| Arc::new(built_in().hotline.unwrap()));
static DESK: LazyLock<Arc<Hotline>> =
    LazyLock::new(|| Arc::new(load(&root().join("tests/walk/desk.toml")).unwrap().hotline.unwrap()));

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files of a folder with this ending.
fn files(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let mut paths: Vec<PathBuf> =
        root().join(folder).read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|own| own == ending));
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

fn plain(told: &str) {
    let orders = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!told.chars().any(orders), "{told:?}");
}

/// Faults are told in words and in a drawing.
fn told(faults: Vec<Diagnostic>) {
    let faults: Faults = faults.into_iter().collect();
    for format in [Format::Text, Format::Words, Format::Json] {
        let mut out = Vec::new();
        format.write(&faults, text::WIDTH, &mut out).unwrap();
        plain(&String::from_utf8(out).unwrap());
    }
}

fn change() -> impl Strategy<Value = Change> {
    let pieces = prop_oneof![
        prop::collection::vec(any::<u8>(), 1..4),
        prop::sample::select(vec![
            "[",
            "]",
            "{",
            "}",
            "\"",
            "=",
            "\n",
            "\r",
            " ",
            "#",
            "*",
            ".",
            "-",
            "0",
            "1",
            "999999999999",
            "{ $number }",
            "{ main }",
            "[menu.main]",
            "[anywhere]\n0 = \"back\"\n",
            ".again = ",
            "\u{1B}[2J",
            "\u{202E}",
            "\0",
            "\u{FEFF}",
            "年",
            "press    1 after 10s\n",
            "wait     1440m\n",
            "hear     {any} ... {date}\n",
            "for      a, b\n",
            "row      1, 2\n",
            "hang up\n",
            "null",
            "-1",
            "18446744073709551615",
            "1e400",
            "\\ud800",
            "\"at\":0,",
            "\"event\":\"cut\"",
            "\"event\":\"press-hidden\",\"why\":\"number\"",
            "\"keys\":\"1*#\"",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    changes::change(pieces, 20)
}

/// Sound bytes that were changed, or any bytes at all.
fn bytes(sound: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    let changes = prop::collection::vec(change(), 1..5);
    prop_oneof![
        9 => (prop::sample::select(sound), changes).prop_map(|(sound, changes)| changed(sound, &changes)),
        1 => prop::collection::vec(any::<u8>(), 0..200),
    ]
}

/// A hotline on disk whose script or prompts are these bytes.
fn check(script: &[u8], prompts: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.toml");
    std::fs::create_dir_all(folder.path().join("prompts/desk")).unwrap();
    std::fs::write(&path, script).unwrap();
    std::fs::write(folder.path().join("prompts/desk/en.ftl"), prompts).unwrap();
    match load(&path) {
        Ok(checked) => told(checked.faults),
        Err(error) => plain(&error.to_string()),
    }
}

fn desk(file: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/walk").join(file)).unwrap()
}

/// Reads a call file and, if it is sound, makes its calls.
fn call(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (file, faults) = CallFile::read(Source::new("a.call", &*text));
    if faults.is_empty() {
        let once = laid_out(&text);
        assert_eq!(laid_out(&once), once);
        let mut listener = Listener::new(Arc::clone(&CHINA_POST));
        for call in file.calls.iter().take(20) {
            match Plan::new(&file, call, &mut listener) {
                Ok(plan) => {
                    for failure in attempt(&plan, &mut listener, &mut Room::default(), GoOn::No)
                        .err()
                        .into_iter()
                        .flatten()
                    {
                        told(vec![failure.diagnostic(&file, call, listener.hotline())]);
                    }
                }
                Err(faults) => told(faults),
            }
        }
    }
    told(faults);
}

fn transcript(bytes: &[u8]) {
    match Transcript::read(&String::from_utf8_lossy(bytes)) {
        Ok(transcript) => {
            let again = replay(&DESK, &transcript);
            plain(&lines(&again.moments, again.until, transcript.head.clock));
            plain(&lines(&transcript.events, end(&transcript), transcript.head.clock));
        }
        Err(why) => plain(&why),
    }
}

/// A transcript of a walk through the desk, with a number and a secret in it.
fn walked() -> Vec<u8> {
    static WALKED: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("call.json");
        let answers = folder.path().join("answers");
        std::fs::write(&answers, "1\n13800138000\n1\n2\n8531\n1\nback\nwait 30s\n0\n").unwrap();
        let status = std::process::Command::new(env!("CARGO_BIN_EXE_reachline"))
            .args([Path::new("walk"), Path::new("tests/walk/desk.toml"), Path::new("--transcript"), &path])
            .current_dir(root())
            .stdin(std::fs::File::open(answers).unwrap())
            .stdout(std::process::Stdio::null())
            .status()
            .unwrap();
        assert!(status.success());
        std::fs::read(path).unwrap()
    });
    WALKED.clone()
}

#[test]
fn what_they_begin_with_is_sound() {
    check(&desk("desk.toml"), &desk("prompts/desk/en.ftl"));
    assert!(load(&root().join("tests/walk/desk.toml")).unwrap().hotline.is_some());
    let text = String::from_utf8(walked()).unwrap();
    let again = replay(&DESK, &Transcript::read(&text).unwrap());
    assert!(again.same_hotline && again.hidden.len() == 2 && again.hidden.iter().all(|(_, found)| *found));
    assert!(!files("scripts/china-post", "call").is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_script_is_read_or_refused(script in bytes(vec![desk("desk.toml")])) {
        check(&script, &desk("prompts/desk/en.ftl"));
    }

    #[test]
    fn changed_prompts_are_read_or_refused(prompts in bytes(vec![desk("prompts/desk/en.ftl")])) {
        check(&desk("desk.toml"), &prompts);
    }

    #[test]
    fn a_changed_call_file_is_read_or_refused(bytes in bytes(files("scripts/china-post", "call"))) {
        call(&bytes);
    }

    #[test]
    fn a_changed_transcript_is_replayed_or_refused(bytes in bytes(vec![walked()])) {
        transcript(&bytes);
    }
}
