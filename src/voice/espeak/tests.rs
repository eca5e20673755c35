use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::prompt::catalogue::common;
use crate::prompt::locale::Said;
use crate::prompt::{Message, Utterance};
use crate::voice::speak;

static CACHE: LazyLock<PathBuf> = LazyLock::new(|| std::env::temp_dir().join("reachline-tests"));

pub(super) fn voice() -> Espeak {
    Espeak::open_in(&CACHE).unwrap()
}

fn locale(tag: &str) -> &'static Locale {
    Locale::find(tag).unwrap()
}

pub(super) fn said(tag: &str, text: &str, manner: Manner) -> Sound {
    voice().speak(&Words::new(locale(tag), text, manner)).unwrap()
}

/// Some of the common prompts, without their values.
fn prompts(locale: &'static Locale) -> Vec<Utterance> {
    let common = common::of(locale);
    let utterance = |message: &Message| {
        let mut utterance = Utterance::default();
        let ear = locale.ear(&common.words(&message.name));
        utterance.say(locale, Said { eye: String::new(), ear });
        utterance
    };
    common.contents.messages().iter().step_by(5).map(utterance).collect()
}

#[test]
fn prompts_are_spoken_as_fast_as_was_asked() {
    for tag in ["en", "zh-CN"] {
        let locale = locale(tag);
        let prompts = prompts(locale);
        let at_the_ordinary_speed: Duration = prompts.iter().map(|prompt| prompt.length(100)).sum();
        for asked in [80, 150, 300] {
            let manner = Manner { rate: Manner::rate_for(locale, asked), ..Manner::default() };
            let heard: Duration =
                prompts.iter().map(|prompt| speak(prompt, manner, &voice()).unwrap().length()).sum();
            let expected = at_the_ordinary_speed * 100 / manner.rate;
            let ratio = heard.as_secs_f64() / expected.as_secs_f64();
            assert!(
                (0.9..1.1).contains(&ratio),
                "{tag} at {asked} a minute takes {ratio} times as long as it should"
            );
        }
    }
}

#[test]
fn louder_is_louder_and_silent_is_silent() {
    let peak = |volume| said("en", "hello", Manner { volume, ..Manner::default() }).peak();
    assert!(peak(0) == 0.0);
    assert!((peak(50) * 2.0 - peak(100)).abs() < 0.001);
}

#[test]
fn an_octave_is_as_far_as_the_pitch_goes() {
    assert_eq!([1, 50, 100, 200, 900].map(pitch), [0, 0, 50, 100, 100]);
    let [low, high] = [50, 200].map(|pitch| said("en", "hello", Manner { pitch, ..Manner::default() }));
    assert_ne!(low, high);
}

#[test]
fn a_word_without_an_end_is_said() {
    for text in ["a".repeat(400), "好".repeat(400), "aeiou1".repeat(60)] {
        assert!(said("en", &text, Manner::default()).length() > Duration::from_secs(1));
        assert!(said("zh-CN", &text, Manner::default()).length() > Duration::from_secs(1));
    }
}

#[test]
fn brackets_in_a_text_are_no_phonemes() {
    assert_eq!(said("en", "[[h@l'oU]]", Manner::default()), said("en", "  h@l'oU  ", Manner::default()),);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_text_whatever_ends_the_program(text in any::<String>(), tag in prop::sample::select(vec!["en", "zh-CN"])) {
        // It may be refused, in words; it may not panic.
        let _ = voice().speak(&Words::new(locale(tag), &text, Manner::default()));
    }
}
