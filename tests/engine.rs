//! What callers live through, on a hotline with every kind of step: each test is a short call.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use reachline::call::{Ending, Reason};
use reachline::caller::{Handset, Lexicon};
use reachline::key::Keys;
use reachline::script::{Hotline, load};

/// A caller in virtual time.
struct Caller {
    handset: Handset,
    lexicon: Lexicon,
}

impl Caller {
    /// Calls at ten on a Monday morning and chooses English.
    fn in_english() -> Self {
        let mut caller = Self::at("2026-11-23T10:00");
        caller.press("1");
        caller
    }

    fn at(wall: &str) -> Self {
        let wall: DateTime = wall.parse().unwrap();
        let connected = TimeZone::get("Europe/Berlin").unwrap().to_timestamp(wall).unwrap();
        let mut lexicon = Lexicon::default();
        let mut handset = Handset::connect(hotline(), connected, None, &mut lexicon);
        handset.hear_out(&mut lexicon);
        Self { handset, lexicon }
    }

    /// Presses keys half a second apart, after hearing everything out.
    fn press(&mut self, keys: &str) -> &mut Self {
        self.handset.hear_out(&mut self.lexicon);
        self.press_early(keys, 500);
        self.handset.hear_out(&mut self.lexicon);
        self
    }

    /// Presses keys so many milliseconds apart, whatever is being said.
    fn press_early(&mut self, keys: &str, apart: u64) -> &mut Self {
        self.handset.forget_heard();
        for (place, key) in Keys::parse(keys).unwrap().iter().enumerate() {
            if place > 0 {
                self.handset.wait(Duration::from_millis(apart), &mut self.lexicon);
            }
            self.handset.press(key, &mut self.lexicon);
        }
        self
    }

    fn wait(&mut self, milliseconds: u64) -> &mut Self {
        self.handset.wait(Duration::from_millis(milliseconds), &mut self.lexicon);
        self
    }

    fn silent(&mut self) -> &mut Self {
        self.handset.forget_heard();
        self.handset.stay_silent(&mut self.lexicon);
        self.handset.hear_out(&mut self.lexicon);
        self
    }

    fn types(&mut self, words: &str) -> &mut Self {
        self.handset.forget_heard();
        self.handset.types(words, &mut self.lexicon);
        self.handset.hear_out(&mut self.lexicon);
        self
    }

    fn heard(&self) -> String {
        let lines = self.handset.heard().iter().map(|heard| heard.utterance(&self.lexicon).to_string());
        lines.collect::<Vec<_>>().join(" ")
    }

    fn step(&self) -> &str {
        let call = self.handset.call();
        call.step().map_or("over", |step| &call.hotline().step(step).name)
    }

    fn line(&self) -> &str {
        match self.handset.ending() {
            Some(Ending::Transferred(line)) => &self.handset.call().hotline().step(line).name,
            _ => "none",
        }
    }
}

fn hotline() -> Arc<Hotline> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hotlines/everything.toml");
    let checked = load(&path).unwrap();
    let told: Vec<_> = checked.faults.iter().map(|fault| &fault.message).collect();
    Arc::new(checked.hotline.unwrap_or_else(|| panic!("{told:?}")))
}

#[test]
fn a_key_struck_twice_does_not_answer_the_next_menu() {
    let mut caller = Caller::at("2026-11-23T10:00");
    caller.press_early("11", 499);
    assert_eq!(caller.step(), "main");
    let mut caller = Caller::at("2026-11-23T10:00");
    caller.press_early("11", 500).silent();
    assert_eq!(caller.step(), "callback", "half a second later it is a key of its own");
}

#[test]
fn a_key_that_begins_another_waits_only_as_long_as_it_must() {
    let mut caller = Caller::in_english();
    caller.press_early("12", 100);
    assert_eq!(caller.step(), "birthday", "12 is complete at once");

    let mut caller = Caller::in_english();
    caller.press_early("1", 0).wait(3_999);
    assert_eq!(caller.step(), "main");
    caller.wait(1);
    assert_eq!(caller.step(), "callback");

    let mut caller = Caller::in_english();
    caller.press_early("15", 100);
    assert_eq!(caller.step(), "callback", "5 cannot go on from 1, so 1 was meant");
}

