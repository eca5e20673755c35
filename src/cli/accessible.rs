//! Whether to draw nothing: asked for by `--accessible`, or once for all by the environment.

use std::ffi::OsStr;

/// The argument, for every command whose output could be drawn.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct Accessible {
    /// Say everything in words and draw nothing. `ACCESSIBLE=1` in the environment does the same.
    #[arg(long)]
    accessible: bool,
}

impl Accessible {
    /// Whether it was asked for, in either way.
    #[must_use]
    pub fn asked(self) -> bool {
        self.accessible || set(std::env::var_os("ACCESSIBLE").as_deref())
    }
}

/// Whether a variable is set to anything that does not say no.
fn set(value: Option<&OsStr>) -> bool {
    value
        .is_some_and(|value| !["", "0", "false", "no", "off"].iter().any(|no| value.eq_ignore_ascii_case(no)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_asks_unless_it_says_no() {
        for yes in ["1", "true", "yes", "braille"] {
            assert!(set(Some(OsStr::new(yes))), "{yes}");
        }
        for no in ["", "0", "false", "False", "no", "off"] {
            assert!(!set(Some(OsStr::new(no))), "{no}");
        }
        assert!(!set(None));
    }
}
