//! English.

use super::Phrases;
use crate::key::Key;

pub(super) static EN: Phrases = Phrases {
    tag: "en",
    spaced: true,
    ask: &["press", "push", "hit", "touch", "tap", "punch"],
    may_ask: &["dial", "select", "choose", "enter", "type", "key in", "pick", "use"],
    between: "the, key, number, digit, button, option, either, on, down, and hold, again, only, just, \
              simply, your, a key from, any key from, a key between, keys",
    keys: &[
        ("zero", Key::Zero),
        ("one", Key::One),
        ("two", Key::Two),
        ("three", Key::Three),
        ("four", Key::Four),
        ("five", Key::Five),
        ("six", Key::Six),
        ("seven", Key::Seven),
        ("eight", Key::Eight),
        ("nine", Key::Nine),
        ("star", Key::Star),
        ("asterisk", Key::Star),
        ("hash", Key::Hash),
        ("pound", Key::Hash),
        ("square", Key::Hash),
    ],
    after: &["key", "button", "sign", "on your keypad", "on your phone", "on your telephone", "now", "again"],
    quantity: "of, more, time, times, second, seconds, minute, minutes, digit, digits, number, \
              numbers, keys, key at, letter, letters, word, words, at a time, or more, percent, \
              character, characters",
    or: &["or", "and", ","],
    to: &["to", "through", "thru"],
    purpose: &["for", "to", "if", "when"],
    empty: "a, about, also, an, and, any, are, at, be, by, call, can, choose, connect, dial, do, \
              during, each, else, find, for, from, get, give, go, have, hear, here, how, i, if, in, \
              into, is, it, its, just, key, know, learn, leave, let, like, listen, make, may, me, \
              moment, my, need, now, of, on, one, option, or, our, out, over, please, press, put, \
              question, questions, reach, return, say, select, simply, so, speak, spoken, take, talk, \
              tell, that, the, them, then, there, these, this, those, through, to, until, up, us, \
              use, want, we, what, when, while, who, will, wish, with, would, you, your",
    vague: "again, all, another, choice, continue, department, end, help, inform, information, \
              latest, line, main, menu, more, new, next, number, office, other, previous, section, \
              service, start, stop, time",
};
