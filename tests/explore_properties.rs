//! What exploring rests on: two calls of one essence go on alike, and no caller, whatever they do, comes to a
//! state that was not counted.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::HashSet;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use proptest::prelude::*;
use reachline::call::{Action, Actions, Call, Essence, Event, Hearing, Preface, SETTLED, Saying, Ways, What};
use reachline::caller::{Handset, Lexicon};
use reachline::clock::At;
use reachline::explore::{Graph, Moment};
use reachline::key::{Key, Keys};
use reachline::script::{Deed, Hotline, Target, built_in, load};

struct Explored {
    hotline: Arc<Hotline>,
    moments: Vec<Moment>,
    states: HashSet<(Essence, u16)>,
    ways: Mutex<Ways>,
}

static HOTLINES: LazyLock<[Explored; 2]> = LazyLock::new(|| {
    let everything = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hotlines/everything.toml");
    [built_in().hotline, load(&everything).unwrap().hotline].map(|hotline| {
        let hotline = Arc::new(hotline.unwrap());
        let graph = Graph::new(&hotline, 1_000_000, None);
        assert!(graph.is_complete());
        let moments = graph.moments().to_vec();
        let (states, ways) = graph.into_states();
        Explored { hotline, moments, states, ways: Mutex::new(ways) }
    })
});

/// What a caller may do next.
#[derive(Clone, Debug)]
enum Doing {
    Press(Key),
    PressTwice(Key),
    Type(String),
    Wait(u64),
    HearOut,
    StaySilent,
}

fn doing() -> impl Strategy<Value = Doing> {
    let key = || (0..12_usize).prop_map(|key| Key::ALL[key]);
    let words = [
        "back",
        "repeat",
        "person",
        "slower",
        "faster",
        "more time",
        "news",
        "yes",
        "no",
        "savings",
        "language",
        "settings",
        "wait",
        "skip",
        "帮助",
        "返回",
        "11",
        "0106885",
        "20260302",
        "xyzzy",
        "persn",
    ];
    prop_oneof![
        6 => key().prop_map(Doing::Press),
        1 => key().prop_map(Doing::PressTwice),
        1 => "\\PC{0,12}".prop_map(Doing::Type),
        2 => prop::sample::select(words.to_vec()).prop_map(|words| Doing::Type(words.to_owned())),
        2 => prop_oneof![0..700_u64, prop::sample::select(vec![499, 500, 4_999, 5_000, 9_999, 10_000])]
            .prop_map(Doing::Wait),
        3 => Just(Doing::HearOut),
        2 => Just(Doing::StaySilent),
    ]
}

fn carry_out(handset: &mut Handset, lexicon: &mut Lexicon, doing: &Doing) {
    match doing {
        Doing::Press(key) => handset.press(*key, lexicon),
        Doing::PressTwice(key) => {
            handset.press(*key, lexicon);
            handset.wait(Duration::from_millis(120), lexicon);
            handset.press(*key, lexicon);
        }
        Doing::Type(words) => handset.types(words, lexicon),
        Doing::Wait(length) => handset.wait(Duration::from_millis(*length), lexicon),
        Doing::HearOut => handset.hear_out(lexicon),
        Doing::StaySilent => handset.stay_silent(lexicon),
    }
}

fn connect(explored: &Explored, moment: usize, language: Option<usize>, lexicon: &mut Lexicon) -> Handset {
    let language = language.and_then(|index| explored.hotline.language_ids().nth(index));
    let when = explored.moments[moment % explored.moments.len()].when;
    Handset::connect(Arc::clone(&explored.hotline), when, language, lexicon)
}

