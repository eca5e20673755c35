//! `reachline audit`: which callers a hotline leaves behind, by which rule, and what to change.

mod baseline;
mod fix;
mod pages;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::faults::complain;
use super::{Accessible, Failure, Outcome};
use crate::audit::profile::{DEFAULT, NoProfile};
use crate::audit::{Format, Profile, Report, audit};
use crate::diagnostic::{Severity, quoted, text};
use crate::script::{Checked, Hotline, built_in, load};

/// Judge a hotline: which callers it leaves behind, by which rule, and what to change
#[derive(Debug, Default, clap::Args)]
#[command(before_help = EXAMPLES)]
pub struct Audit {
    /// The hotline's script; without it, the built-in hotline of China Post
    script: Option<PathBuf>,

    /// The profile to judge by: its name, or a file that ends in .toml. Without it, the one that the script
    /// names, or `default`
    #[arg(long, value_name = "NAME or FILE", help_heading = "Judging")]
    profile: Option<String>,
    /// Exit with 1 when something is as bad as this or worse
    #[arg(long, value_enum, value_name = "SEVERITY", default_value = "error", help_heading = "Judging")]
    deny: Deny,
    /// Tell only what is not in this file
    #[arg(long, value_name = "FILE", help_heading = "Judging")]
    baseline: Option<PathBuf>,
    /// Keep what is found in this file, for `--baseline`
    #[arg(long, value_name = "FILE", conflicts_with = "baseline", help_heading = "Judging")]
    write_baseline: Option<PathBuf>,

    /// Write the safe repairs into the script; shows the difference and asks first
    #[arg(long, requires = "script", conflicts_with_all = ["baseline", "write_baseline", "format"], help_heading = "Repairing")]
    fix: bool,
    /// With --fix, write without asking
    #[arg(long, requires = "fix", help_heading = "Repairing")]
    yes: bool,

    /// How the report is told
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    format: Option<Format>,
    #[command(flatten, next_help_heading = "Output")]
    accessible: Accessible,

    /// Explain a rule: the problem, examples, sources, and what each profile says of it
    #[arg(long, value_name = "RULE", exclusive = true, help_heading = "Reading")]
    explain: Option<String>,
    /// List all rules
    #[arg(long, exclusive = true, help_heading = "Reading")]
    rules: bool,
    /// List the profiles in the program
    #[arg(long, exclusive = true, help_heading = "Reading")]
    profiles: bool,
}

const EXAMPLES: &str = "\
Examples:
  reachline audit                               judge the built-in hotline
  reachline audit my-hotline.toml --profile older
  reachline audit my-hotline.toml --fix         repair what can be repaired safely
  reachline audit --explain retries";

/// From which severity on a hotline does not pass.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Deny {
    /// Anything at all.
    Note,
    /// What works, but badly for some.
    Warning,
    /// What shuts callers out.
    #[default]
    Error,
}

impl ValueEnum for Deny {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Note, Self::Warning, Self::Error]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Note => PossibleValue::new("note").help("anything at all"),
            Self::Warning => PossibleValue::new("warning").alias("warn").help("what works badly for some"),
            Self::Error => PossibleValue::new("error").help("what shuts callers out"),
        })
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.purpose()))
    }
}

/// Loads a hotline and judges it, for what tells more than an audit.
pub(super) fn judged(
    script: Option<PathBuf>,
    profile: Option<String>,
    accessible: Accessible,
) -> Result<(Arc<Hotline>, Report), Failure> {
    Audit { script, profile, accessible, ..Audit::default() }.judge()
}

impl Audit {
    /// Does what was asked.
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        if let Some(rule) = &self.explain {
            return pages::explain(rule);
        }
        if self.rules {
            return pages::rules();
        }
        if self.profiles {
            return pages::profiles();
        }
        let (hotline, report) = self.judge()?;
        if let (true, Some(script)) = (self.fix, &self.script) {
            return fix::fix(&self, script, hotline.source(), &report);
        }
        let report = match &self.baseline {
            Some(file) => baseline::without(report, file)?,
            None => report,
        };
        self.tell(&report)?;
        if let Some(file) = &self.write_baseline {
            return baseline::write(&report, file);
        }
        Ok(self.outcome(&report))
    }

    /// The hotline that was asked for, and the report on it.
    fn judge(&self) -> Result<(Arc<Hotline>, Report), Failure> {
        let Checked { hotline, faults } = match &self.script {
            Some(path) => load(path).map_err(|error| Failure::told(error.to_string()))?,
            None => built_in(),
        };
        let Some(hotline) = hotline.map(Arc::new) else {
            complain(&faults.into_iter().collect(), self.accessible.asked());
            let what =
                self.script.as_deref().map_or_else(String::new, |path| quoted(&path.to_string_lossy()));
            return Err(Failure::told(format!(
                "{what} has faults, so it was not judged; mend the errors above, and `reachline check` says when it is sound"
            )));
        };
        let profile = self.profile(&hotline)?;
        let report = audit(&hotline, &faults, &profile);
        Ok((hotline, report))
    }

    /// What the findings mean to a shell.
    fn outcome(&self, report: &Report) -> Outcome {
        let severity = match self.deny {
            Deny::Note => Severity::Note,
            Deny::Warning => Severity::Warning,
            Deny::Error => Severity::Error,
        };
        if report.has(severity) { Outcome::Found } else { Outcome::Fine }
    }

    fn tell(&self, report: &Report) -> Result<(), Failure> {
        let format = match (self.format, self.accessible.asked()) {
            (None | Some(Format::Text), true) => Format::Words,
            (format, _) => format.unwrap_or_default(),
        };
        let mut out = io::BufWriter::new(io::stdout().lock());
        report.write(format, super::faults::width().unwrap_or(text::WIDTH), &mut out)?;
        out.flush()?;
        Ok(())
    }

    /// The profile that was asked for, on the command line or in the script.
    fn profile(&self, hotline: &Hotline) -> Result<Profile, Failure> {
        let in_script = hotline.about().profile.as_ref();
        let (name, folder) = match (&self.profile, in_script) {
            (Some(name), _) => (name.as_str(), Path::new("")),
            (None, Some((name, _))) => {
                (&**name, self.script.as_deref().and_then(Path::parent).unwrap_or(Path::new("")))
            }
            (None, None) => (DEFAULT, Path::new("")),
        };
        match Profile::find(name, folder) {
            Ok(profile) => Ok(profile),
            Err(NoProfile::Unread(error)) => Err(Failure::told(error.to_string())),
            Err(NoProfile::Unknown(near)) => {
                let advice = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "`reachline audit --profiles` lists them; a file of your own ends in `.toml`"
                        .to_owned(),
                };
                Err(Failure::told(format!("there is no profile {}; {advice}", quoted(name))))
            }
            Err(NoProfile::Faulty(faults)) => {
                complain(&faults, self.accessible.asked());
                Err(Failure::told(format!("the profile {} is faulty, so nothing was judged", quoted(name))))
            }
        }
    }
}
