//! Results in words, a line for each thing: short sentences with labels, no table.

use std::io;

use super::{NO_WAY_IN, NOTE, Report, percent, with_interval};
use crate::caller::simulated::statistics::Times;
use crate::caller::simulated::tally::most;
use crate::caller::simulated::verdict::Verdict;

pub(super) fn write(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let simulation = report.simulation;
    writeln!(
        out,
        "simulated calls to {}: {}, {}, {} each with every task, seed {}",
        simulation.hotline.name(),
        counted(simulation.callers.len(), "caller", "callers"),
        counted(simulation.wishes.len(), "task", "tasks"),
        counted(usize::try_from(simulation.people).unwrap_or(usize::MAX), "person", "people"),
        simulation.seed
    )?;
    writeln!(out, "{NOTE}")?;
    if report.results.stopped {
        writeln!(out, "Stopped before the end: what follows is of the calls that were made.")?;
    }
    writeln!(out)?;
    write_summary(report, out)?;
    for (caller, habits) in simulation.callers.iter().enumerate() {
        writeln!(out, "\n{}: {}", habits.name, habits.about)?;
        for nothing in report.results.nothing.iter().filter(|nothing| nothing.caller == caller) {
            if nothing.share.all > 0 {
                let language = crate::caller::simulated::sensitivity::tag(simulation, nothing.language);
                writeln!(out, "  completed nothing at all, {language}: {}", with_interval(nothing.share))?;
            }
        }
        if report.results.rows.iter().all(|row| row.caller != caller) {
            writeln!(out, "  no call: this caller does not know the language that was asked for")?;
        }
        for (place, row) in report.results.rows.iter().enumerate().filter(|(_, row)| row.caller == caller) {
            write_row(report, place, row, out)?;
        }
    }
    write_sensitivity(report, out)?;
    write_why(report, out)
}

fn write_summary(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let rows = report.judged.len();
    for verdict in Verdict::ALL {
        let count = report.count(verdict);
        writeln!(out, "{}: {count} of {rows}", verdict.words())?;
        if verdict == Verdict::Level {
            continue;
        }
        for (place, row) in report.results.rows.iter().enumerate() {
            if report.judged[place].verdict == verdict {
                let mark = if report.changes_of(place).next().is_some() {
                    "; hangs on an invented figure"
                } else {
                    ""
                };
                writeln!(
                    out,
                    "  {}, {}, {}: completed {}, no help {}{mark}",
                    report.caller(row),
                    report.task(row),
                    report.language(row),
                    percent(row.tally.completion().share()),
                    percent(row.tally.without_help().share())
                )?;
            }
        }
    }
    for task in report.never_completed() {
        writeln!(
            out,
            "no caller completed {task}: look whether a way leads there, and at the words of the task"
        )?;
    }
    Ok(())
}

fn write_row(report: &Report<'_>, place: usize, row: &super::Row, out: &mut dyn io::Write) -> io::Result<()> {
    let (tally, compared) = (&row.tally, report.judged[place]);
    if tally.calls == 0 {
        return writeln!(out, "  {}, {}: no call was made", report.task(row), report.language(row));
    }
    if report.has_no_way_in(row) {
        return writeln!(out, "  {}, {}: {NO_WAY_IN}", report.task(row), report.language(row));
    }
    let [elsewhere, gave_up, forced] = tally.others();
    writeln!(out, "  {}, {}: {}", report.task(row), report.language(row), compared.verdict.words())?;
    write!(
        out,
        "    completed {}, a person instead {}, another line {}, gave up {}, cut off {}",
        with_interval(tally.completion()),
        percent(tally.each(tally.person)),
        percent(elsewhere.share()),
        percent(gave_up.share()),
        percent(forced.share())
    )?;
    match compared.gap {
        Some((gap, interval)) => writeln!(
            out,
            "; against the baseline {:+.1} points ({:+.1} to {:+.1})",
            gap * 100.0,
            interval.low * 100.0,
            interval.high * 100.0
        )?,
        None => writeln!(out)?,
    }
    writeln!(
        out,
        "    to the service {}; to a person {}",
        times(&tally.to_service),
        times(&tally.to_person)
    )?;
    writeln!(
        out,
        "    each call: {:.1} keys, {:.2} of them wrong; {:.0} words heard; {:.2} times asked again; {:.2} menus out of the way; {:.2} silences; {:.2} answers not known",
        tally.each(tally.keys),
        tally.each(tally.wrong_keys),
        tally.each(tally.words),
        tally.each(tally.repeats),
        tally.each(tally.lost),
        tally.each(tally.silences),
        tally.each(tally.no_matches)
    )?;
    write!(out, "    at most {} in mind", counted(tally.memory as usize, "option", "options"))?;
    match tally.slack {
        Some(slack) if slack < 0 => {
            write!(
                out,
                "; answers too late in {:.2} of calls, by up to {:.1} s",
                tally.each(tally.late),
                -seconds(slack)
            )?;
        }
        Some(slack) => write!(out, "; at least {:.1} s of a time limit left", seconds(slack))?,
        None => write!(out, "; no answer met a time limit")?,
    }
    for (what, places) in
        [("connected to", &tally.elsewhere), ("gave up at", &tally.gave_up), ("cut off at", &tally.forced)]
    {
        if let Some((step, count)) = most(places) {
            write!(out, "; {what} {} most, {count} times", report.step(step))?;
        }
    }
    writeln!(out)
}

fn write_sensitivity(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let Some(changes) = report.changes else { return Ok(()) };
    writeln!(
        out,
        "\nsensitivity: every figure that nobody read in a source, halved and doubled; counts one less and one more"
    )?;
    if changes.is_empty() {
        return writeln!(out, "no verdict changes");
    }
    for (place, row) in report.results.rows.iter().enumerate() {
        let mut changes = report.changes_of(place).peekable();
        if changes.peek().is_none() {
            continue;
        }
        writeln!(
            out,
            "  {}, {}, {}: {} hangs on an invented figure",
            report.caller(row),
            report.task(row),
            report.language(row),
            report.judged[place].verdict.words()
        )?;
        for change in changes {
            writeln!(out, "    with {}: {}", report.change(change), change.to.words())?;
        }
    }
    Ok(())
}

fn write_why(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let Some((why, moments)) = report.why else {
        return if report.why_asked { writeln!(out, "\nwhy: no call failed") } else { Ok(()) };
    };
    let row = &report.results.rows[why.row];
    let (all, same) = why.failed;
    writeln!(
        out,
        "\nwhy: {}, {}, {}: {}",
        report.caller(row),
        report.task(row),
        report.language(row),
        report.judged[why.row].verdict.words()
    )?;
    writeln!(out, "  of {all} failed calls, {same} went like this one, of person {}:", why.person + 1)?;
    for line in Report::transcript(moments).lines() {
        writeln!(out, "  {line}")?;
    }
    if report.bearing.is_empty() {
        return writeln!(out, "  the audit finds nothing at the steps of this call");
    }
    for bears in report.bearing {
        writeln!(out, "  audit, {} at {}: {}; {}", bears.rule, bears.step, bears.message, bears.fix)?;
    }
    Ok(())
}

fn times(times: &Times) -> String {
    match (times.percentile(50), times.percentile(90)) {
        (Some(median), Some(most)) => format!("half within {median:.1} s, nine in ten within {most:.1} s"),
        (None, _) | (_, None) => "nobody".to_owned(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "calls last no more than days")]
pub(super) fn seconds(milliseconds: i64) -> f64 {
    milliseconds as f64 / 1000.0
}

fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}
