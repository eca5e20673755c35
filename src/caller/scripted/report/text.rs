//! Results in words. Each cause of failures is told once: one line, its place in the call's text, and what was
//! really heard; then which other calls fail by it.

use std::io;

use super::{Report, count};
use crate::caller::scripted::suite::Cause;
use crate::diagnostic::{Faults, printable, text, words};

/// So many causes are told; the others are only counted.
const MOST_CAUSES: usize = 25;

/// So many lines of what was heard are shown.
const MOST_HEARD: usize = 12;

/// So many of the other calls are named.
const MOST_NAMED: usize = 5;

pub(super) fn write(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    for (_, error) in &report.suite.unreadable {
        writeln!(out, "error: {error}\n")?;
    }
    let faults: Faults = report.suite.faults().chain(report.results.misfits()).cloned().collect();
    if report.accessible {
        words::write(&faults, out)?;
    } else {
        text::write(&faults, report.width, out)?;
    }
    if !faults.is_empty() {
        writeln!(out)?;
    }
    let causes = report.results.causes(report.suite);
    for cause in causes.iter().take(MOST_CAUSES) {
        tell(cause, report, out)?;
    }
    if causes.len() > MOST_CAUSES {
        let left = (causes.len() - MOST_CAUSES) as u64;
        writeln!(
            out,
            "{} not shown; mend these first, or see all of them with `--format json`\n",
            count(left, "more cause of failures is", "more causes of failures are")
        )?;
    }
    writeln!(out, "{}", report.summary())?;
    let calls = report.results.tally().calls;
    if calls > report.results.tested.len() as u64 {
        let seconds = report.results.took.as_secs_f64();
        writeln!(out, "{} in {seconds:.3} s", count(calls, "call", "calls"))?;
    }
    Ok(())
}

fn tell(cause: &Cause<'_>, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    if report.accessible {
        words::write_one(&cause.told, out)?;
    } else {
        text::write_one(&cause.told, report.width, out)?;
    }
    let heard = &cause.failure.heard;
    if heard.is_empty() && !cause.failure.is_of_the_program() {
        writeln!(out, "heard: nothing")?;
    }
    for line in heard.iter().take(MOST_HEARD) {
        writeln!(out, "heard: {}", printable(line))?;
    }
    if heard.len() > MOST_HEARD {
        let left = (heard.len() - MOST_HEARD) as u64;
        writeln!(out, "heard: and {}", count(left, "more line", "more lines"))?;
    }
    if let failed @ 2.. = cause.first.failed {
        writeln!(out, "note: in {failed} of {} calls", cause.first.calls)?;
    }
    if !cause.others.is_empty() {
        let name = |test: &crate::caller::scripted::suite::Test| {
            printable(&report.suite.file(*test).name(test.call)).into_owned()
        };
        let mut named: Vec<_> = cause.others.iter().take(MOST_NAMED).map(name).collect();
        if cause.others.len() > MOST_NAMED {
            named.push("and so on".to_owned());
        }
        let others = count(cause.others.len() as u64, "more test", "more tests");
        writeln!(out, "note: the same in {others}: {}", named.join("; "))?;
    }
    writeln!(out)
}