#[test]
fn keys_pressed_ahead_count_for_the_steps_that_follow() {
    let mut caller = Caller::at("2026-11-23T10:00");
    caller.press_early("162", 300);
    assert_eq!(caller.step(), "sub", "the words of this menu must be heard first");
    caller.handset.hear_out(&mut caller.lexicon);
    assert_eq!(caller.line(), "office");
}

#[test]
fn after_a_wrong_key_the_rest_of_the_burst_is_dropped() {
    let mut caller = Caller::at("2026-11-23T10:00");
    caller.press_early("352", 300);
    assert_eq!(caller.step(), "greeting");
    caller.press("1");
    assert_eq!(caller.step(), "main", "a later key counts again");
}

#[test]
fn a_wrong_key_is_named_and_the_third_leads_to_a_person() {
    let mut caller = Caller::at("2026-11-23T10:00");
    caller.press("5");
    assert!(caller.heard().contains("5 is not one of the choices here."), "{}", caller.heard());
    caller.press("5");
    assert!(caller.heard().contains("I will take you to a person"), "{}", caller.heard());
    caller.press("5");
    assert_eq!(caller.line(), "person");
}

#[test]
fn silence_and_wrong_keys_are_counted_apart() {
    let mut caller = Caller::at("2026-11-23T10:00");
    caller.silent().silent().press("5").press("5");
    assert_eq!(caller.handset.ending(), None);
    caller.silent();
    assert_eq!(caller.line(), "person");
}

#[test]
fn each_silence_is_met_with_more_explicit_words() {
    let mut caller = Caller::in_english();
    caller.silent();
    assert!(caller.heard().starts_with("Nothing yet."), "{}", caller.heard());
    caller.silent();
    assert!(caller.heard().starts_with("Still nothing."), "{}", caller.heard());
}

#[test]
fn more_time_is_ten_times_the_time_in_the_end() {
    let mut caller = Caller::in_english();
    caller.press("8").press("3").press("3").press("3").press("*");
    assert_eq!(caller.step(), "main");
    caller.wait(79_000);
    assert!(!caller.handset.call().is_playing());
    caller.wait(1_000);
    assert!(caller.handset.call().is_playing());
}

#[test]
fn waiting_lasts_until_a_key_is_pressed() {
    let mut caller = Caller::in_english();
    caller.press("7").wait(15 * 60_000);
    assert_eq!(caller.step(), "main");
    caller.press("5");
    assert_eq!(caller.step(), "main", "the key that ends the waiting is no answer");
}

#[test]
fn a_language_can_be_changed_at_any_time_and_is_kept() {
    let mut caller = Caller::in_english();
    caller.press("84");
    assert!(caller.heard().contains("普通话"), "{}", caller.heard());
    caller.press("2");
    assert!(caller.heard().starts_with("我们用普通话继续。"), "{}", caller.heard());
    caller.press("6");
    assert!(caller.heard().contains("更多选项"), "{}", caller.heard());
}

#[test]
fn speech_becomes_slower_and_says_when_it_cannot() {
    let mut caller = Caller::in_english();
    let before = caller.handset.call().settings().pace;
    caller.press("8").press("1");
    assert!(caller.handset.call().settings().pace < before);
    caller.press("1").press("1");
    assert!(caller.heard().starts_with("I cannot speak any more slowly."), "{}", caller.heard());
}

#[test]
fn back_undoes_a_choice_and_says_so_at_the_beginning() {
    let mut caller = Caller::in_english();
    caller.press("6").press("*");
    assert_eq!(caller.step(), "main");
    caller.press("*").press("*");
    assert_eq!(caller.step(), "greeting");
    assert!(caller.heard().starts_with("You are at the beginning."), "{}", caller.heard());
}

#[test]
fn a_number_is_read_back_changed_and_kept() {
    let mut caller = Caller::in_english();
    caller.press_early("1", 0).wait(5_000);
    caller.press("13800138000");
    assert!(caller.heard().starts_with("You typed 138 0013 8000."), "{}", caller.heard());
    caller.press("2");
    assert_eq!(caller.step(), "callback");
    caller.press("010").press("68858888#");
    assert!(caller.heard().starts_with("You typed"), "{}", caller.heard());
    caller.press("1");
    assert!(caller.heard().contains("Thank you. We have your number,"), "{}", caller.heard());
    assert_eq!(caller.handset.ending(), Some(Ending::Finished(Reason::Done)));
}

