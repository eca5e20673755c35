//! Test calls to the built-in hotline, as a tester writes them.

use std::sync::Arc;

use super::*;
use crate::diagnostic::Source;
use crate::script::built_in;
use crate::transcript::call_file::CallFile;

/// Makes every call of a file; what was missed, as `CODE: message; label`.
fn missed(text: &str) -> Vec<String> {
    let (file, faults) = CallFile::read(Source::new("test.call", text));
    assert!(faults.is_empty(), "{faults:?}");
    let mut listener = Listener::new(Arc::new(built_in().hotline.unwrap()));
    let mut room = Room::default();
    let mut missed = Vec::new();
    for call in &file.calls {
        let plan = Plan::new(&file, call, &mut listener).unwrap_or_else(|faults| panic!("{faults:?}"));
        for failure in attempt(&plan, &mut listener, &mut room, GoOn::No).err().unwrap_or_default() {
            let told = failure.diagnostic(&file, call, listener.hotline());
            missed.push(format!("{}: {}; {}", told.code.name, told.message, told.label));
        }
    }
    missed
}

/// What does not fit the hotline, by code and help.
fn misfits(text: &str) -> Vec<(&'static str, String)> {
    let (file, faults) = CallFile::read(Source::new("test.call", text));
    assert!(faults.is_empty(), "{faults:?}");
    let mut listener = Listener::new(Arc::new(built_in().hotline.unwrap()));
    let found = Plan::new(&file, &file.calls[0], &mut listener).err().unwrap_or_default();
    found.into_iter().map(|fault| (fault.code.name, fault.help.unwrap_or_default())).collect()
}

#[track_caller]
fn holds(text: &str) {
    assert_eq!(missed(text), [""; 0], "{text}");
}

#[track_caller]
fn misses(text: &str, told: &str) {
    let missed = missed(text);
    assert!(missed.len() == 1 && missed[0].contains(told), "{text}: {missed:?}");
}

#[test]
fn a_caller_with_no_english_reaches_the_savings_bank() {
    holds("language zh-CN\nhear     欢迎致电中国邮政\npress    2\ntransfer postal-savings\n");
}

#[test]
fn silence_is_forgiven_twice() {
    holds(
        "hear     welcome to China Post\nwait     10s\nhear     I did not hear a key\nwait     10s\n\
         hear     I still did not hear a key\nwait     10s\nhear     How can we help\npress    3\ntransfer logistics-ems\n",
    );
}

#[test]
fn what_was_heard_is_told_where_it_was_expected() {
    misses(
        "language en\nhear Welcome to China Pots\n",
        "not-heard: `Welcome to China Pots` was not heard; nearest: `Welcome to China Post.`",
    );
    misses(
        "language en\nhear Welcome\npress 9\nhear something else entirely\n",
        "; heard: `The choices again.` and ",
    );
    misses(
        "language en\nnot hear press 5\n",
        "heard: `press 5` was heard; heard: `For headline news, press 5.`",
    );
}

#[test]
fn lines_are_heard_in_order_between_two_acts() {
    holds("language en\nhear Welcome\nhear press 1\nhear press 2\n");
    misses("language en\nhear press 2\nhear press 1\n", "heard, but earlier");
    misses("language en\npress 6\nhear Welcome\n", "`Welcome` was not heard");
}

#[test]
fn words_go_on_from_one_step_to_the_next() {
    holds("language en\nhear Welcome to China Post ... For postal savings, press 2\n");
    holds("language en\nhear Welcome to China Post. How can we help?\n");
}

#[test]
fn a_key_cuts_the_words_short_to_the_millisecond() {
    // At 150 words a minute, the first word is over after 400 milliseconds.
    holds("language en\nhear nothing\npress 2 after 399ms\ntransfer postal-savings\n");
    holds("language en\nhear Welcome\nnot hear Welcome to\npress 2 after 400ms\ntransfer postal-savings\n");
    misses("language en\nhear nothing\npress 2 after 400ms\ntransfer postal-savings\n", "not-silent");
}

#[test]
fn time_outs_run_while_the_caller_waits() {
    holds("language en\npress 6\nwait 9999ms\nhear nothing\nwait 1ms\nhear I did not hear a key\n");
}

