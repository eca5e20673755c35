//! `--explain`, `--rules`, `--profiles`.

use std::io::{self, Write};

use crate::audit::{Profile, faults, page as rule_page, rules};
use crate::cli::{Failure, Outcome, faults::explain as explain_code};
use crate::diagnostic::page;

/// Prints the page of a rule, and what each profile says of it and by whose word.
pub(super) fn explain(name: &str) -> Result<Outcome, Failure> {
    let codes: Vec<_> =
        rules::ALL.iter().map(|rule| rule.code()).chain(faults::ALL.iter().copied()).collect();
    let outcome = explain_code(name, &codes)?;
    let Some(rule) = rules::ALL.iter().find(|rule| rule.code().name.eq_ignore_ascii_case(name)) else {
        return Ok(outcome);
    };
    let mut out = io::stdout().lock();
    let more = format!(
        "## Who is affected\n\n{}.\n\n## Profiles\n\n{}",
        rule_page::affects(*rule),
        rule_page::profiles(*rule)
    );
    write!(out, "\n{}", page::plain(&more, super::super::faults::page_width()))?;
    out.flush()?;
    Ok(outcome)
}

/// Lists every rule with the title of its page.
pub(super) fn rules() -> Result<Outcome, Failure> {
    let mut out = io::stdout().lock();
    for rule in rules::ALL {
        writeln!(out, "{}: {}", rule.code().name, page::title(rule.code().page))?;
    }
    out.flush()?;
    Ok(Outcome::Fine)
}

/// Lists the profiles in the program.
pub(super) fn profiles() -> Result<Outcome, Failure> {
    let mut out = io::stdout().lock();
    for profile in Profile::names().filter_map(Profile::built_in) {
        writeln!(out, "{}: {}; {} rules", profile.name, profile.about, profile.count())?;
    }
    out.flush()?;
    Ok(Outcome::Fine)
}
