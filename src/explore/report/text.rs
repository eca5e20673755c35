//! The report in sentences: what came of each claim, what lines cost, how long a caller is kept, what was assumed.

use std::io;

use super::Report;
use super::call::{acts, call_file};
use super::words::{assumptions, count, length, place, sentence, verdict};
use crate::diagnostic::printable;
use crate::prompt::locale::Tempo;

pub(super) fn write(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let exploration = report.exploration;
    let graph = exploration.graph();
    let hotline = graph.hotline();
    let all = if graph.is_complete() { "every state was gone through" } else { "there are more states" };
    writeln!(
        out,
        "{}: {} and {}, at {}; {all}.",
        printable(hotline.name()),
        count(graph.len(), "state", "states"),
        count(graph.moves(), "move", "moves"),
        count(graph.moments().len(), "moment", "moments"),
    )?;
    for judged in exploration.judged() {
        writeln!(out, "{}: {}.", verdict(&judged.verdict), sentence(exploration, judged))?;
        if let Some(call) = call_file(exploration, judged, report.script) {
            writeln!(out, "a call that shows it:")?;
            for line in call.lines().filter(|line| !line.is_empty()) {
                writeln!(out, "  {line}")?;
            }
        }
    }
    let clock = |moment: u16| graph.moments()[usize::from(moment)].clock.strftime("%Y-%m-%d %H:%M");
    for cost in &report.costs {
        let locale = hotline.locale(cost.language);
        let keys = match cost.keys {
            Some(0) | None => "no keys".to_owned(),
            Some(keys) => format!("{}, {}", count(keys as usize, "key", "keys"), acts(&cost.acts)),
        };
        let at = if cost.moment == 0 { String::new() } else { format!(", at {}", clock(cost.moment)) };
        writeln!(
            out,
            "cost: `{}` in {}{at}: {keys}; {} heard, in {}.",
            hotline.step(cost.line).name,
            locale.english_name,
            match locale.tempo {
                Tempo::WordsPerMinute(_) => count(cost.words, "word", "words"),
                Tempo::CharactersPerMinute(_) => count(cost.words, "character", "characters"),
            },
            length(cost.lasts),
        )?;
    }
    if let Some(longest) = report.longest {
        let asked = if longest.of_all { "" } else { " of the states nearest to the beginning" };
        writeln!(
            out,
            "longest: who does nothing more is kept for {} at most{asked}, from {} on; after asking for the slowest speech and the most time, for {}.",
            length(longest.ordinary),
            place(hotline, graph.essence(longest.node)),
            length(longest.slowest),
        )?;
        if let Some(waiting) = longest.waiting {
            writeln!(
                out,
                "longest: who has asked the hotline to wait, and does nothing more, is kept for {} at most.",
                length(waiting)
            )?;
        }
    }
    for assumed in assumptions(report) {
        writeln!(out, "assumed: {assumed}.")?;
    }
    out.flush()
}