#[test]
fn a_double_struck_key_counts_once() {
    holds(
        "language en\nhear Welcome\npress 6\nat menu about\npress 1 after 100ms\nhear Postman\npress 1 after 499ms\nhear Postman Story is a section\nat menu about\n",
    );
}

#[test]
fn limits_of_time_count_from_the_last_act() {
    holds(
        "language en\nhear Welcome\nwithin 400ms\npress 2\nhear I am connecting you\nwithin 2s\ntransfer postal-savings\nwithin 1m\n",
    );
    misses(
        "language en\nhear Welcome to\nwithin 799ms\n",
        "too-late: `Welcome to` did not come within 799ms; it came after 800ms",
    );
    misses(
        "language en\npress 2\ntransfer postal-savings\nwithin 2s\n",
        "too-late: `postal-savings` did not come within 2s",
    );
    holds("language en\nat menu main\nwithin 2s\n");
    misses(
        "language en\nat menu main\nwithin 1s\n",
        "too-late: `main` did not come within 1s; it came after 1.6s",
    );
}

#[test]
fn words_are_said_in_a_language() {
    holds("hear 普通话，请按2\nsaid in zh-CN\npress 2\nhear 请问您要办什么事\n");
    misses("hear Welcome\nsaid in zh-CN\n", "`Welcome` was not said in `zh-CN`; said in `en`");
    holds("hear Welcome\nnot hear Welcome\nsaid in zh-CN\n");
}

#[test]
fn words_can_be_compared_as_they_sound() {
    holds("language zh-CN\nheard as sound\npress 2\nhear 接通邮政储蓄，{number}\nhear 请拨{number}\n");
    holds("language en\nheard as sound\nhear press two\npress 8\nhear press star\n");
    misses("language zh-CN\nheard as sound\npress 2\nhear 95580\n", "was not heard");
}

#[test]
fn where_a_call_is_and_how_it_ends() {
    holds(
        "language en\npress 6\nat menu about\noptions 1 2 3 4\npress *\nat menu main\nhang up\nends hung up\nat menu main\n",
    );
    misses(
        "language en\npress 6\nat menu main\n",
        "not-there: the call is not at `main`; the call is at `about`",
    );
    misses("language en\noptions 1 2\n", "the options are not `1 2`; they are `1 2 3 4 5 6`");
    misses(
        "language en\npress 2\ntransfer postal-business\n",
        "the caller was connected to `postal-savings`",
    );
    misses("language en\npress 6\ntransfer postal-business\n", "; the call goes on");
    misses(
        "language en\npress 2\npress 3\ntransfer logistics-ems\n",
        "call-over: the call was over before `press 3`; the caller was connected to `postal-savings`",
    );
    misses(
        "language en\nhear Welcome\nends done\n",
        "not-ended: the call did not end `done`; the call goes on",
    );
}

#[test]
fn a_call_stops_at_the_act_after_the_first_failure() {
    let missed =
        missed("language en\nhear nonsense\nhear more nonsense\nat menu main\npress 2\nhear nothing\n");
    assert_eq!(missed.len(), 2, "{missed:?}");
}

#[test]
fn typed_words_and_several_keys_reach_what_they_name() {
    holds("language en\ntype postal savings\ntransfer postal-savings\n");
    holds("hear Welcome\npress 12\ntransfer postal-savings\n");
}

#[test]
fn what_does_not_fit_the_hotline_is_told_at_once() {
    let found = misfits(
        "language zh\ncaller nobody\nat menu mian\ntransfer postal-saving\nat menu main\ntransfer main\nhear a\nsaid in fr\n",
    );
    let codes: Vec<_> = found.iter().map(|(code, _)| *code).collect();
    assert_eq!(
        codes,
        [
            "not-its-language",
            "unknown-caller",
            "no-such-step",
            "no-such-step",
            "not-a-line",
            "not-its-language"
        ]
    );
    assert_eq!(found[2].1, "did you mean `main`?");
    assert_eq!(found[3].1, "did you mean `postal-savings`?");
}

#[test]
fn a_file_that_ends_leaves_the_call() {
    holds("language en\nhear Welcome\n");
}
