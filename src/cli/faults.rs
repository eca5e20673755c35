//! How every command tells faults: the choice of a form, the width of the page, the page that explains a code, and
//! the exit code that follows.

use std::io::{self, Write};

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::diagnostic::{Code, Faults, Format, did_you_mean, page, quoted, text};

use super::{Failure, Outcome};

/// The widest that words are set, however wide the terminal: longer lines are hard to follow.
const PAGE_WIDTH: usize = 80;

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.purpose()))
    }
}

/// The choice of a form, as an argument of every command that tells faults.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct Telling {
    /// How faults are told.
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<Format>,
}

impl Telling {
    /// The form that was asked for; without one, the drawn form, or words where nothing is to be drawn.
    #[must_use]
    pub fn format(self, accessible: bool) -> Format {
        match (self.format, accessible) {
            (None | Some(Format::Text), true) => Format::Words,
            (None, false) => Format::Text,
            (Some(format), _) => format,
        }
    }
}

/// Tells faults on standard output. The outcome is [`Outcome::Found`] when there are errors; warnings alone are
/// told and let pass.
///
/// # Errors
/// When standard output cannot be written.
pub fn tell(faults: &Faults, format: Format) -> Result<Outcome, Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    format.write(faults, width().unwrap_or(text::WIDTH), &mut out)?;
    out.flush()?;
    Ok(if faults.errors() > 0 { Outcome::Found } else { Outcome::Fine })
}

/// Tells faults on standard error, where they are in the way of what was asked for and nobody is to take them for its
/// result. When standard error is closed, the exit code still tells.
pub(super) fn complain(faults: &Faults, accessible: bool) {
    let format = if accessible { Format::Words } else { Format::Text };
    let _ = format.write(faults, text::WIDTH, &mut io::stderr().lock());
}

/// Prints the page of the code of that name.
///
/// # Errors
/// When there is no such code, and when standard output cannot be written.
pub fn explain(name: &str, codes: &[&Code]) -> Result<Outcome, Failure> {
    let Some(code) = codes.iter().find(|code| code.name.eq_ignore_ascii_case(name)) else {
        let unknown = || "the code is what stands in brackets after `error` or `warning`".to_owned();
        let advice = did_you_mean(name, codes.iter().map(|code| code.name), unknown);
        return Err(Failure::told(format!("no fault has the code {}; {advice}", quoted(name))));
    };
    let width = page_width();
    let mut out = io::stdout().lock();
    write!(out, "{}", page::plain(code.page, width))?;
    out.flush()?;
    Ok(Outcome::Fine)
}

/// The columns that a page is set in.
pub(super) fn page_width() -> usize {
    width().unwrap_or(PAGE_WIDTH).min(PAGE_WIDTH)
}

/// The columns of the terminal that standard output goes to, if it goes to one.
pub(super) fn width() -> Option<usize> {
    console::Term::stdout().size_checked().map(|(_, columns)| usize::from(columns))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_drawn_for_who_listens() {
        let asked = |format| Telling { format };
        assert_eq!(asked(None).format(true), Format::Words);
        assert_eq!(asked(Some(Format::Text)).format(true), Format::Words);
        assert_eq!(asked(Some(Format::Json)).format(true), Format::Json);
        assert_eq!(asked(None).format(false), Format::Text);
        assert_eq!(asked(Some(Format::Words)).format(false), Format::Words);
    }

    #[test]
    fn a_code_that_does_not_exist_is_answered_with_the_nearest() {
        static STEP: Code = Code { name: "unknown-step", page: "# Unknown step\n" };
        let told = |name| explain(name, &[&STEP]).unwrap_err().to_string();
        assert_eq!(
            told("unknown-setp"),
            "no fault has the code `unknown-setp`; did you mean `unknown-step`?"
        );
        assert!(told("\u{1B}x").starts_with(r"no fault has the code `\u{1B}x`; the code is what"));
    }
}
