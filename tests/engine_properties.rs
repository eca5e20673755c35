//! What holds for every call, whatever a caller does: no panic, an end, nothing secret kept, a step back that
//! undoes, a repeat that changes nothing.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use proptest::prelude::*;
use reachline::caller::{Handset, Lexicon};
use reachline::key::Key;
use reachline::script::{Hotline, built_in, load};

static HOTLINES: LazyLock<[Arc<Hotline>; 2]> = LazyLock::new(|| {
    let everything = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hotlines/everything.toml");
    [built_in().hotline, load(&everything).unwrap().hotline].map(|hotline| Arc::new(hotline.unwrap()))
});

/// What a caller may do next.
#[derive(Clone, Debug)]
enum Doing {
    Press(Key),
    Type(String),
    Wait(u64),
    HearOut,
    StaySilent,
}

fn doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        6 => (0..12_usize).prop_map(|key| Doing::Press(Key::ALL[key])),
        1 => "\\PC{0,12}".prop_map(Doing::Type),
        1 => prop::sample::select(vec!["back", "repeat", "person", "slower", "news", "yes", "no", "savings", "帮助", "11"])
            .prop_map(|words| Doing::Type(words.to_owned())),
        2 => prop_oneof![0..700_u64, prop::sample::select(vec![499, 500, 4_999, 5_000, 9_999, 10_000])].prop_map(Doing::Wait),
        3 => Just(Doing::HearOut),
        1 => Just(Doing::StaySilent),
    ]
}

fn carry_out(handset: &mut Handset, lexicon: &mut Lexicon, doing: &Doing) {
    match doing {
        Doing::Press(key) => handset.press(*key, lexicon),
        Doing::Type(words) => handset.types(words, lexicon),
        Doing::Wait(length) => handset.wait(Duration::from_millis(*length), lexicon),
        Doing::HearOut => handset.hear_out(lexicon),
        Doing::StaySilent => handset.stay_silent(lexicon),
    }
}

fn connect(hotline: usize, lexicon: &mut Lexicon) -> Handset {
    Handset::connect(Arc::clone(&HOTLINES[hotline]), jiff::Timestamp::UNIX_EPOCH, None, lexicon)
}

proptest! {
    #[test]
    fn every_call_ends_once_the_caller_falls_silent(
        hotline in 0..2_usize,
        doings in prop::collection::vec(doing(), 0..60),
    ) {
        let mut lexicon = Lexicon::default();
        let mut handset = connect(hotline, &mut lexicon);
        for doing in &doings {
            carry_out(&mut handset, &mut lexicon, doing);
            // A call in progress either speaks or listens; it is never left without an event to come.
            prop_assert_eq!(handset.ending().is_none(), handset.next_event().is_some());
        }
        for _ in 0..200 {
            handset.stay_silent(&mut lexicon);
        }
        prop_assert!(handset.ending().is_some(), "still going on: {:?}", handset.call());
    }

    #[test]
    fn a_person_is_two_keys_away_wherever_a_caller_is(
        hotline in 0..2_usize,
        doings in prop::collection::vec(doing(), 0..40),
    ) {
        let mut lexicon = Lexicon::default();
        let mut handset = connect(hotline, &mut lexicon);
        for doing in &doings {
            carry_out(&mut handset, &mut lexicon, doing);
        }
        handset.hear_out(&mut lexicon);
        if handset.ending().is_some() {
            return Ok(());
        }
        // While digits are typed, 0 is a digit; a star leaves them.
        let before = handset.call().is_typing().then_some(Key::Star);
        for key in before.into_iter().chain([Key::Zero]) {
            handset.wait(Duration::from_millis(700), &mut lexicon);
            handset.hear_out(&mut lexicon);
            handset.press(key, &mut lexicon);
        }
        handset.hear_out(&mut lexicon);
        prop_assert!(handset.ending().is_some(), "no person: {:?}", handset.call());
    }

    #[test]
    fn hearing_it_again_changes_nothing(
        hotline in 0..2_usize,
        doings in prop::collection::vec(doing(), 0..40),
    ) {
        let mut lexicon = Lexicon::default();
        let mut handset = connect(hotline, &mut lexicon);
        for doing in &doings {
            carry_out(&mut handset, &mut lexicon, doing);
        }
        handset.hear_out(&mut lexicon);
        handset.wait(Duration::from_millis(700), &mut lexicon);
        handset.hear_out(&mut lexicon);
        // Where digits are typed, 9 is one of them; where the hotline waits, any key ends that.
        let waits = handset.call().choices().is_empty();
        if handset.ending().is_some() || handset.call().is_typing() || waits {
            return Ok(());
        }
        let before = (handset.call().step(), handset.call().choices(), handset.call().settings());
        handset.press(Key::Nine, &mut lexicon);
        let after = (handset.call().step(), handset.call().choices(), handset.call().settings());
        prop_assert_eq!(before, after);
    }

    #[test]
    fn calls_that_live_through_the_same_are_the_same(
        hotline in 0..2_usize,
        doings in prop::collection::vec(doing(), 0..40),
    ) {
        let mut lexicon = Lexicon::default();
        let mut one = connect(hotline, &mut lexicon);
        let mut other = connect(hotline, &mut lexicon);
        for doing in &doings {
            carry_out(&mut one, &mut lexicon, doing);
            let copied = other.clone();
            carry_out(&mut other, &mut lexicon, doing);
            drop(copied);
            prop_assert_eq!(one.call(), other.call());
        }
    }
}
