//! The comparison told in each form.

use std::io;

use serde_json::json;

use super::{Shift, Sum, Version};
use crate::caller::simulated::report::{Form, NOTE, csv_line, html_head, interval_json, share_json};
use crate::caller::simulated::statistics::{Interval, Share};
use crate::page::{self, Table, Text};

/// Writes what changed.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(
    form: Form,
    old: Version<'_>,
    new: Version<'_>,
    shifts: &[Shift],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    match form {
        Form::Text => text(old, new, shifts, out),
        Form::Json => json(old, new, shifts, out),
        Form::Html => html(old, new, shifts, out),
        Form::Csv => csv(old, new, shifts, out),
    }
}

fn points((change, interval): (f64, Interval)) -> String {
    format!("{:+.1} points ({:+.1} to {:+.1})", change * 100.0, interval.low * 100.0, interval.high * 100.0)
}

/// The shares before and after: completed, and with help.
fn shares(old: Version<'_>, new: Version<'_>, shift: &Shift) -> [Share; 4] {
    let (was, is) = (&old.results.rows[shift.old].tally, &new.results.rows[shift.new].tally);
    let helped = |tally: &crate::caller::simulated::tally::Tally| Share {
        of: tally.completed + tally.person,
        all: tally.calls,
    };
    [was.completion(), is.completion(), helped(was), helped(is)]
}

/// Tasks that only one of the two has.
fn only_in_one(old: Version<'_>, new: Version<'_>) -> (Vec<String>, Vec<String>) {
    let names = |version: Version<'_>| -> Vec<String> {
        version.simulation.wishes.iter().map(|wish| wish.name.clone()).collect()
    };
    let (before, after) = (names(old), names(new));
    let lacks = |one: &[String], other: &[String]| {
        one.iter().filter(|name| !other.contains(name)).cloned().collect::<Vec<_>>()
    };
    (lacks(&before, &after), lacks(&after, &before))
}

fn text(old: Version<'_>, new: Version<'_>, shifts: &[Shift], out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(
        out,
        "{} compared with {}: {} people of each kind, each once with every task, seed {}",
        new.simulation.hotline.source().name(),
        old.simulation.hotline.source().name(),
        new.simulation.people,
        new.simulation.seed
    )?;
    writeln!(out, "{NOTE}")?;
    if old.results.stopped || new.results.stopped {
        writeln!(out, "Stopped before the end: what follows is of the calls that were made.")?;
    }
    let (gone, added) = only_in_one(old, new);
    for (tasks, which) in [(gone, "old"), (added, "new")] {
        if !tasks.is_empty() {
            writeln!(out, "only in the {which} one: {}", tasks.join(", "))?;
        }
    }
    for sum in Sum::ALL {
        let rows: Vec<&Shift> = shifts.iter().filter(|shift| shift.sum == sum).collect();
        writeln!(out, "\n{}: {} of {}", sum.word(), rows.len(), shifts.len())?;
        if sum == Sum::Same {
            continue;
        }
        for shift in rows {
            let (caller, task, language) = new.key(&new.results.rows[shift.new]);
            let [was, is, _, _] = shares(old, new, shift);
            writeln!(
                out,
                "  {caller}, {task}, {language}: completed {:.1}% before, {:.1}% now, {}; with help {}",
                was.share() * 100.0,
                is.share() * 100.0,
                points(shift.completed),
                points(shift.helped)
            )?;
        }
    }
    Ok(())
}

fn json(old: Version<'_>, new: Version<'_>, shifts: &[Shift], out: &mut dyn io::Write) -> io::Result<()> {
    let rows: Vec<_> = shifts
        .iter()
        .map(|shift| {
            let (persona, task, language) = new.key(&new.results.rows[shift.new]);
            let [was, is, had_help, has_help] = shares(old, new, shift);
            json!({
                "persona": persona, "task": task, "language": language, "sum": shift.sum.word(),
                "completed": { "old": share_json(was), "new": share_json(is), "change": shift.completed.0, "interval": interval_json(shift.completed.1) },
                "helped": { "old": share_json(had_help), "new": share_json(has_help), "change": shift.helped.0, "interval": interval_json(shift.helped.1) },
            })
        })
        .collect();
    let (gone, added) = only_in_one(old, new);
    let document = json!({
        "form": "reachline-comparison-1", "reachline": env!("CARGO_PKG_VERSION"), "note": NOTE,
        "old": old.simulation.hotline.source().name(), "new": new.simulation.hotline.source().name(),
        "seed": new.simulation.seed, "people": new.simulation.people,
        "stopped": old.results.stopped || new.results.stopped,
        "only-in-old": gone, "only-in-new": added, "rows": rows,
    });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn csv(old: Version<'_>, new: Version<'_>, shifts: &[Shift], out: &mut dyn io::Write) -> io::Result<()> {
    let columns = [
        "note",
        "persona",
        "task",
        "language",
        "sum",
        "completed_old",
        "completed_new",
        "completed_change",
        "completed_change_low",
        "completed_change_high",
        "helped_old",
        "helped_new",
        "helped_change",
        "helped_change_low",
        "helped_change_high",
    ];
    csv_line(out, &columns.map(str::to_owned))?;
    for shift in shifts {
        let (persona, task, language) = new.key(&new.results.rows[shift.new]);
        let shares = shares(old, new, shift).map(|share| format!("{:.4}", share.share()));
        let [was, is, had_help, has_help] = shares;
        let change = |(change, interval): (f64, Interval)| {
            [change, interval.low, interval.high].map(|number| format!("{number:.4}"))
        };
        let mut fields = vec![
            NOTE.to_owned(),
            persona.to_owned(),
            task.to_owned(),
            language.to_owned(),
            shift.sum.word().to_owned(),
        ];
        fields.extend([was, is]);
        fields.extend(change(shift.completed));
        fields.extend([had_help, has_help]);
        fields.extend(change(shift.helped));
        csv_line(out, &fields)?;
    }
    Ok(())
}

fn html(old: Version<'_>, new: Version<'_>, shifts: &[Shift], out: &mut dyn io::Write) -> io::Result<()> {
    html_head(&format!("Two versions of {} compared", new.simulation.hotline.name()), out)?;
    let [before, after] = [old, new].map(|version| version.simulation.hotline.source().name().to_owned());
    writeln!(out, "<p>{} compared with {}.</p>", Text(&after), Text(&before))?;
    let caption = "What changed for each caller, task and language, in points with their 95% intervals";
    let columns = ["Caller", "Task", "Language", "In all", "Completed", "With help"];
    let mut table = Table::new(caption, &columns);
    for shift in shifts {
        let (caller, task, language) = new.key(&new.results.rows[shift.new]);
        let row = table.row(caller).words(task).words(language).words(shift.sum.word());
        row.words(points(shift.completed)).words(points(shift.helped));
    }
    table.write(out)?;
    page::end(out)
}
