//! What claims say, and what was assumed, in sentences.

use std::time::Duration;

use super::Report;
use crate::call::Essence;
use crate::explore::{Claim, Exploration, Judged, Verdict};
use crate::script::{Accept, Hotline, StepId};

/// So many steps are named where a claim does not hold.
const MOST_NAMED: usize = 5;

/// A count and what is counted.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// A length of time as it is said: `1 minute 3 seconds`.
pub(super) fn length(length: Duration) -> String {
    let tenths = (length.as_millis() + 50) / 100;
    let (minutes, tenths) = (tenths / 600, tenths % 600);
    let seconds = if tenths % 10 == 0 {
        format!("{}", tenths / 10)
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    let seconds = if seconds == "1" { "1 second".to_owned() } else { format!("{seconds} seconds") };
    match (minutes, tenths) {
        (0, _) => seconds,
        (1, 0) => "1 minute".to_owned(),
        (_, 0) => format!("{minutes} minutes"),
        (1, _) => format!("1 minute {seconds}"),
        _ => format!("{minutes} minutes {seconds}"),
    }
}

/// Where a state is.
pub(super) fn place(hotline: &Hotline, essence: &Essence) -> String {
    let name = &hotline.step(essence.step()).name;
    let typed = match essence.typed() {
        0 => String::new(),
        typed => format!(" with {} typed", count(typed, "key", "keys")),
    };
    match essence.over() {
        "" => format!("`{name}`{typed}"),
        over => format!("`{name}`{typed}, in the {over} laid over it"),
    }
}

fn names(hotline: &Hotline, steps: &[StepId]) -> String {
    let mut names: Vec<String> =
        steps.iter().take(MOST_NAMED).map(|step| format!("`{}`", hotline.step(*step).name)).collect();
    if steps.len() > MOST_NAMED {
        names.push(format!("{} more", steps.len() - MOST_NAMED));
    }
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
    }
}

/// `proved`, `refuted` or `open`.
pub fn verdict(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Proved => "proved",
        Verdict::Refuted { .. } => "refuted",
        Verdict::Open => "open",
        Verdict::NotAsked => "not asked",
    }
}

/// What came of a claim, in a sentence without its end.
pub fn sentence(exploration: &Exploration, judged: &Judged) -> String {
    let hotline = exploration.graph().hotline();
    let claim = match judged.claim {
        Claim::Ends => {
            "every path ends: from every state, silence alone comes to the end of the call, and wrong keys alone do"
        }
        Claim::NoTrap => "there is no trap: from every state, an end of the call can be come to",
        Claim::Person => "a person can be reached by keys from every state",
        Claim::Silence => {
            "nobody who stays silent is hung up on: wherever the hotline gives up over silence, silence alone then comes to a person"
        }
        Claim::WrongKeys => {
            "nobody who presses wrong keys is hung up on: wherever the hotline gives up over wrong keys, wrong keys alone then come to a person"
        }
        Claim::Steps => "every step can be come to",
    };
    match &judged.verdict {
        Verdict::Proved if judged.claim == Claim::Person => match exploration.farthest() {
            Some(farthest) => {
                let keys = count(farthest.keys as usize, "key", "keys");
                let place = place(hotline, exploration.graph().essence(farthest.node));
                format!(
                    "a person can be reached from every state with at most {keys}; the farthest state is {place}"
                )
            }
            None => claim.to_owned(),
        },
        Verdict::Proved => claim.to_owned(),
        Verdict::Open => format!("{claim}; not every state was gone through, so nobody knows"),
        Verdict::NotAsked => format!("{claim}; nobody answers in this hotline, so it was not asked"),
        Verdict::Refuted { states: 0, steps, .. } => {
            format!("{claim}; nothing that a caller can do comes to {}", names(hotline, steps))
        }
        Verdict::Refuted { states, steps, .. } => {
            let states = count(*states, "state", "states");
            format!("{claim}; it does not hold in {states}, at {}", names(hotline, steps))
        }
    }
}

/// What was assumed, a sentence each.
pub fn assumptions(report: &Report<'_>) -> Vec<String> {
    let exploration = report.exploration;
    let graph = exploration.graph();
    let hotline = graph.hotline();
    let mut assumed = vec![
        "pace and patience change how long things take and not where they lead, so they are not told apart"
            .to_owned(),
        "no call comes to its thousandth hearing; one that does is connected to a person, and nothing is proved by that".to_owned(),
    ];
    if graph.is_summed() {
        assumed.push("states that differ only in how often there was silence or a wrong key, and in the way back, were gone through as one; what is proved holds in each of them".to_owned());
    }
    if hotline.languages().len() > 1 && graph.languages_alike() {
        assumed.push("all languages lead alike, for every story has equally many paragraphs in each; they are gone through as one".to_owned());
    }
    if exploration.farthest().is_some() || exploration.is_refuted(Claim::Person) {
        assumed.push("who comes to a state by typing words can type `person` there; a person is sought by keys from all other states".to_owned());
    }
    if graph.moments().len() > 1 {
        assumed.push(format!(
            "hours do not change in the middle of a call; calls began at {}, between which all differences of the timetables lie",
            count(graph.moments().len(), "moment", "moments")
        ));
    }
    for moment in exploration.moments_without_a_person() {
        let clock = graph.moments()[usize::from(*moment)].clock.strftime("%Y-%m-%d %H:%M");
        assumed.push(format!("at {clock}, and whenever the same is open and closed, no line with a person can be come to; a person is not asked for then"));
    }
    let accepts: Vec<Accept> =
        hotline.steps().iter().filter_map(|step| Some(step.kind.entry()?.accept)).collect();
    if accepts.iter().any(|accept| matches!(accept, Accept::Digits { .. })) {
        assumed.push("of typed digits only the number matters; ones were typed, of every number".to_owned());
    }
    if accepts.contains(&Accept::Date) {
        assumed.push(
            "of dates, one that exists and one that does not were typed, and every beginning of them"
                .to_owned(),
        );
    }
    if accepts.contains(&Accept::PhoneNumber) {
        assumed.push("of telephone numbers, fourteen of different lengths and kinds were typed, and every beginning of them".to_owned());
    }
    assumed.push("words typed in place of keys are certain to mean what they mean; nearly understood words ask first, and lead there or back".to_owned());
    assumed
}
