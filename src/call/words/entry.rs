//! What is said where digits are typed: the question, and what was typed.

use super::Words;
use crate::call::saying::Hearing;
use crate::key::Keys;
use crate::number;
use crate::prompt::Value;
use crate::script::{Accept, Announce, Entry, StepId};

impl Words<'_> {
    pub(super) fn entry(&mut self, step: StepId, entry: &Entry, hearing: Hearing) {
        self.trouble(step, hearing);
        self.question(step, hearing);
        if entry.accept == Accept::YesNo {
            self.say("yes-or-no", None, &[]);
            self.anywhere(entry.listening.announce, entry.listening.option_pause);
        } else {
            if let Some(key) = entry.end_key {
                self.say("end-key", None, &[("key", Value::Key(key))]);
            }
            if entry.listening.announce != Announce::Nothing {
                self.say("pause-key", None, &[("key", Value::Key(entry.pause_key()))]);
            }
        }
        self.last_try(&entry.listening, hearing);
    }
}

/// Digits in the groups that people say them in: a telephone number's own, or threes and fours.
#[must_use]
pub fn grouped(typed: Keys) -> String {
    let digits = typed.to_string();
    if let Ok(number) = number::read(&digits) {
        return number.local().to_string();
    }
    let mut groups = Vec::new();
    let mut rest = digits.as_str();
    while rest.len() > 4 {
        let (group, more) = rest.split_at(3);
        groups.push(group);
        rest = more;
    }
    groups.push(rest);
    groups.join(" ")
}
