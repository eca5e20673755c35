//! Results as a table for spreadsheets (RFC 4180), a row for each caller, task and language.

use std::io;

use super::text::seconds;
use super::{NOTE, Report};
use crate::caller::simulated::statistics::Share;
use crate::caller::simulated::tally::most;

const COLUMNS: [&str; 37] = [
    "note",
    "persona",
    "task",
    "language",
    "verdict",
    "hangs_on",
    "calls",
    "completed",
    "completed_low",
    "completed_high",
    "gap",
    "gap_low",
    "gap_high",
    "person_instead",
    "elsewhere",
    "gave_up",
    "forced_end",
    "no_help",
    "to_service_median_s",
    "to_service_p90_s",
    "to_person_median_s",
    "to_person_p90_s",
    "keys",
    "wrong_keys",
    "words_heard",
    "repeats",
    "silences",
    "no_matches",
    "lost_steps",
    "late_answers",
    "least_time_left_s",
    "memory_peak",
    "elsewhere_most_at",
    "gave_up_most_at",
    "forced_end_most_at",
    "completed_nothing",
    "seed",
];

pub(super) fn write(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    line(out, &COLUMNS.map(str::to_owned))?;
    for (place, row) in report.results.rows.iter().enumerate() {
        let (tally, compared) = (&row.tally, report.judged[place]);
        let completion = tally.completion();
        let interval = completion.interval();
        let [elsewhere, gave_up, forced] = tally.others();
        let optional = |number: Option<f64>| number.map_or_else(String::new, |number| format!("{number:.4}"));
        let number = |number: f64| format!("{number:.4}");
        let at = |places| most(places).map_or_else(String::new, |(step, _)| report.step(step).to_owned());
        let mut hangs_on: Vec<&str> = report.changes_of(place).map(|change| change.habit.key()).collect();
        hangs_on.dedup();
        let nothing = report
            .results
            .nothing
            .iter()
            .find(|nothing| nothing.caller == row.caller && nothing.language == row.language);
        let columns: [String; 37] = [
            NOTE.to_owned(),
            report.caller(row).to_owned(),
            report.task(row).to_owned(),
            report.language(row).to_owned(),
            compared.verdict.name().to_owned(),
            hangs_on.join(" "),
            tally.calls.to_string(),
            number(completion.share()),
            number(interval.low),
            number(interval.high),
            optional(compared.gap.map(|(gap, _)| gap)),
            optional(compared.gap.map(|(_, interval)| interval.low)),
            optional(compared.gap.map(|(_, interval)| interval.high)),
            number(Share { of: tally.person, all: tally.calls }.share()),
            number(elsewhere.share()),
            number(gave_up.share()),
            number(forced.share()),
            number(tally.without_help().share()),
            optional(tally.to_service.percentile(50)),
            optional(tally.to_service.percentile(90)),
            optional(tally.to_person.percentile(50)),
            optional(tally.to_person.percentile(90)),
            number(tally.each(tally.keys)),
            number(tally.each(tally.wrong_keys)),
            number(tally.each(tally.words)),
            number(tally.each(tally.repeats)),
            number(tally.each(tally.silences)),
            number(tally.each(tally.no_matches)),
            number(tally.each(tally.lost)),
            number(tally.each(tally.late)),
            optional(tally.slack.map(seconds)),
            tally.memory.to_string(),
            at(&tally.elsewhere),
            at(&tally.gave_up),
            at(&tally.forced),
            optional(nothing.map(|nothing| nothing.share.share())),
            report.simulation.seed.to_string(),
        ];
        line(out, &columns)?;
    }
    Ok(())
}

pub(in crate::caller::simulated) fn line(out: &mut dyn io::Write, fields: &[String]) -> io::Result<()> {
    let fields: Vec<String> = fields
        .iter()
        .map(|field| {
            if field.contains([',', '"', '\n', '\r']) {
                format!("\"{}\"", field.replace('"', "\"\""))
            } else {
                field.clone()
            }
        })
        .collect();
    write!(out, "{}\r\n", fields.join(","))
}
