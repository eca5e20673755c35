//! What the audit finds in a hotline, for the steps of a failed call.

use std::sync::Arc;

use crate::audit::{Profile, audit, profile};
use crate::caller::simulated::why::Bears;
use crate::diagnostic::Diagnostic;
use crate::script::{Hotline, LanguageId};

/// What the audit finds by its ordinary profile at any step, in a language or in all.
pub(super) fn of(hotline: &Arc<Hotline>, faults: &[Diagnostic], language: Option<LanguageId>) -> Vec<Bears> {
    let Some(profile) = Profile::built_in(profile::DEFAULT) else { return Vec::new() };
    let language = language.map(|language| hotline.locale(language).tag);
    let findings = audit(hotline, faults, &profile).findings.into_iter();
    findings
        .filter(|finding| finding.language.is_none() || finding.language == language)
        .filter_map(|finding| {
            let step = finding.step?.into_string();
            Some(Bears { rule: finding.code.name, step, message: finding.message, fix: finding.fix })
        })
        .collect()
}
