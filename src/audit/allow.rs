//! What authors have decided otherwise: comments in a script or a prompt file, `# reachline: allow RULE — reason`,
//! above the table, the line or the message that they concern.

use std::ops::Range;
use std::sync::Arc;

use super::finding::Finding;
use super::{faults, rules};
use crate::diagnostic::{Code, Diagnostic, Place, Severity, Source, did_you_mean, quoted};
use crate::script::Hotline;

/// What begins a comment that is meant for an audit.
const SIGN: &str = "reachline:";

/// What may stand between the rule and the reason.
const DASHES: [&str; 4] = ["—", "–", "--", "-"];

/// Something that an author allows, and why.
#[derive(Clone, Debug)]
pub struct Allowance {
    /// The rule.
    pub rule: &'static str,
    /// Why.
    pub reason: String,
    /// Where it is said.
    pub place: Place,
    /// What it concerns, in the same file.
    covers: Range<usize>,
    /// The step whose table it concerns.
    step: Option<String>,
}

/// A finding that is allowed, and by what.
#[derive(Clone, Debug)]
pub struct Allowed {
    /// What was found.
    pub finding: Finding,
    /// Why it stays.
    pub reason: String,
    /// Where that is said.
    pub place: Place,
}

/// All allowances of a hotline, and those that cannot be read.
pub(super) fn read(hotline: &Hotline) -> (Vec<Allowance>, Vec<Finding>) {
    let (mut all, mut broken) = (Vec::new(), Vec::new());
    of_source(hotline.source(), false, &mut all, &mut broken);
    for catalogue in hotline.languages() {
        of_source(catalogue.source(), true, &mut all, &mut broken);
    }
    (all, broken)
}

impl Allowance {
    /// Whether it is about this.
    #[must_use]
    pub fn covers(&self, finding: &Finding) -> bool {
        let here = Arc::ptr_eq(&finding.place.source, &self.place.source);
        let span = finding.place.bytes();
        let within = here && self.covers.start <= span.start && span.start < self.covers.end.max(1);
        let of_step = self.step.is_some() && self.step.as_deref() == finding.step.as_deref();
        finding.code.name == self.rule && (within || of_step)
    }

    /// That nothing needs it.
    pub(super) fn unused(&self) -> Finding {
        let message = format!("nothing here needs what is allowed: `{}` has nothing against it", self.rule);
        complaint(&faults::ALLOWANCE_UNUSED, self.place.clone(), message, "take the comment away".to_owned())
    }
}

fn complaint(code: &'static Code, place: Place, message: String, fix: String) -> Finding {
    Finding {
        code,
        severity: Severity::Warning,
        affects: &[],
        step: None,
        about: None,
        language: None,
        place,
        message,
        heard: None,
        figure: None,
        fix,
        mend: None,
    }
}

fn of_source(source: &Arc<Source>, is_fluent: bool, all: &mut Vec<Allowance>, broken: &mut Vec<Finding>) {
    if !source.text().contains(SIGN) {
        return;
    }
    let lines = lines(source.text());
    for (number, (start, line)) in lines.iter().enumerate() {
        let Some(said) = comment(line).and_then(|comment| comment.strip_prefix(SIGN)) else { continue };
        let place = source.place(*start..start + line.trim_end().len());
        let more = lines[number + 1..].iter().map_while(|(_, line)| comment(line));
        let more: Vec<&str> = more.take_while(|comment| !comment.starts_with(SIGN)).collect();
        match parse(said.trim(), &more) {
            Ok((rule, reason)) => {
                let (covers, step) = concerned(&lines[number + 1..], is_fluent);
                all.push(Allowance { rule, reason, place, covers, step });
            }
            Err((code, message, fix)) => broken.push(complaint(code, place, message, fix)),
        }
    }
}

/// The words of a line that is a comment.
fn comment(line: &str) -> Option<&str> {
    line.trim().strip_prefix('#').map(|comment| comment.trim_start_matches('#').trim())
}

/// Every line with the byte that it begins at.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let at = start;
            start += line.len();
            (at, line)
        })
        .collect()
}

/// The rule and the reason, or what is wrong.
fn parse(said: &str, more: &[&str]) -> Result<(&'static str, String), (&'static Code, String, String)> {
    let Some(rest) = said.strip_prefix("allow").filter(|rest| rest.is_empty() || rest.starts_with(' '))
    else {
        let word = said.split_whitespace().next().unwrap_or_default();
        let message = format!("{} is nothing that a comment can ask of an audit", quoted(word));
        let fix = "write `# reachline: allow RULE — reason`".to_owned();
        return Err((&faults::ALLOWANCE_UNKNOWN, message, fix));
    };
    let rest = rest.trim();
    let (name, reason) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let name = name.trim_end_matches([':', ',']);
    let Some(rule) = rules::find(name) else {
        let known = rules::ALL.iter().map(|rule| rule.code().name);
        let fix = did_you_mean(name, known, || "`reachline audit --rules` lists the rules".to_owned());
        return Err((&faults::ALLOWANCE_UNKNOWN, format!("there is no rule {}", quoted(name)), fix));
    };
    let mut reason = reason.trim();
    for dash in DASHES {
        reason = reason.strip_prefix(dash).unwrap_or(reason).trim_start();
    }
    let reason =
        std::iter::once(reason).chain(more.iter().copied()).collect::<Vec<_>>().join(" ").trim().to_owned();
    if !reason.chars().any(char::is_alphabetic) {
        let message = format!("`{}` is allowed here without a reason", rule.code().name);
        let fix = format!("add why: `# reachline: allow {} — …`", rule.code().name);
        return Err((&faults::ALLOWANCE_WITHOUT_REASON, message, fix));
    }
    Ok((rule.code().name, reason))
}

/// What stands below a comment: a whole table, or a key or message with its further lines.
fn concerned(below: &[(usize, &str)], is_fluent: bool) -> (Range<usize>, Option<String>) {
    let is_nothing = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    let Some(first) = below.iter().position(|(_, line)| !is_nothing(line)) else { return (0..0, None) };
    let (start, line) = below[first];
    let head = line.trim_start().strip_prefix('[').filter(|_| !is_fluent);
    let ends = |(_, line): &&(usize, &str)| match (head, is_fluent) {
        (Some(_), _) => line.trim_start().starts_with('['),
        (None, true) => !line.trim().is_empty() && !line.starts_with([' ', '\t']),
        (None, false) => {
            is_nothing(line) || line.trim_start().starts_with('[') || !line.starts_with([' ', '\t', '}', ']'])
        }
    };
    let end = below[first + 1..]
        .iter()
        .find(ends)
        .map_or_else(|| below.last().map_or(start, |(at, line)| at + line.len()), |(at, _)| *at);
    let step = head.and_then(|head| {
        let (name, _) = head.split_once(']')?;
        let (_, step) = name.split_once('.')?;
        Some(step.trim().trim_matches('"').to_owned())
    });
    (start..end, step)
}

/// The comment as a complaint, for those who want to see where something is allowed.
impl Allowed {
    /// What was found, told as other complaints are.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        self.finding.diagnostic()
    }
}
