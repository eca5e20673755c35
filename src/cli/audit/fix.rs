//! `--fix`: shows what the safe repairs would change, asks, and writes. What comes of it is checked and judged again
//! before anything is written.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;

use imara_diff::{Algorithm, Diff, InternedInput, Token};

use super::Audit;
use crate::audit::{Mend, Report, audit, fix};
use crate::caller::scripted::rewrite;
use crate::cli::question::agreed;
use crate::cli::{Failure, Outcome};
use crate::diagnostic::{Source, printable, quoted};
use crate::script::load_text;

/// After so many rounds of repairs, what is left is told.
const ROUNDS: usize = 4;

/// Lines shown before and after one that changes.
const AROUND: usize = 2;

/// Repairs the script.
pub(super) fn fix(
    asked: &Audit,
    script: &Path,
    source: &Source,
    report: &Report,
) -> Result<Outcome, Failure> {
    let mended = mended(script, source.text(), report)?;
    let Some((text, after)) = mended else {
        asked.tell(report)?;
        writeln!(io::stdout(), "nothing here can be repaired by itself; each finding says what to do")?;
        return Ok(asked.outcome(report));
    };
    show(source, &text)?;
    if !asked.yes {
        if !io::stdin().is_terminal() {
            return Err(Failure::told(
                "`--fix` asks before it writes, and there is nobody to ask; add `--yes`",
            ));
        }
        if !agreed(&quoted(source.name()))? {
            writeln!(io::stdout(), "nothing is written")?;
            return Ok(asked.outcome(report));
        }
    }
    rewrite::rewrite(script, source, &text).map_err(|error| Failure::told(error.to_string()))?;
    writeln!(io::stdout(), "wrote {}\n", printable(source.name()))?;
    asked.tell(&after)?;
    Ok(asked.outcome(&after))
}

/// The script with all repairs, and the report on it; nothing when there is none. Repairs go on until none is left,
/// for one can uncover another.
fn mended(script: &Path, text: &str, report: &Report) -> Result<Option<(String, Report)>, Failure> {
    let mut best: Option<(String, Report)> = None;
    for _ in 0..ROUNDS {
        let (now, told) = best.as_ref().map_or((text, report), |(text, report)| (text.as_str(), report));
        let mends: BTreeSet<&Mend> =
            told.findings.iter().filter_map(|finding| finding.mend.as_ref()).collect();
        if mends.is_empty() {
            break;
        }
        let mended = fix::mend(now, mends)
            .map_err(|error| Failure::told(format!("cannot repair the script: {error}")))?;
        if mended == now {
            break;
        }
        let source = Source::new(script.to_string_lossy(), mended.as_str());
        let checked = load_text(script, &source);
        let Some(hotline) = checked.hotline.map(Arc::new) else {
            let why = checked.faults.first().map_or("", |fault| fault.message.as_str());
            return Err(Failure::told(format!(
                "the repairs would make the script faulty ({why}), so nothing is written; make them by hand"
            )));
        };
        let after = audit(&hotline, &checked.faults, &told.profile);
        best = Some((mended, after));
    }
    Ok(best)
}

/// Shows the lines that go with `-` before them and those that come with `+`, with a few around them.
fn show(source: &Source, text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "what would change in {}:", printable(source.name()))?;
    let lines = InternedInput::new(source.text(), text);
    let mut difference = Diff::compute(Algorithm::Histogram, &lines);
    difference.postprocess_lines(&lines);
    let hunks: Vec<_> = difference.hunks().collect();
    for near in hunks.chunk_by(|one, next| one.before.end as usize + 2 * AROUND >= next.before.start as usize)
    {
        let (Some(first), Some(last)) = (near.first(), near.last()) else { continue };
        let mut at = (first.before.start as usize).saturating_sub(AROUND);
        writeln!(out, "line {}", at + 1)?;
        let mut tell = |sign, tokens: &[Token]| -> io::Result<()> {
            for token in tokens {
                let line = lines.interner[*token].trim_end_matches(['\r', '\n']);
                writeln!(out, "{}", format!("{sign} {}", printable(line)).trim_end())?;
            }
            Ok(())
        };
        for hunk in near {
            tell(' ', &lines.before[at..hunk.before.start as usize])?;
            tell('-', &lines.before[hunk.before.start as usize..hunk.before.end as usize])?;
            tell('+', &lines.after[hunk.after.start as usize..hunk.after.end as usize])?;
            at = hunk.before.end as usize;
        }
        let end = (last.before.end as usize + AROUND).min(lines.before.len());
        tell(' ', &lines.before[at..end])?;
    }
    Ok(())
}
