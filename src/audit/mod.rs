//! Judges a hotline against what is known to shut callers out. A rule is one file with its page beside it
//! ([`rules`]); how strict it is, is data ([`profile`]); what an author has decided otherwise is told in the
//! script ([`allow`]) or kept in a file ([`baseline`]).
//!
//! A report says what was looked at and what was found. It claims no conformity with any standard.

pub mod allow;
pub mod baseline;
pub mod faults;
pub mod finding;
pub mod fix;
pub mod lexicon;
pub mod page;
mod places;
pub mod profile;
pub mod prompt;
pub mod report;
pub mod rule;
pub mod rules;
pub mod seen;
pub mod ways;

use std::sync::Arc;

use rayon::prelude::*;

pub use finding::{Figure, Finding, Mend};
pub use profile::Profile;
pub use report::{Format, Report};
pub use rule::{Asks, Group, Rule, Unit};

use crate::diagnostic::Diagnostic;
use crate::script::Hotline;
use finding::Found;
use seen::Seen;

/// Judges a hotline by a profile. One of ordinary size is gone through state by state, with the engine itself. `faults` is what checking had to say of it; what of that shuts callers out is
/// among the findings.
#[must_use]
pub fn audit(hotline: &Arc<Hotline>, faults: &[Diagnostic], profile: &Profile) -> Report {
    let seen = Seen::new(hotline, faults);
    let found: Vec<Vec<Finding>> = rules::ALL
        .par_iter()
        .map(|rule| {
            let Some(setting) = profile.setting(rule.code().name).filter(|setting| !setting.is_off()) else {
                return Vec::new();
            };
            let mut found = Found::new(*rule, setting, &seen);
            rule.judge(&seen, &mut found);
            found.into_findings()
        })
        .collect();
    let findings = found.into_iter().flatten().collect();
    Report::new(hotline, &seen, profile, findings)
}
