//! Results as one JSON document.

use std::collections::BTreeMap;
use std::io;

use serde_json::{Map, Value, json};

use super::text::seconds;
use super::{NOTE, Report, Row};
use crate::caller::simulated::habits::{Habit, Habits, Unit};
use crate::caller::simulated::sensitivity::{Change, tag};
use crate::caller::simulated::statistics::{Interval, Share, Times};
use crate::caller::simulated::verdict;
use crate::script::StepId;

/// The form of the document; it changes when a program that reads it would have to.
const FORM: &str = "reachline-simulation-1";

pub(super) fn write(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let simulation = report.simulation;
    let results = report.results;
    let document = json!({
        "form": FORM,
        "reachline": env!("CARGO_PKG_VERSION"),
        "note": NOTE,
        "hotline": simulation.hotline.name(),
        "seed": simulation.seed,
        "people": simulation.people,
        "stopped": results.stopped,
        "verdicts": {
            "shut-out": format!("with 95% certainty, fewer than {} get what they want or a person", verdict::SHUT_OUT_BELOW),
            "left-behind": format!("at least {} more than of the baseline get neither, and the interval of the difference is above nothing", verdict::LEFT_BEHIND_FROM),
            "completes-less": format!("at least {} fewer than of the baseline complete what they wanted, and the interval of the difference is below nothing", verdict::COMPLETES_LESS_FROM),
            "level": "none of these",
        },
        "personas": simulation.callers.iter().map(persona).collect::<Vec<_>>(),
        "tasks": simulation.wishes.iter().map(|wish| {
            let words: Map<String, Value> = simulation.hotline.language_ids().zip(&wish.words)
                .map(|(language, words)| (simulation.hotline.locale(language).tag.to_owned(), json!(words)))
                .collect();
            json!({ "task": wish.name, "to": report.step(wish.goal), "words": words })
        }).collect::<Vec<_>>(),
        "rows": results.rows.iter().enumerate().map(|(place, one)| row(report, place, one)).collect::<Vec<_>>(),
        "completed-nothing": results.nothing.iter().map(|nothing| json!({
            "persona": simulation.callers[nothing.caller].name,
            "language": tag(simulation, nothing.language),
            "share": share(nothing.share),
        })).collect::<Vec<_>>(),
        "never-completed": report.never_completed(),
        "sensitivity": report.changes.map(|changes| changes.iter().map(|one| change(report, one)).collect::<Vec<_>>()),
        "why": report.why.map(|(why, moments)| {
            let row = &results.rows[why.row];
            json!({
                "persona": report.caller(row), "task": report.task(row), "language": report.language(row),
                "person": why.person, "failed": why.failed.0, "alike": why.failed.1, "events": moments,
                "audit": report.bearing.iter().map(|bears| json!({
                    "rule": bears.rule, "step": bears.step, "message": bears.message, "fix": bears.fix,
                })).collect::<Vec<_>>(),
            })
        }),
    });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn persona(habits: &Habits) -> Value {
    let figures: Map<String, Value> = Habit::ALL
        .iter()
        .map(|habit| {
            let figure = habits.figure(*habit);
            let name = match habit.unit() {
                Unit::Length => format!("{}-seconds", habit.key()),
                Unit::Chance | Unit::Count | Unit::Rate | Unit::Spread => habit.key().to_owned(),
            };
            let is = if habit.unit() == Unit::Length { figure.is / 1000.0 } else { figure.is };
            (name, json!({ "is": is, "basis": figure.basis.word(), "source": figure.note }))
        })
        .collect();
    json!({
        "persona": habits.name, "about": habits.about, "channel": habits.channel.word(),
        "knows-the-way": habits.knows_the_way, "foreign": habits.foreign, "figures": figures,
    })
}

fn row(report: &Report<'_>, place: usize, row: &Row) -> Value {
    let (tally, compared) = (&row.tally, report.judged[place]);
    let places = |places: &BTreeMap<StepId, u64>| -> Map<String, Value> {
        places.iter().map(|(step, count)| (report.step(*step).to_owned(), json!(count))).collect()
    };
    json!({
        "persona": report.caller(row),
        "task": report.task(row),
        "language": report.language(row),
        "verdict": compared.verdict.name(),
        "can-call": !report.has_no_way_in(row),
        "hangs-on": report.changes.map(|_| report.changes_of(place).map(|one| one.habit.key()).collect::<std::collections::BTreeSet<_>>()),
        "calls": tally.calls,
        "completed": share(tally.completion()),
        "gap-to-baseline": compared.gap.map(|(gap, within)| json!({ "is": gap, "interval": interval(within) })),
        "person-instead": share(Share { of: tally.person, all: tally.calls }),
        "no-help": share(tally.without_help()),
        "seconds-to-service": times(&tally.to_service),
        "seconds-to-person": times(&tally.to_person),
        "keys": tally.each(tally.keys),
        "wrong-keys": tally.each(tally.wrong_keys),
        "words-heard": tally.each(tally.words),
        "repeats": tally.each(tally.repeats),
        "silences": tally.each(tally.silences),
        "no-matches": tally.each(tally.no_matches),
        "lost-steps": tally.each(tally.lost),
        "late-answers": tally.each(tally.late),
        "least-time-left-seconds": tally.slack.map(seconds),
        "memory-peak": tally.memory,
        "connected-elsewhere": places(&tally.elsewhere),
        "gave-up": places(&tally.gave_up),
        "forced-end": places(&tally.forced),
    })
}

fn change(report: &Report<'_>, change: &Change) -> Value {
    let row = &report.results.rows[change.row];
    let seconds = |is: f64| if change.habit.unit() == Unit::Length { is / 1000.0 } else { is };
    json!({
        "persona": report.caller(row), "task": report.task(row), "language": report.language(row),
        "figure-of": report.simulation.callers[change.caller].name, "figure": change.habit.key(),
        "was": seconds(change.was), "is": seconds(change.is),
        "verdict": change.from.name(), "verdict-then": change.to.name(),
    })
}

pub(in crate::caller::simulated) fn share(share: Share) -> Value {
    json!({ "of": share.of, "all": share.all, "share": share.share(), "interval": interval(share.interval()) })
}

pub(in crate::caller::simulated) fn interval(interval: Interval) -> Value {
    json!([interval.low, interval.high])
}

fn times(times: &Times) -> Value {
    json!({ "median": times.percentile(50), "p90": times.percentile(90) })
}
