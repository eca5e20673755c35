//! Each rule is broken on purpose, by a telephone with a fault or a hotline with a weakness; the fault is found, and
//! shrunk to what shows it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::*;
use crate::call::Settings;
use crate::caller::scripted::suite::Progress;
use crate::caller::scripted::{GoOn, Listener, Plan, Room, attempt};
use crate::caller::{Handset, Lexicon};
use crate::diagnostic::Source;
use crate::key::Key;
use crate::script::{Hotline, LanguageId, built_in, load};
use crate::transcript::Act;
use crate::transcript::call_file::CallFile;

const CALLS: u64 = 3_000;

/// A telephone with one fault.
#[derive(Clone)]
struct Faulty<const FAULT: u8>(Handset);

/// The program fails when the news are skipped.
const PANICS: u8 = 0;
/// Nobody notices silence in the menu of sections.
const NEVER_ENDS: u8 = 1;
/// The key for a person does nothing at the news.
const NO_PERSON: u8 = 2;
/// The key that waits goes back in the menu of sections.
const OTHER_MEANING: u8 = 3;
/// Going back from the news leads nowhere.
const NO_WAY_BACK: u8 = 4;
/// The language is forgotten in the menu of sections.
const FORGETS_LANGUAGE: u8 = 5;
/// What was typed is kept.
const KEEPS_SECRETS: u8 = 6;

impl<const FAULT: u8> Faulty<FAULT> {
    fn is_at(&self, name: &str) -> bool {
        let call = self.0.call();
        call.step().is_some_and(|step| &*call.hotline().step(step).name == name)
    }
}

impl<const FAULT: u8> Phone for Faulty<FAULT> {
    fn connect(hotline: &Arc<Hotline>, opening: &Opening, lexicon: &mut Lexicon) -> Self {
        Self(<Handset as Phone>::connect(hotline, opening, lexicon))
    }

    fn handset(&self) -> &Handset {
        &self.0
    }

    fn handset_mut(&mut self) -> &mut Handset {
        &mut self.0
    }

    fn press(&mut self, key: Key, lexicon: &mut Lexicon) {
        let ignored = match FAULT {
            NO_PERSON => key == Key::Zero && self.is_at("news"),
            NO_WAY_BACK => key == Key::Star && self.is_at("news"),
            _ => false,
        };
        if ignored {
            return;
        }
        assert!(FAULT != PANICS || key != Key::Hash || !self.is_at("news"), "nothing to skip");
        let means_back = FAULT == OTHER_MEANING && key == Key::Seven && self.is_at("about");
        let key = if means_back { Key::Star } else { key };
        self.0.press(key, lexicon);
    }

    fn stay_silent(&mut self, lexicon: &mut Lexicon) {
        if FAULT == NEVER_ENDS && self.is_at("about") {
            return self.0.wait(Duration::from_millis(1), lexicon);
        }
        self.0.stay_silent(lexicon);
    }

    fn settings(&self) -> Settings {
        let mut settings = self.0.call().settings();
        if FAULT == FORGETS_LANGUAGE && self.is_at("about") {
            settings.language = self.0.call().hotline().language_ids().last().unwrap_or(LanguageId::FIRST);
        }
        settings
    }

    fn kept(hotline: &Arc<Hotline>, opening: &Opening, acts: &[Act]) -> String {
        let own = kept(hotline, opening, acts);
        if FAULT == KEEPS_SECRETS { format!("{own}{acts:?}") } else { own }
    }
}

fn hotline(path: &str) -> Known {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    Known::new(Arc::new(load(&path).unwrap().hotline.unwrap()))
}

fn china_post() -> Known {
    Known::new(Arc::new(built_in().hotline.unwrap()))
}

fn run<P: Phone + Send>(known: &Known, seed: u64, jobs: usize) -> Outcome {
    Fuzz::<P>::new(known, CALLS, seed).run(Some(jobs), &Progress::default()).unwrap()
}

/// What is found of one rule; it is shrunk to at most so many lines.
#[track_caller]
fn finds<const FAULT: u8>(known: &Known, rule: Rule, most: usize) -> Found {
    let outcome = run::<Faulty<FAULT>>(known, 1, 1);
    let found = outcome.found.into_iter().find(|found| found.broken.rule == rule).unwrap();
    assert!(found.acts.len() <= most, "{}", test_call(known, None, 1, &found));
    found
}

