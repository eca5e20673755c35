//! What the manifest tells of a rendering as a whole: how loud it is, and how numbers and dates are said.

use super::layout::System;
use super::manifest::{Composed, FORM, Manifest, Prompt};
use super::work::Plan;
use crate::sound::measure::{HIGHEST, TARGET};

const NUMBERS: &str = "whole where the script has them; in a call, digit by digit: digit-0 to digit-9, and keys: key-0 to key-9, key-star, key-hash";

impl Plan<'_> {
    /// The manifest of these prompts, and of what was there before in languages that were not asked for.
    pub(super) fn manifest(
        &self,
        mut prompts: Vec<Prompt>,
        mut composed: Vec<Composed>,
        before: Option<&Manifest>,
    ) -> Manifest {
        prompts.sort_by(|one, other| (&one.language, &one.id).cmp(&(&other.language, &other.id)));
        let asked = |tag: &str| self.languages.iter().any(|locale| locale.tag == tag);
        let others = before.iter().flat_map(|manifest| &manifest.composed);
        composed.extend(others.filter(|composed| !asked(&composed.language)).cloned());
        composed.sort_by(|one, other| (&one.language, &one.id).cmp(&(&other.language, &other.id)));
        Manifest {
            form: FORM,
            reachline: env!("CARGO_PKG_VERSION").to_owned(),
            hotline: self.hotline.to_owned(),
            system: self.system.name().to_owned(),
            voice: self.voice.to_owned(),
            loudness: loudness(),
            numbers: NUMBERS.to_owned(),
            dates: dates(self.system),
            prompts,
            composed,
        }
    }
}

/// How loud everything is.
pub(super) fn loudness() -> String {
    format!("{TARGET} LUFS by EBU R128, true peaks at most {HIGHEST} dBTP")
}

fn dates(system: System) -> String {
    let in_a_call = match system {
        System::Asterisk => "by SayUnixTime and SayNumber",
        System::FreeSwitch => "by the application say",
        System::Wav => "by whoever plays the files",
    };
    format!("whole where the script or the news has them; in a call, {in_a_call}")
}
