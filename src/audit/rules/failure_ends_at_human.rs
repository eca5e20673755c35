#![doc = include_str!("failure_ends_at_human.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found};
use crate::audit::seen::{Seen, listening};
use crate::audit::ways::person;
use crate::script::{Accept, Hotline, StepId, StepKind, Target};

rule!(
    FailureEndsAtHuman,
    "failure-ends-at-human",
    "failure_ends_at_human.md",
    Asks::Severity,
    [Everyone, Motor, Cognitive, Deaf]
);

/// How many menus of languages are followed at most.
const MOST_FOLLOWED: usize = 8;

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let hotline = seen.hotline;
    for (id, own) in seen.listening() {
        let silence = leads_to_help(hotline, id, own.on_no_input, Trouble::Silence);
        let wrong = leads_to_help(hotline, id, own.on_no_match, Trouble::Wrong);
        let name = &hotline.step(id).name;
        let (key, met) = match (silence, wrong) {
            (true, true) => continue,
            (false, true) => ("on-no-input", "silence"),
            (true, false) => ("on-no-match", "wrong keys"),
            (false, false) => ("on-failure", "silence and wrong keys"),
        };
        let (mut place, _) = seen.listens(id, key);
        if place.text() == &**name {
            place = seen.listens(id, "on-failure").0;
        }
        let message = format!("{met} at `{name}` in the end lead to no person");
        let fix =
            "let `on-failure` name a line where a person answers, or an entry for a number to call back";
        found.tell(Draft::new(place, message, fix).step(id));
    }
}

#[derive(Clone, Copy)]
enum Trouble {
    Silence,
    Wrong,
}

/// Whether trouble at a step comes to a person or to a call back. A menu of languages may lead to a menu.
fn leads_to_help(hotline: &Hotline, from: StepId, target: Target, trouble: Trouble) -> bool {
    let (mut from, mut target) = (from, target);
    for _ in 0..MOST_FOLLOWED {
        if person(hotline, target).is_some() {
            return true;
        }
        let Target::Step(step) = target else { return false };
        let kind = &hotline.step(step).kind;
        match kind {
            StepKind::Entry(entry) if entry.accept == Accept::PhoneNumber => return true,
            StepKind::Announcement(announcement) => target = announcement.then,
            StepKind::Hours(hours) => target = hours.when_open,
            StepKind::Menu(_) | StepKind::Line(_) | StepKind::Bulletin(_) | StepKind::Entry(_) => {
                let asked_for_language =
                    matches!(&hotline.step(from).kind, StepKind::Menu(menu) if menu.options.is_empty());
                let Some(own) = listening(kind).filter(|_| asked_for_language && step != from) else {
                    return false;
                };
                from = step;
                target = match trouble {
                    Trouble::Silence => own.on_no_input,
                    Trouble::Wrong => own.on_no_match,
                };
            }
        }
    }
    false
}
