//! What a map tells of a step besides its ways: what is said there, numbers, hours, what is typed.

use super::hours;
use super::terms::{Terms, flat};
use crate::call::{Hearing, Preface, Saying, What, utterance};
use crate::prompt::Value;
use crate::script::{Accept, Entry, Line, StepId, StepKind};

/// What is said at a step before its choices; nothing where nothing is said.
pub(super) fn said(terms: &Terms<'_>, step: StepId) -> String {
    let hotline = terms.hotline;
    let what = match &hotline.step(step).kind {
        StepKind::Announcement(_) => Some(What::Announcement(step)),
        // What a line says are its numbers, which are told apart.
        StepKind::Line(_) | StepKind::Hours(_) => None,
        StepKind::Menu(_) | StepKind::Bulletin(_) | StepKind::Entry(_) => Some(What::Greeting(step)),
    };
    let Some(what) = what else { return String::new() };
    let saying =
        Saying { preface: Preface::Nothing, what, hearing: Hearing::First, language: terms.language };
    let words = utterance(hotline, &saying, &[]).lines().collect::<Vec<_>>().join(" ");
    flat(&without_values(&words))
}

/// Values that only a call has, such as what was typed, are left open.
fn without_values(words: &str) -> String {
    let mut left = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once("{$") {
        left.push_str(before);
        left.push('…');
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    left.push_str(rest);
    left
}

/// Sentences about a step.
pub(super) fn of(terms: &Terms<'_>, step: StepId) -> Vec<String> {
    match &terms.hotline.step(step).kind {
        StepKind::Line(line) => of_line(terms, line),
        StepKind::Bulletin(_) => vec![terms.say("map-news", &[])],
        StepKind::Entry(entry) => of_entry(terms, entry),
        StepKind::Hours(own) => {
            let hours = hours::in_words(terms, &own.timetable);
            vec![terms.say("map-hours", &[("hours", terms.words(hours))])]
        }
        StepKind::Menu(_) | StepKind::Announcement(_) => Vec::new(),
    }
}

fn of_line(terms: &Terms<'_>, line: &Line) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some((number, others)) = line.numbers.split_first() {
        let tell = |name: &str, text: String| terms.say(name, &[("number", Value::Digits(text))]);
        let (local, national) = (number.local().to_string(), number.national().to_string());
        if number.is_nationwide() {
            facts.push(tell("map-dial-anywhere", local));
        } else if national == local {
            facts.push(tell("map-dial", local));
        } else {
            facts.push(tell("map-dial", local));
            facts.push(tell("map-other-city", national));
        }
        facts.push(match number.international() {
            Some(international) => tell("map-abroad", international.to_string()),
            None => terms.say("map-not-abroad", &[]),
        });
        facts.extend(others.iter().map(|number| tell("map-other-number", number.national().to_string())));
    }
    if let Some((timetable, _)) = &line.hours {
        let hours = hours::in_words(terms, timetable);
        facts.push(terms.say("map-hours", &[("hours", terms.words(hours))]));
    }
    if line.confirm {
        facts.push(terms.say("map-asks", &[]));
    }
    if !line.person {
        facts.push(terms.say("map-no-person", &[]));
    }
    facts
}

fn of_entry(terms: &Terms<'_>, entry: &Entry) -> Vec<String> {
    let mut facts = Vec::new();
    match (entry.accept, entry.end_key) {
        (Accept::Digits { least, most }, _) if least == most => {
            facts.push(terms.say("map-digits-fixed", &[("most", Value::Count(most.into()))]));
        }
        (Accept::Digits { least, most }, end_key) => {
            let key = end_key.unwrap_or(crate::key::Key::Hash);
            let values = [
                ("least", Value::Count(least.into())),
                ("most", Value::Count(most.into())),
                ("key", Value::Key(key)),
            ];
            facts.push(terms.say("map-digits-open", &values));
        }
        (Accept::PhoneNumber, _) => facts.push(terms.say("map-phone", &[])),
        (Accept::Date, _) => facts.push(terms.say("map-date", &[])),
        (Accept::YesNo, _) => {}
    }
    if entry.confirm {
        facts.push(terms.say("map-read-back", &[]));
    }
    if entry.sensitive {
        facts.push(terms.say("map-secret", &[]));
    }
    facts
}
