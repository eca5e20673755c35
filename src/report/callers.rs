//! Which simulated callers get through: a chart with the table it draws, then every caller with every task.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::words::Words;
use super::{Report, english};
use crate::caller::simulated::run::Row;
use crate::caller::simulated::sensitivity::tag;
use crate::caller::simulated::statistics::Share;
use crate::caller::simulated::tally::{Tally, most};
use crate::caller::simulated::verdict::Verdict;
use crate::page::{Bars, Table, Text};
use crate::script::StepId;

/// How many kinds of callers are shut out or left behind with some task.
pub(super) fn behind(report: &Report<'_>) -> usize {
    (0..report.callers.simulation.callers.len())
        .filter(|caller| worst(report, *caller).is_some_and(Verdict::is_bad))
        .count()
}

/// The worst that is said of a caller.
fn worst(report: &Report<'_>, caller: usize) -> Option<Verdict> {
    let rows = report.callers.results.rows.iter().zip(report.callers.judged);
    rows.filter(|(row, _)| row.caller == caller).map(|(_, compared)| compared.verdict).min()
}

pub(super) fn write(report: &Report<'_>, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let callers = &report.callers.simulation.callers;
    let rows = &report.callers.results.rows;
    let mut chart = Bars::new(words.text("callers-chart"));
    let mut table = words.table(
        "callers-caption",
        &[
            "column-caller",
            "column-verdict",
            "column-calls",
            "column-completed",
            "column-interval",
            "column-where",
        ],
    );
    for (caller, habits) in callers.iter().enumerate() {
        let mut sum = Tally::default();
        rows.iter().filter(|row| row.caller == caller).for_each(|row| sum.merge(&row.tally));
        let share = sum.completion();
        let interval = share.interval();
        chart.bar(&habits.name, share.share(), Some((interval.low, interval.high)));
        table
            .row(&habits.name)
            .words(worst(report, caller).map(|verdict| said(words, verdict)).unwrap_or_default())
            .number(sum.calls)
            .number(percent(share.share()))
            .number(interval_of(share))
            .words(lost(report, &sum));
    }
    chart.write(out)?;
    table.write(out)?;

    let mut tasks = words.table(
        "tasks-caption",
        &[
            "column-caller",
            "column-task",
            "column-language",
            "column-verdict",
            "column-completed",
            "column-interval",
            "column-gap",
            "column-time",
            "column-person",
            "column-where",
        ],
    );
    for (row, compared) in rows.iter().zip(report.callers.judged) {
        let tally = &row.tally;
        let gap = compared.gap.map(|(gap, _)| format!("{:+.1}", gap * 100.0)).unwrap_or_default();
        tasks
            .row(&callers[row.caller].name)
            .words(task(report, row))
            .words(tag(report.callers.simulation, row.language))
            .words(said(words, compared.verdict))
            .number(percent(tally.completion().share()))
            .number(interval_of(tally.completion()))
            .number(gap)
            .number(seconds(tally.to_service.percentile(50)))
            .number(seconds(tally.to_person.percentile(50)))
            .words(lost(report, tally));
    }
    write_folded(&words.text("tasks-caption"), &tasks, out)?;

    writeln!(out, "<h3>{}</h3>\n<dl>", Text(&words.text("who")))?;
    for habits in callers {
        writeln!(out, "<dt>{}</dt><dd>{}</dd>", Text(&habits.name), english(words, &habits.about))?;
    }
    writeln!(out, "</dl>")
}

/// A long table that is opened when it is wanted.
fn write_folded(name: &str, table: &Table, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<details>\n<summary>{}</summary>", Text(name))?;
    table.write(out)?;
    writeln!(out, "</details>")
}

fn task<'a>(report: &'a Report<'_>, row: &Row) -> &'a str {
    &report.callers.simulation.wishes[row.wish].name
}

fn said(words: &Words, verdict: Verdict) -> String {
    words.text(verdict.name())
}

/// Where most calls were lost, given up by the caller or ended by the hotline.
fn lost(report: &Report<'_>, tally: &Tally) -> String {
    let mut places: BTreeMap<StepId, u64> = tally.gave_up.clone();
    for (step, count) in &tally.forced {
        *places.entry(*step).or_default() += count;
    }
    match most(&places) {
        Some((step, count)) => format!("{} ({count})", report.hotline.step(step).name),
        None => String::new(),
    }
}

fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

fn interval_of(share: Share) -> String {
    let interval = share.interval();
    format!("{:.1}–{:.1}", interval.low * 100.0, interval.high * 100.0)
}

fn seconds(seconds: Option<f64>) -> String {
    seconds.map(|seconds| format!("{seconds:.1}")).unwrap_or_default()
}
