//! How steps listen: the hotline's own way, and what a step does differently.

use std::time::Duration;

use super::fields::Fields;
use super::names::Names;
use crate::script::document::{Field, ListeningTable};
use crate::script::faults;
use crate::script::hotline::{Announce, Deed, Listening, Target};

/// The shortest and the longest silence that may be taken for no answer.
const NO_INPUT: std::ops::RangeInclusive<Duration> = Duration::from_secs(1)..=Duration::from_secs(600);
/// The same between two digits.
const INTER_DIGIT: std::ops::RangeInclusive<Duration> = Duration::from_millis(500)..=Duration::from_secs(120);
/// Longer pauses are taken for the end of the call.
const PAUSE: std::ops::RangeInclusive<Duration> = Duration::ZERO..=Duration::from_secs(10);
/// Longer guards would swallow keys that were meant.
const GUARD: std::ops::RangeInclusive<Duration> = Duration::ZERO..=Duration::from_secs(3);
/// More hearings keep a caller who cannot answer.
const HEARINGS: std::ops::RangeInclusive<u8> = 1..=9;

/// How the hotline listens, and where repeated trouble leads. `fallback` is where it leads when nothing is said.
pub(super) fn of_hotline(
    fields: &mut Fields,
    names: &Names,
    table: ListeningTable,
    fallback: Target,
) -> (Listening, Target) {
    let on_failure = failure(fields, names, table.on_failure.as_ref(), "on-failure").unwrap_or(fallback);
    let ordinary = Listening {
        no_input_timeout: Duration::from_secs(10),
        inter_digit_timeout: Duration::from_secs(5),
        max_no_input: 3,
        max_no_match: 3,
        on_no_input: on_failure,
        on_no_match: on_failure,
        barge_in: true,
        option_pause: Duration::from_millis(700),
        // EN 301 549, clause 5.8: a second identical key within half a second can be ignored.
        double_key_guard: Duration::from_millis(500),
        double_digit_guard: Duration::ZERO,
        announce: Announce::Person,
    };
    let listening = of_step(fields, names, table, &ordinary);
    (listening, on_failure)
}

/// How a step listens that differs from `hotline` in what its table says.
pub(super) fn of_step(
    fields: &mut Fields,
    names: &Names,
    table: ListeningTable,
    hotline: &Listening,
) -> Listening {
    let on_failure = failure(fields, names, table.on_failure.as_ref(), "on-failure");
    let mut listening = hotline.clone();
    if let Some(target) = on_failure {
        listening.on_no_input = target;
        listening.on_no_match = target;
    }
    let mut set = |value: Option<Duration>, place: &mut Duration| *place = value.unwrap_or(*place);
    set(
        fields.length(table.no_input_timeout.as_ref(), "no-input-timeout", NO_INPUT),
        &mut listening.no_input_timeout,
    );
    set(
        fields.length(table.inter_digit_timeout.as_ref(), "inter-digit-timeout", INTER_DIGIT),
        &mut listening.inter_digit_timeout,
    );
    set(fields.length(table.option_pause.as_ref(), "option-pause", PAUSE), &mut listening.option_pause);
    set(
        fields.length(table.double_key_guard.as_ref(), "double-key-guard", GUARD),
        &mut listening.double_key_guard,
    );
    set(
        fields.length(table.double_digit_guard.as_ref(), "double-digit-guard", GUARD),
        &mut listening.double_digit_guard,
    );
    if let Some(most) = fields.amount(table.max_no_input.as_ref(), "max-no-input", HEARINGS) {
        listening.max_no_input = most;
    }
    if let Some(most) = fields.amount(table.max_no_match.as_ref(), "max-no-match", HEARINGS) {
        listening.max_no_match = most;
    }
    if let Some(target) = failure(fields, names, table.on_no_input.as_ref(), "on-no-input") {
        listening.on_no_input = target;
    }
    if let Some(target) = failure(fields, names, table.on_no_match.as_ref(), "on-no-match") {
        listening.on_no_match = target;
    }
    if let Some(barge_in) = fields.truth(table.barge_in.as_ref(), "barge-in") {
        listening.barge_in = barge_in;
    }
    let choices = [("all", Announce::All), ("person", Announce::Person), ("nothing", Announce::Nothing)];
    if let Some(announce) = fields.choice(table.announce.as_ref(), "announce", &choices) {
        listening.announce = announce;
    }
    listening
}

/// Where trouble leads. Hanging up on someone who struggles is never right.
fn failure(fields: &mut Fields, names: &Names, field: Option<&Field>, key: &str) -> Option<Target> {
    let field = field?;
    let target = names.target(fields, field, key)?;
    match target {
        Target::Do(Deed::HangUp) => {
            fields.error(
                &faults::FAILURE_HANGS_UP,
                format!("`{key}` hangs up on a caller who struggles"),
                field.span(),
            );
            fields.help("lead to a person, or to an announcement that says how else to be helped");
            None
        }
        Target::Step(_) | Target::Do(Deed::Back) => Some(target),
        Target::Do(deed) => {
            fields.error(
                &faults::WRONG_VALUE,
                format!("trouble cannot lead to `{}`", deed.name()),
                field.span(),
            );
            fields.help("name a step, best one where a person answers, or `back`");
            None
        }
    }
}
