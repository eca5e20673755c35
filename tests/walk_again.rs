//! What a walk keeps is the walk: its test call makes the same call when it is run, and its transcript holds
//! all that a replay needs. Whatever a person types.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use proptest::prelude::*;
use reachline::caller::Witness;
use reachline::caller::terminal::{Answers, Asks, Incoming, Kept, Log, Manner, Telling, Walk};
use reachline::script::{self, Hotline};
use reachline::transcript::{
    Act, Clock, Digest, FORM, Form, Happened, Head, Moment, Notation, Numbers, Transcript, TranscriptFile,
};
use tokio::sync::mpsc;

#[derive(Clone, Default)]
struct Page(Arc<Mutex<Vec<u8>>>);

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a walk printed and kept.
struct Kepts {
    printed: String,
    call: String,
    transcript: Transcript,
}

fn built_in() -> Arc<Hotline> {
    Arc::new(script::built_in().hotline.unwrap())
}

fn desk() -> Arc<Hotline> {
    Arc::new(script::load(Path::new("tests/walk/desk.toml")).unwrap().hotline.unwrap())
}

fn witness(hotline: &Arc<Hotline>) -> Witness {
    Witness::connect(Arc::clone(hotline), Timestamp::UNIX_EPOCH, None).showing_numbers(true)
}

fn walk(hotline: &Arc<Hotline>, input: &[u8]) -> Kepts {
    let folder = tempfile::tempdir().unwrap();
    let (call, json) = (folder.path().join("a.call"), folder.path().join("a.json"));
    let head = Head {
        form: FORM,
        reachline: "0".to_owned(),
        hotline: hotline.name().to_owned(),
        script: None,
        digest: Digest::of(hotline).to_string(),
        connected: Timestamp::UNIX_EPOCH,
        timezone: None,
        language: None,
        clock: Clock::Virtual,
        seed: None,
        asked: false,
        numbers: Numbers::Masked,
    };
    let page = Page::default();
    let telling = Telling::Notation(Notation::new(Form::Record));
    let mut log = Log::new(Box::new(page.clone()), Box::new(io::sink()), telling, Asks::Never);
    log.keep(Kept { name: "call".to_owned(), file: TranscriptFile::test_call(&call, "").unwrap() });
    log.keep(Kept { name: "json".to_owned(), file: TranscriptFile::json(&json, &head).unwrap() });
    let mut walk = Walk::new(witness(hotline), log, Manner::Lines);
    let (to, incoming) = mpsc::channel(2);
    to.try_send(Incoming::Bytes(input.to_vec())).unwrap();
    to.try_send(Incoming::End).unwrap();
    let mut answers = Answers::piped(incoming, mpsc::channel(1).1);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(walk.at_leisure(&mut answers)).unwrap();
    let printed = String::from_utf8(page.0.lock().unwrap().clone()).unwrap();
    let transcript = Transcript::read(&std::fs::read_to_string(json).unwrap()).unwrap();
    Kepts { printed, call: std::fs::read_to_string(call).unwrap(), transcript }
}

/// Does the acts of a test call as the notation has it: each when everything is heard out, or when it says.
fn run(hotline: &Arc<Hotline>, call: &str) -> Vec<Moment> {
    let mut witness = witness(hotline);
    for act in call.lines().filter_map(|line| Act::read(line).ok()) {
        let after = match &act {
            Act::Press { after, .. } | Act::Type { after, .. } | Act::HangUp { after } => *after,
            Act::Wait(_) => None,
        };
        match after {
            Some(after) => witness.come_to(witness.last_act() + after),
            None => witness.hear_out(),
        }
        match act {
            Act::Press { keys, after } => witness.press(keys, after),
            Act::Type { words, after } => witness.types(&words, after),
            Act::Wait(length) => witness.wait(length),
            Act::HangUp { after } => witness.hang_up(after),
        }
    }
    witness.hear_out();
    witness.take_moments()
}