#[test]
fn a_confirmation_is_never_typed_ahead() {
    let mut caller = Caller::in_english();
    caller.press_early("1", 0).wait(5_000);
    caller.press_early("138001380001", 300);
    assert_eq!(caller.step(), "callback", "the last 1 came before the words it would have confirmed");
    assert_eq!(caller.handset.ending(), None);
}

#[test]
fn while_digits_are_typed_star_leads_to_everything_else() {
    let mut caller = Caller::in_english();
    caller.press("2").press("12*");
    assert!(caller.heard().contains("You have typed 2 digits."), "{}", caller.heard());
    caller.press("1").press("3456");
    assert!(caller.heard().starts_with("You typed 6 digits."), "{}", caller.heard());
    let mut caller = Caller::in_english();
    caller.press("2").press("12*0");
    assert_eq!(caller.line(), "person");
}

#[test]
fn whoever_has_stopped_typing_gets_out_by_the_key_that_goes_back() {
    let mut caller = Caller::in_english();
    caller.press("2").press("12*");
    assert!(caller.heard().contains("To go back, press *."), "{}", caller.heard());
    caller.press("*");
    assert_eq!(caller.step(), "main");
    caller.press("2").press("3456#");
    assert!(
        caller.heard().starts_with("You typed 4 digits."),
        "what was left is forgotten: {}",
        caller.heard()
    );
    let mut caller = Caller::in_english();
    caller.press("2").press("12*").press("2").press("3456#");
    assert!(caller.heard().starts_with("You typed 4 digits."), "2 begins again: {}", caller.heard());
    let mut caller = Caller::in_english();
    caller.press("2").press("12*").silent();
    assert!(caller.heard().starts_with("We go on."), "{}", caller.heard());
    caller.press("34#");
    assert!(caller.heard().starts_with("You typed 4 digits."), "silence goes on: {}", caller.heard());
}

#[test]
fn a_star_struck_twice_while_typing_does_not_leave_what_was_typed() {
    let mut caller = Caller::in_english();
    caller.press("2").press_early("12**", 499);
    assert_eq!(caller.step(), "account");
}

#[test]
fn what_is_secret_is_never_said_or_shown() {
    let mut caller = Caller::in_english();
    caller.press("2").press("9753#");
    assert!(!caller.heard().contains("9753"), "{}", caller.heard());
    assert!(!format!("{:?}", caller.handset).contains("9753"));
    caller.press("1");
    assert_eq!(caller.step(), "main");
    assert!(caller.handset.call().entries().is_empty());
}

#[test]
fn too_few_digits_are_counted_aloud_and_a_day_must_exist() {
    let mut caller = Caller::in_english();
    caller.press("2").press("12#");
    assert!(caller.heard().starts_with("I counted 2 digits. I need 4."), "{}", caller.heard());
    let mut caller = Caller::in_english();
    caller.press("12").press("20260230");
    assert!(caller.heard().starts_with("That is not a day of the calendar."), "{}", caller.heard());
}

#[test]
fn a_fixed_number_of_digits_waits_for_nothing() {
    let mut caller = Caller::in_english();
    caller.press("12").press("20260228");
    assert_eq!(caller.handset.ending(), Some(Ending::Finished(Reason::Done)));
}

#[test]
fn yes_and_no_lead_to_different_places() {
    let mut caller = Caller::in_english();
    caller.press("3").types("no");
    assert_eq!(caller.step(), "main");
    caller.press("3").press("1");
    assert_eq!(caller.handset.ending(), Some(Ending::Finished(Reason::Done)));
}

#[test]
fn a_line_that_costs_asks_first() {
    let mut caller = Caller::in_english();
    caller.press("4");
    assert_eq!(caller.handset.ending(), None);
    caller.press("2");
    assert_eq!(caller.step(), "main");
    caller.press("4").press("1");
    assert_eq!(caller.line(), "costly");
}

