//! Results as a page in one file: headings, tables with captions and scope, words for all that is said. Needs no
//! script and follows the reader's colours.

use std::io;

use super::{NO_WAY_IN, NOTE, Report, percent, with_interval};
use crate::caller::simulated::habits::{Habit, printed};
use crate::caller::simulated::sensitivity::tag;
use crate::caller::simulated::tally::most;
use crate::caller::simulated::verdict::Verdict;
use crate::diagnostic::printable;

pub(in crate::caller::simulated) const STYLE: &str = "\
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
body { max-width: 70rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; width: 100%; margin-block: 1rem; }
caption { text-align: start; font-weight: bold; padding: .5rem 0; }
th, td { border: 1px solid; padding: .25rem .5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border-inline-start: .25rem solid; padding-inline-start: .75rem; }
div.wide { overflow-x: auto; }
:focus-visible { outline: .2rem solid; outline-offset: .1rem; }
";

pub(in crate::caller::simulated) fn head(title: &str, out: &mut dyn io::Write) -> io::Result<()> {
    let title = escaped(title);
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <h1>{title}</h1>\n<p><strong>{NOTE}</strong></p>\n"
    )
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
        writeln!(out, "<p>No caller completed {}.</p>", escaped(task))?;
    }
    for (caller, habits) in simulation.callers.iter().enumerate() {
        writeln!(out, "<h2>{}</h2>\n<p>{}</p>", escaped(&habits.name), escaped(&habits.about))?;
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
            escaped(report.caller(row)),
            escaped(report.task(row)),
            report.language(row),
            why.failed.0,
            why.failed.1,
            escaped(&Report::transcript(moments))
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
                    escaped(&bears.step),
                    escaped(&bears.message),
                    escaped(&bears.fix)
                )?;
            }
            writeln!(out, "</ul>")?;
        }
    }
    writeln!(out, "</main>\n</body>\n</html>")
}

fn write_table(report: &Report<'_>, caller: usize, out: &mut dyn io::Write) -> io::Result<()> {
    let name = escaped(&report.simulation.callers[caller].name);
    writeln!(
        out,
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Calls of {name}\">\n<table>\n\
         <caption>Calls of {name}: shares with their 95% intervals, times in seconds (half within, nine in ten within), \
         the rest for each call</caption>\n<thead><tr>"
    )?;
    for column in [
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
    ] {
        write!(out, "<th scope=\"col\">{column}</th>")?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
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
            most(&tally.gave_up).map_or_else(|| "nowhere".to_owned(), |(step, _)| escaped(report.step(step))),
        ];
        write!(out, "<tr><th scope=\"row\">{}</th>", escaped(report.task(row)))?;
        for cell in cells {
            write!(out, "<td>{cell}</td>")?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody>\n</table>\n</div>")
}

fn write_figures(habits: &crate::caller::simulated::Habits, out: &mut dyn io::Write) -> io::Result<()> {
    let name = escaped(&habits.name);
    writeln!(
        out,
        "<details><summary>The figures of {name}</summary>\n<table>\n<caption>Each figure of {name}, and where it comes \
         from</caption>\n<thead><tr><th scope=\"col\">Figure</th><th scope=\"col\">Is</th><th scope=\"col\">Basis</th>\
         <th scope=\"col\">Source</th></tr></thead>\n<tbody>"
    )?;
    for habit in Habit::ALL {
        let figure = habits.figure(*habit);
        writeln!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>",
            habit.key(),
            printed(habit.unit(), figure.is),
            figure.basis.word(),
            escaped(&figure.note)
        )?;
    }
    writeln!(out, "</tbody>\n</table>\n</details>")
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
            escaped(report.caller(row)),
            escaped(report.task(row)),
            report.language(row),
            change.from.words(),
            escaped(&report.change(change)),
            change.to.words()
        )?;
    }
    writeln!(out, "</ul>")
}

pub(in crate::caller::simulated) fn escaped(text: &str) -> String {
    printable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