/// Does the acts of a transcript at their times.
fn replay(hotline: &Arc<Hotline>, transcript: &Transcript) -> Vec<Moment> {
    let mut witness = witness(hotline);
    for event in &transcript.events {
        let Some(act) = event.what.act() else { continue };
        witness.come_to(event.at);
        match act {
            Act::Press { keys, after } => witness.press(keys, after),
            Act::Type { words, after } => witness.types(&words, after),
            Act::Wait(length) => witness.wait(length),
            Act::HangUp { after } => witness.hang_up(after),
        }
    }
    witness.hear_out();
    witness.take_moments()
}

fn holds(hotline: &Arc<Hotline>, input: &[u8]) {
    let kept = walk(hotline, input);
    let secret = |moment: &Moment| matches!(&moment.what, Happened::PressHidden { .. });
    if kept.transcript.events.iter().any(secret) {
        assert!(kept.call.contains("to run this call, put a press line here"), "{}", kept.call);
    } else {
        assert_eq!(run(hotline, &kept.call), kept.transcript.events, "{}", kept.call);
        assert_eq!(replay(hotline, &kept.transcript), kept.transcript.events, "{}", kept.call);
    }
    assert!(!kept.printed.contains(['\u{1B}', '\r']), "{:?}", kept.printed);
    for line in kept.printed.lines() {
        let known =
            ["hear     ", "press    ", "type     ", "wait     ", "hang up", "transfer ", "ends     ", "# "];
        assert!(known.iter().any(|verb| line.starts_with(verb)), "{line}");
    }
    let ends = |moment: &Moment| matches!(&moment.what, Happened::Ends { .. });
    assert_eq!(kept.transcript.events.iter().filter(|moment| ends(moment)).count(), 1);
    assert!(
        kept.transcript
            .events
            .windows(2)
            .all(|pair| pair[0].at <= pair[1].at || pair[1].what == Happened::Cut)
    );
}

#[test]
fn a_story_that_is_turned_over_and_left_is_the_same_when_run() {
    for input in [
        "1\n5\n1\n\n2\n9\n\n\n1\n*\n",
        "1\n5\n1\nnext\nwait 1s\nstop\n",
        "1\n5\n1\n\n",
        "1\n5\n1\npress 1 after 2m\n",
    ] {
        holds(&built_in(), input.as_bytes());
    }
}

#[test]
fn silence_wrong_keys_and_several_keys_are_the_same_when_run() {
    for input in [
        "1\nwait 10s\nwait 25s\n2\n",
        "1\n1 5\n",
        "15*2",
        "1\n7\nwait 5m\n9\n83\nwait 30s\n",
        "press 2 after 1s\n",
        // The hotline gives up before this key.
        "wait 79198ms\npress 5 after 30s\n",
    ] {
        holds(&built_in(), input.as_bytes());
        holds(&desk(), input.as_bytes());
    }
}

#[test]
fn a_number_that_is_kept_is_the_same_when_run() {
    holds(&desk(), b"1\n13800138000#\n1\n3\n0\n");
}

/// What people type, and what nobody should.
fn line() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        8 => "[0-9*#]{1,6}".prop_map(String::into_bytes),
        3 => prop::sample::select(vec![
            "", "?", "repeat", "back", "english", "postal savings", "yes", "no", "more time", "settings", "wait", "help",
            "press 1 after 200ms", "press 5 after 30s", "type next after 40s", "type \"wait after 5s\"", "# remark",
        ]).prop_map(|line| line.as_bytes().to_vec()),
        2 => (0_u32..90_000).prop_map(|length| format!("wait {length}ms").into_bytes()),
        1 => prop::collection::vec(any::<u8>(), 0..40),
        1 => Just(vec![b'9'; 5000]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn whatever_is_typed_is_the_same_when_run(lines in prop::collection::vec(line(), 0..25), desk_in_place in any::<bool>()) {
        let hotline = if desk_in_place { desk() } else { built_in() };
        holds(&hotline, &lines.join(&b'\n'));
    }
}
