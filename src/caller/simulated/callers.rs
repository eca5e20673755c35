//! The callers in the program itself. A caller is one file here and one line in the list.

use std::sync::OnceLock;

use super::habits::Habits;
use super::read;
use crate::diagnostic::Source;

macro_rules! callers {
    ($($name:literal),* $(,)?) => {
        /// The callers' files by name, in the order in which they are told; the first is who all are compared with.
        const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("callers/", $name, ".toml")))),*];
    };
}

callers! {
    "baseline", "older-caller", "slow-dialler", "tremor-mistyper", "screen-reader-phone", "low-vision",
    "memory-limited", "anxious-or-crisis", "hearing-loss", "tty-relay", "rtt-text", "speech-impaired-aac",
    "non-native", "wrong-language", "regular-caller",
}

/// The name of the caller whom all others are compared with.
pub const BASELINE: &str = FILES[0].0;

/// Every caller in the program itself.
///
/// # Panics
/// When one of their files is faulty, which a test rules out.
pub fn all() -> &'static [Habits] {
    static ALL: OnceLock<Vec<Habits>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all: Vec<Habits> = Vec::with_capacity(FILES.len());
        for (name, text) in FILES {
            let source = Source::new(format!("callers/{name}.toml (built in)"), *text);
            all.push(read::read(&source, &all).expect("a test reads the files of all callers"));
        }
        all
    })
}

/// The caller of this name.
pub fn find(name: &str) -> Option<&'static Habits> {
    all().iter().find(|caller| caller.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::caller::simulated::habits::{Basis, Habit};

    #[test]
    fn every_file_is_sound_and_its_caller_has_its_name() {
        assert_eq!(all().len(), FILES.len());
        for (caller, (name, _)) in all().iter().zip(FILES) {
            assert_eq!(caller.name, *name);
        }
    }

    #[test]
    fn whatever_was_read_or_is_recalled_names_its_source() {
        for caller in all() {
            for habit in Habit::ALL {
                let figure = caller.figure(*habit);
                assert!(
                    figure.basis == Basis::Assumed || !figure.note.is_empty(),
                    "{} {}",
                    caller.name,
                    habit.key()
                );
            }
        }
    }
}
