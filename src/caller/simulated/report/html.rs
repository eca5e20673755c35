//! Results as a page in one file: headings, tables with captions and scope, words for all that is said. Needs no
//! script and follows the reader's colours.

use std::io;

use super::{NO_WAY_IN, NOTE, Report, percent, with_interval};
use crate::caller::simulated::habits::{Habit, printed};
use crate::caller::simulated::sensitivity::tag;
use crate::caller::simulated::tally::most;
use crate::caller::simulated::verdict::Verdict;
use crate::page::{self, Head, Table, Text};

pub(in crate::caller::simulated) fn head(title: &str, out: &mut dyn io::Write) -> io::Result<()> {
    Head { language: "en", title, skip: None }.begin(out, |_| Ok(()))?;
    writeln!(out, "<h1>{}</h1>\n<p><strong>{NOTE}</strong></p>", Text(title))
}

pub(super) fn write(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let simulation = report.simulation;
    head(&format!("Simulated calls to {}", simulation.hotline.name()), out)?;
    writeln!(
        out,
        "<p>{} people of each kind call, each once with every task. Seed {}.</p>",
        simulation.people, simulation.seed
    )?;
    if report.results.stopped {
        writeln!(out, "<p>Stopped before the end: this is of the calls that were made.</p>")?;
    }
    writeln!(out, "<h2>Who is left behind</h2>\n<ul>")?;
    for verdict in Verdict::ALL {
        let count = report.count(verdict);
        writeln!(out, "<li>{}: {count} of {}</li>", verdict.words(), report.judged.len())?;
    }
    writeln!(out, "</ul>")?;
    for task in report.never_completed() {
        writeln!(out, "<p>No caller completed {}.</p>", Text(task))?;
    }
    for (caller, habits) in simulation.callers.iter().enumerate() {
        writeln!(out, "<h2>{}</h2>\n<p>{}</p>", Text(&habits.name), Text(&habits.about))?;
        for nothing in report.results.nothing.iter().filter(|nothing| nothing.caller == caller) {
            let language = tag(simulation, nothing.language);
            writeln!(out, "<p>Completed nothing at all, {language}: {}</p>", with_interval(nothing.share))?;
        }
        let mut rows = report.results.rows.iter().filter(|row| row.caller == caller);
        if rows.any(|row| report.has_no_way_in(row)) {
            writeln!(out, "<p>This caller {}.</p>", NO_WAY_IN.replace('`', ""))?;
        } else {
            write_table(report, caller, out)?;
        }
        write_figures(habits, out)?;
    }
    write_sensitivity(report, out)?;
    if let Some((why, moments)) = report.why {
        let row = &report.results.rows[why.row];
        writeln!(
            out,
            "<h2>A failed call of {}, {}, {}</h2>\n<p>Of {} failed calls, {} went like this one.</p>\n<pre>{}</pre>",
            Text(report.caller(row)),
            Text(report.task(row)),
            report.language(row),
            why.failed.0,
            why.failed.1,
            Text(&Report::transcript(moments))
        )?;
        if report.bearing.is_empty() {
            writeln!(out, "<p>The audit finds nothing at the steps of this call.</p>")?;
        } else {
            writeln!(out, "<h3>What the audit finds there</h3>\n<ul>")?;
            for bears in report.bearing {
                writeln!(
                    out,
                    "<li>{} at {}: {}; {}</li>",
                    bears.rule,
                    Text(&bears.step),
                    Text(&bears.message),
                    Text(&bears.fix)
                )?;
            }
            writeln!(out, "</ul>")?;
        }
    }
    page::end(out)
}

fn write_table(report: &Report<'_>, caller: usize, out: &mut dyn io::Write) -> io::Result<()> {
    let name = &report.simulation.callers[caller].name;
    let caption = format!(
        "Calls of {name}: shares with their 95% intervals, times in seconds (half within, nine in ten within), the rest for each call"
    );
    let columns = [
        "Task",
        "Language",
        "Verdict",
        "Completed",
        "Points against the baseline",
        "A person instead",
        "Another line",
        "Gave up",
        "Cut off",
        "To the service",
        "To a person",
        "Keys",
        "Wrong keys",
        "Words heard",
        "Asked again",
        "Menus out of the way",
        "Least time left, seconds",
        "Options in mind",
        "Where most gave up",
    ];
    let mut table = Table::new(caption, &columns);
    for (place, row) in report.results.rows.iter().enumerate().filter(|(_, row)| row.caller == caller) {
        let (tally, compared) = (&row.tally, report.judged[place]);
        let [elsewhere, gave_up, forced] = tally.others();
        let mark =
            if report.changes_of(place).next().is_some() { " (hangs on an invented figure)" } else { "" };
        let times = |times: &crate::caller::simulated::statistics::Times| match (
            times.percentile(50),
            times.percentile(90),
        ) {
            (Some(median), Some(most)) => format!("{median:.1}, {most:.1}"),
            (None, _) | (_, None) => "nobody".to_owned(),
        };
        let gap = compared.gap.map_or_else(String::new, |(gap, interval)| {
            format!("{:+.1} ({:+.1} to {:+.1})", gap * 100.0, interval.low * 100.0, interval.high * 100.0)
        });
        let slack = tally
            .slack
            .map_or_else(|| "none met".to_owned(), |slack| format!("{:.1}", super::text::seconds(slack)));
        let cells = [
            report.language(row).to_owned(),
            format!("{}{mark}", compared.verdict.words()),
            with_interval(tally.completion()),
            gap,
            percent(tally.each(tally.person)),
            percent(elsewhere.share()),
            percent(gave_up.share()),
            percent(forced.share()),
            times(&tally.to_service),
            times(&tally.to_person),
            format!("{:.1}", tally.each(tally.keys)),
            format!("{:.2}", tally.each(tally.wrong_keys)),
            format!("{:.0}", tally.each(tally.words)),
            format!("{:.2}", tally.each(tally.repeats)),
            format!("{:.2}", tally.each(tally.lost)),
            slack,
            tally.memory.to_string(),
            most(&tally.gave_up)
                .map_or_else(|| "nowhere".to_owned(), |(step, _)| report.step(step).to_owned()),
        ];
        table.row(report.task(row));
        for cell in cells {
            table.words(cell);
        }
    }
    table.write(out)
}

fn write_figures(habits: &crate::caller::simulated::Habits, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "<details><summary>The figures of {}</summary>", Text(&habits.name))?;
    let caption = format!("Each figure of {}, and where it comes from", habits.name);
    let mut table = Table::new(caption, &["Figure", "Is", "Basis", "Source"]);
    for habit in Habit::ALL {
        let figure = habits.figure(*habit);
        let row = table.row(habit.key()).words(printed(habit.unit(), figure.is));
        row.words(figure.basis.word()).words(&*figure.note);
    }
    table.write(out)?;
    writeln!(out, "</details>")
}

fn write_sensitivity(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let Some(changes) = report.changes else { return Ok(()) };
    writeln!(out, "<h2>What hangs on an invented figure</h2>")?;
    if changes.is_empty() {
        return writeln!(out, "<p>No verdict changes when a figure is halved or doubled.</p>");
    }
    writeln!(out, "<ul>")?;
    for change in changes {
        let row = &report.results.rows[change.row];
        writeln!(
            out,
            "<li>{}, {}, {}: {}; with {}: {}</li>",
            Text(report.caller(row)),
            Text(report.task(row)),
            report.language(row),
            change.from.words(),
            Text(&report.change(change)),
            change.to.words()
        )?;
    }
    writeln!(out, "</ul>")
}