#[test]
fn wrong_keys_while_being_connected_hold_nobody_up() {
    let mut steady = Caller::in_english();
    steady.press("0");
    let mut unsteady = Caller::in_english();
    unsteady.press_early("0", 0);
    for keys in ["2", "5", "2"] {
        unsteady.wait(550).press_early(keys, 0);
        assert_eq!(unsteady.step(), "person");
    }
    unsteady.handset.hear_out(&mut unsteady.lexicon);
    assert_eq!(unsteady.line(), "person");
    assert_eq!(unsteady.handset.ended_at(), steady.handset.ended_at());
    let mut back = Caller::in_english();
    back.press_early("0", 0).wait(550).press_early("2", 0).wait(550).press_early("*", 0);
    assert_eq!(back.step(), "main", "a key that means something still counts");
}

#[test]
fn wrong_keys_while_a_line_says_that_it_is_closed_do_not_begin_it_again() {
    let mut caller = Caller::at("2026-11-23T20:00");
    caller.press("1").press("6");
    caller.press_early("2", 0);
    caller.handset.hear_out(&mut caller.lexicon);
    let heard = caller.heard();
    let mut unsteady = Caller::at("2026-11-23T20:00");
    unsteady.press("1").press("6");
    unsteady.press_early("2", 0);
    for _ in 0..2 {
        unsteady.wait(550);
        unsteady.handset.press(Keys::parse("4").unwrap().get(0).unwrap(), &mut unsteady.lexicon);
    }
    unsteady.handset.hear_out(&mut unsteady.lexicon);
    assert_eq!(unsteady.heard(), heard);
}

#[test]
fn hours_are_those_of_the_hotlines_own_time_zone() {
    for (wall, greeted) in [
        ("2026-11-23T08:59", "We are closed now."),
        ("2026-11-23T09:00", "What would you like?"),
        ("2026-11-23T17:00", "We are closed now."),
        ("2026-11-28T23:30", "What would you like?"),
        ("2026-11-29T01:59", "What would you like?"),
        ("2026-11-29T02:00", "We are closed now."),
        ("2026-12-24T12:30", "We are closed now."),
        ("2026-12-25T10:00", "We are closed now."),
    ] {
        let mut caller = Caller::at(wall);
        caller.press("1");
        assert!(caller.heard().starts_with(greeted), "{wall}: {}", caller.heard());
    }
}

#[test]
fn a_closed_line_says_so_and_leads_on() {
    let mut caller = Caller::at("2026-11-23T20:00");
    caller.press("1").press("6").press("2");
    assert!(caller.heard().starts_with("The office is closed."), "{}", caller.heard());
    assert_eq!(caller.step(), "main");
}

#[test]
fn a_call_that_goes_round_and_round_ends_with_a_person() {
    let mut caller = Caller::in_english();
    for _ in 0..1200 {
        caller.press("9");
        if caller.handset.ending().is_some() {
            break;
        }
    }
    assert_eq!(caller.line(), "person");
}

#[test]
fn words_are_as_good_as_keys_and_a_slip_is_asked_about() {
    let mut caller = Caller::at("2026-11-23T10:00");
    caller.types("English");
    assert_eq!(caller.step(), "main");
    caller.types("a calll back");
    assert!(caller.heard().starts_with("Did you mean a call back?"), "{}", caller.heard());
    caller.types("yes");
    assert_eq!(caller.step(), "callback");
    caller.types("human");
    assert_eq!(caller.line(), "person");
}

#[test]
fn words_that_mean_nothing_are_met_with_the_choices() {
    let mut caller = Caller::in_english();
    caller.types("xyzzy");
    assert!(caller.heard().starts_with("I do not know that choice."), "{}", caller.heard());
    assert_eq!(caller.step(), "main");
}

#[test]
fn a_late_report_of_an_old_playback_changes_nothing() {
    use reachline::call::{Action, Call, Event};
    use reachline::clock::At;
    use reachline::key::Key;

    let mut call = Call::new(hotline());
    let first = call.handle(At::START, Event::Connected(jiff::Timestamp::UNIX_EPOCH));
    let Some(Action::Play { id: old, .. }) = first.iter().next() else { panic!("{first:?}") };
    let _ = call.handle(At::from_millis(100), Event::Key(Key::One));
    let before = call.clone();
    let late = call.handle(At::from_millis(150), Event::Finished(old));
    assert_eq!(late.iter().count(), 0);
    assert_eq!(call, before);
}
