//! What was proved of every path, with the shortest call that shows what was refuted.

use std::io::{self, Write};

use super::words::Words;
use super::{Report, english};
use crate::explore::Verdict;
use crate::explore::report::{assumptions, call_file, sentence};
use crate::page::Text;

pub(super) fn write(report: &Report<'_>, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let exploration = report.exploration.exploration;
    let mut table = words.table("proofs-caption", &["column-claim", "column-verdict", "column-detail"]);
    for judged in exploration.judged() {
        table
            .row(words.text(&format!("claim-{}", judged.claim.name())))
            .words(words.text(verdict(&judged.verdict)))
            .markup(english(words, &sentence(exploration, judged)));
    }
    table.write(out)?;
    for judged in exploration.judged() {
        let Some(call) = call_file(exploration, judged, report.exploration.script) else { continue };
        let name = words.text(&format!("claim-{}", judged.claim.name()));
        writeln!(
            out,
            "<h3>{}: {}</h3>\n<pre lang=\"en\">{}</pre>",
            Text(&name),
            Text(&words.text("counterexample")),
            call.lines().map(|line| format!("{}\n", Text(line))).collect::<String>()
        )?;
    }
    writeln!(out, "<h3>{}</h3>\n<ul>", Text(&words.text("assumed")))?;
    for assumed in assumptions(report.exploration) {
        writeln!(out, "<li>{}</li>", english(words, &assumed))?;
    }
    writeln!(out, "</ul>")
}

/// The word for what came of a claim.
fn verdict(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Proved => "proved",
        Verdict::Refuted { .. } => "refuted",
        Verdict::Open => "open",
        Verdict::NotAsked => "not-asked",
    }
}