/// What actions are, without what an essence leaves out: names of playbacks, pace, what is said of pace and
/// patience, which digits were typed, and that there are words to stop.
#[expect(clippy::wildcard_enum_match_arm, reason = "all that is not named is compared as it is")]
fn plain(actions: &Actions) -> Vec<Action> {
    let plain_keys = |keys: Keys| std::iter::repeat_n(Key::One, keys.len()).collect::<Keys>();
    actions
        .iter()
        .filter(|action| *action != Action::Stop)
        .map(|action| match action {
            Action::Play { id: _, saying, pace: _ } => {
                let preface = match saying.preface {
                    Preface::Slowest => Preface::Slower,
                    Preface::Fastest => Preface::Faster,
                    Preface::MostTime => Preface::MoreTime,
                    other => other,
                };
                let what = match saying.what {
                    What::ReadBack { step, typed } => What::ReadBack { step, typed: plain_keys(typed) },
                    What::Waiting { again: _ } => What::Waiting { again: false },
                    other => other,
                };
                let hearing = match saying.hearing {
                    Hearing::NoMatch { tries, keys } => Hearing::NoMatch { tries, keys: plain_keys(keys) },
                    other => other,
                };
                let language = reachline::script::LanguageId::FIRST;
                played(Saying { preface, what, hearing, language })
            }
            other => other,
        })
        .collect()
}

/// A saying as an action with the name and the pace of a call's first.
fn played(saying: Saying) -> Action {
    let mut call = Call::new(Arc::clone(&HOTLINES[0].hotline));
    let actions = call.handle(At::START, Event::Connected(jiff::Timestamp::UNIX_EPOCH));
    let (id, _, pace) = actions.played().unwrap();
    Action::Play { id, saying, pace }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_caller_comes_to_a_state_that_was_not_counted(
        hotline in 0..2_usize,
        moment in 0..4_usize,
        language in prop::option::of(0..2_usize),
        doings in prop::collection::vec(doing(), 0..60),
    ) {
        let explored = &HOTLINES[hotline];
        let mut lexicon = Lexicon::default();
        let mut handset = connect(explored, moment, language, &mut lexicon);
        let moment = u16::try_from(moment % explored.moments.len()).unwrap();
        for doing in &doings {
            carry_out(&mut handset, &mut lexicon, doing);
            if let Some(essence) = handset.call().essence(&mut explored.ways.lock().unwrap(), None) {
                prop_assert!(explored.states.contains(&(essence, moment)), "not counted: {:?}", handset.call());
            }
        }
    }

    #[test]
    fn calls_of_one_essence_go_on_alike(
        hotline in 0..2_usize,
        language in prop::option::of(0..2_usize),
        before in prop::collection::vec(doing(), 0..40),
        after in prop::collection::vec(prop_oneof![
            4 => (0..12_usize).prop_map(|key| Some(Key::ALL[key])),
            3 => Just(None),
        ], 1..12),
    ) {
        let explored = &HOTLINES[hotline];
        let mut lexicon = Lexicon::default();
        let mut handset = connect(explored, 0, language, &mut lexicon);
        for doing in &before {
            carry_out(&mut handset, &mut lexicon, doing);
        }
        // Keys that wait for the end of words are still to be counted; after the words they were.
        handset.hear_out(&mut lexicon);
        let mut one = handset.call().clone();
        let mut other = Call::new(Arc::clone(&explored.hotline));
        let mut at = handset.now();
        for key in after {
            let ways = &mut explored.ways.lock().unwrap();
            let Some(essence) = one.essence(ways, None) else { return Ok(()) };
            // Digits are known by their number, and of reminders only the last is followed.
            if essence.typed() > 0 || (essence.over() == "waiting" && key.is_none()) {
                return Ok(());
            }
            other.settle(&essence, ways, explored.moments[0].when);
            // As long as no clock on a wall comes to a boundary, all that counts is that enough time has passed.
            at = at + Duration::from_secs(700);
            // Words after which the hotline listens are taken as over. A key cuts into them, if it counts at all.
            let words_are_over = one.is_playing() && !other.is_playing();
            if words_are_over && (key.is_none() || one.trying().words) {
                let _ = one.silent(at);
                at = at + Duration::from_secs(700);
            }
            let skips = key.is_some_and(|key| one.hotline().anywhere(key) == Some(Target::Do(Deed::Skip)));
            let (mine, its) = match key {
                Some(key) => (one.handle(at, Event::Key(key)), other.handle(SETTLED, Event::Key(key))),
                None => (one.silent(at), other.silent(SETTLED)),
            };
            prop_assert_eq!(one.essence(ways, None) == other.essence(ways, None), true, "{:?} {:?}", one, other);
            prop_assert_eq!(one.ending(), other.ending());
            // Skipping the words, and having none to skip, lead to the same place with other words.
            if !skips {
                prop_assert_eq!(plain(&mine), plain(&its));
            }
        }
    }
}