#[test]
fn a_program_that_fails_is_found_with_the_call_in_which_it_does() {
    let found = finds::<PANICS>(&china_post(), Rule::NoPanic, 3);
    assert!(found.broken.words.contains("nothing to skip"), "{}", found.broken.words);
    assert_eq!(found.acts.last().unwrap().to_string(), "press    #");
    let known = china_post();
    let text = test_call(&known, None, 1, &found);
    assert!(CallFile::read(Source::new("found.call", &*text)).1.is_empty(), "{text}");
}

#[test]
fn a_call_that_never_ends_is_found() {
    let found = finds::<NEVER_ENDS>(&china_post(), Rule::Ends, 3);
    assert!(found.broken.words.contains("`about`"), "{}", found.broken.words);
}

#[test]
fn a_place_without_a_way_to_a_person_is_found() {
    let found = finds::<NO_PERSON>(&china_post(), Rule::Person, 4);
    assert!(found.broken.words.contains("at `news` in place of `postal-business`"), "{}", found.broken.words);
    assert_eq!(found.broken.expects, "transfer postal-business");
}

#[test]
fn a_key_that_means_something_else_somewhere_is_found() {
    let found = finds::<OTHER_MEANING>(&china_post(), Rule::Anywhere, 4);
    assert!(
        found.broken.words.contains("7 means `wait` everywhere, but not at `about`"),
        "{}",
        found.broken.words
    );
}

#[test]
fn a_choice_that_is_not_undone_is_found() {
    let found = finds::<NO_WAY_BACK>(&china_post(), Rule::Back, 4);
    assert!(found.broken.words.contains("should lead back to `main`"), "{}", found.broken.words);
}

#[test]
fn a_language_that_does_not_stay_is_found() {
    finds::<FORGETS_LANGUAGE>(&china_post(), Rule::Language, 3);
}

#[test]
fn a_secret_that_is_kept_is_found() {
    let known = hotline("tests/walk/desk.toml");
    let found = finds::<KEEPS_SECRETS>(&known, Rule::Secret, 2);
    assert!(found.broken.expects.starts_with("not hear "), "{}", found.broken.expects);
    assert!(run::<Handset>(&known, 1, 1).found.is_empty());
}

#[test]
fn a_hotline_with_a_weakness_is_found_and_its_test_call_fails() {
    let known = hotline("tests/calls/no-free-key.toml");
    let outcome = run::<Handset>(&known, 1, 1);
    assert!(!outcome.found.is_empty());
    for found in &outcome.found {
        let text = test_call(&known, None, 1, found);
        let (file, faults) = CallFile::read(Source::new("found.call", &*text));
        assert!(faults.is_empty(), "{text}");
        let mut listener = Listener::new(Arc::clone(&known.hotline));
        let plan = Plan::new(&file, &file.calls[0], &mut listener).unwrap();
        assert!(attempt(&plan, &mut listener, &mut Room::default(), GoOn::No).is_err(), "{text}");
    }
}

#[test]
fn sound_hotlines_hold_and_every_seed_makes_other_calls() {
    let known = hotline("tests/hotlines/everything.toml");
    let (one, other) = (run::<Handset>(&known, 1, 1), run::<Handset>(&known, 2, 1));
    assert_eq!(one.found, []);
    assert_eq!(other.found, []);
    assert_ne!(one.events, other.events);
}

#[test]
fn the_cores_make_no_difference() {
    let known = china_post();
    assert_eq!(run::<Faulty<NO_PERSON>>(&known, 7, 1), run::<Faulty<NO_PERSON>>(&known, 7, 3));
}

#[test]
fn whoever_stops_it_learns_how_far_it_was() {
    let progress = Progress::default();
    progress.stop.store(true, std::sync::atomic::Ordering::Relaxed);
    let known = china_post();
    let outcome = Fuzz::<Handset>::new(&known, CALLS, 1).run(Some(1), &progress).unwrap();
    assert!(outcome.stopped && outcome.calls == 0);
}
