//! How steps listen: the hotline's own way, and what a step does differently.

use std::ops::{Range, RangeInclusive};
use std::time::Duration;

use super::names::Names;
use super::reader::Reader;
use crate::script::document::{Field, ListeningTable};
use crate::script::faults;
use crate::script::hotline::{Announce, Deed, Listening, Target};

/// The shortest and the longest silence that may be taken for no answer.
const NO_INPUT: RangeInclusive<Duration> = Duration::from_secs(1)..=Duration::from_secs(600);
/// The same between two digits.
const INTER_DIGIT: RangeInclusive<Duration> = Duration::from_millis(500)..=Duration::from_secs(120);
/// Longer pauses are taken for the end of the call.
const PAUSE: RangeInclusive<Duration> = Duration::ZERO..=Duration::from_secs(10);
/// Longer guards would swallow keys that were meant.
const GUARD: RangeInclusive<Duration> = Duration::ZERO..=Duration::from_secs(3);
/// More hearings keep a caller who cannot answer.
const HEARINGS: RangeInclusive<u8> = 1..=9;

/// Where a script says where trouble leads.
#[derive(Clone)]
pub(super) struct Trouble {
    /// Where silence leads.
    pub(super) silence: Range<usize>,
    /// Where wrong keys lead.
    pub(super) wrong: Range<usize>,
}

/// How a step listens, and where the script says where trouble leads.
#[derive(Clone)]
pub(super) struct Written {
    pub(super) listening: Listening,
    pub(super) trouble: Trouble,
}

/// How the hotline listens, and where repeated trouble leads. `fallback` is where it leads when nothing is said,
/// and why that is so.
pub(super) fn of_hotline(
    reader: &mut Reader,
    names: &Names,
    table: ListeningTable,
    fallback: (Target, Range<usize>),
) -> (Written, (Target, Range<usize>)) {
    let on_failure = failure(reader, names, table.on_failure.as_ref(), "on-failure").unwrap_or(fallback);
    let ordinary = Listening {
        no_input_timeout: Duration::from_secs(10),
        inter_digit_timeout: Duration::from_secs(5),
        max_no_input: 3,
        max_no_match: 3,
        on_no_input: on_failure.0,
        on_no_match: on_failure.0,
        barge_in: true,
        option_pause: Duration::from_millis(700),
        // EN 301 549, clause 5.8: a second identical key within half a second can be ignored.
        double_key_guard: Duration::from_millis(500),
        double_digit_guard: Duration::ZERO,
        announce: Announce::Person,
        person_first: false,
        count_options: false,
    };
    let trouble = Trouble { silence: on_failure.1.clone(), wrong: on_failure.1.clone() };
    let ordinary = Written { listening: ordinary, trouble };
    // It is read already.
    let table = ListeningTable { on_failure: None, ..table };
    (of_step(reader, names, &table, &ordinary), on_failure)
}

/// How a step listens that differs from `hotline` in what its table says.
pub(super) fn of_step(
    reader: &mut Reader,
    names: &Names,
    table: &ListeningTable,
    hotline: &Written,
) -> Written {
    let Written { mut listening, mut trouble } = hotline.clone();
    if let Some((target, span)) = failure(reader, names, table.on_failure.as_ref(), "on-failure") {
        (listening.on_no_input, listening.on_no_match) = (target, target);
        trouble = Trouble { silence: span.clone(), wrong: span };
    }
    if let Some((target, span)) = failure(reader, names, table.on_no_input.as_ref(), "on-no-input") {
        (listening.on_no_input, trouble.silence) = (target, span);
    }
    if let Some((target, span)) = failure(reader, names, table.on_no_match.as_ref(), "on-no-match") {
        (listening.on_no_match, trouble.wrong) = (target, span);
    }
    let lengths = [
        (&table.no_input_timeout, "no-input-timeout", NO_INPUT, &mut listening.no_input_timeout),
        (&table.inter_digit_timeout, "inter-digit-timeout", INTER_DIGIT, &mut listening.inter_digit_timeout),
        (&table.option_pause, "option-pause", PAUSE, &mut listening.option_pause),
        (&table.double_key_guard, "double-key-guard", GUARD, &mut listening.double_key_guard),
        (&table.double_digit_guard, "double-digit-guard", GUARD, &mut listening.double_digit_guard),
    ];
    for (field, name, range, place) in lengths {
        *place = reader.length(field.as_ref(), name, &range).unwrap_or(*place);
    }
    let amounts = [
        (&table.max_no_input, "max-no-input", &mut listening.max_no_input),
        (&table.max_no_match, "max-no-match", &mut listening.max_no_match),
    ];
    for (field, name, place) in amounts {
        *place = reader.amount(field.as_ref(), name, &HEARINGS).unwrap_or(*place);
    }
    let truths = [
        (&table.barge_in, "barge-in", &mut listening.barge_in),
        (&table.person_first, "person-first", &mut listening.person_first),
        (&table.count_options, "count-options", &mut listening.count_options),
    ];
    for (field, name, place) in truths {
        *place = reader.truth(field.as_ref(), name).unwrap_or(*place);
    }
    let choices = [("all", Announce::All), ("person", Announce::Person), ("nothing", Announce::Nothing)];
    if let Some(announce) = reader.choice(table.announce.as_ref(), "announce", &choices) {
        listening.announce = announce;
    }
    Written { listening, trouble }
}

/// Where trouble leads. Hanging up on someone who struggles is never right.
fn failure(
    reader: &mut Reader,
    names: &Names,
    field: Option<&Field>,
    key: &str,
) -> Option<(Target, Range<usize>)> {
    let field = field?;
    let target = names.target(reader, field, key)?;
    match target {
        Target::Do(Deed::HangUp) => {
            reader.error(
                &faults::FAILURE_HANGS_UP,
                format!("`{key}` hangs up on a caller who struggles"),
                field.span(),
            );
            reader.help("lead to a person, or to an announcement that says how else to be helped");
            None
        }
        Target::Step(_) | Target::Do(Deed::Back) => Some((target, field.span())),
        Target::Do(deed) => {
            reader.error(
                &faults::WRONG_VALUE,
                format!("trouble cannot lead to `{}`", deed.name()),
                field.span(),
            );
            reader.help("name a step, best one where a person answers, or `back`");
            None
        }
    }
}
