//! What is said when an answer did not come or meant nothing, and what will happen if that goes on.

use super::Words;
use crate::call::saying::Hearing;
use crate::prompt::Value;
use crate::script::{Accept, Listening, StepId, Target};

impl Words<'_> {
    /// What went wrong, if something did, in the step's own words or the common ones.
    pub(super) fn trouble(&mut self, step: StepId, hearing: Hearing) -> bool {
        let own = match hearing {
            Hearing::First | Hearing::Again => return false,
            Hearing::NoInput { tries } => ("no-input", vec![("try", Value::Count(tries.into()))]),
            Hearing::NoMatch { tries, keys } => {
                ("no-match", vec![("try", Value::Count(tries.into())), ("keys", Value::Keys(keys))])
            }
            Hearing::NotUnderstood { .. } | Hearing::TooShort { .. } | Hearing::NotValid { .. } => {
                return self.common_trouble_at(Some(step), hearing);
            }
        };
        self.say_step(step, Some(own.0), own.1) || self.common_trouble_at(Some(step), hearing)
    }

    pub(super) fn common_trouble(&mut self, hearing: Hearing) -> bool {
        self.common_trouble_at(None, hearing)
    }

    fn common_trouble_at(&mut self, step: Option<StepId>, hearing: Hearing) -> bool {
        let accept = step.and_then(|step| Some(self.hotline.step(step).kind.entry()?.accept));
        match hearing {
            Hearing::First | Hearing::Again => false,
            Hearing::NoInput { tries } => self.say("no-input", None, &[("try", Value::Count(tries.into()))]),
            Hearing::NoMatch { tries, keys } => {
                let values = [("try", Value::Count(tries.into())), ("keys", Value::Keys(keys))];
                self.say("no-match", None, &values)
            }
            Hearing::NotUnderstood { .. } => self.say("no-match-words", None, &[]),
            Hearing::TooShort { count, .. } => {
                let least = match accept {
                    Some(Accept::Digits { least, .. }) => least,
                    Some(Accept::Date) => 8,
                    Some(Accept::PhoneNumber | Accept::YesNo) | None => 1,
                };
                let values = [("count", Value::Count(count.into())), ("least", Value::Count(least.into()))];
                self.say("too-short", None, &values)
            }
            Hearing::NotValid { .. } if accept == Some(Accept::Date) => self.say("not-a-date", None, &[]),
            Hearing::NotValid { .. } => self.say("not-a-number", None, &[]),
        }
    }

    /// Before the last hearing, where it leads if it is met with silence or a wrong key again.
    pub(super) fn last_try(&mut self, listening: &Listening, hearing: Hearing) {
        let (tries, most, target) = match hearing {
            Hearing::First | Hearing::Again => return,
            Hearing::NoInput { tries } => (tries, listening.max_no_input, listening.on_no_input),
            Hearing::NoMatch { tries, .. }
            | Hearing::NotUnderstood { tries }
            | Hearing::TooShort { tries, .. }
            | Hearing::NotValid { tries } => (tries, listening.max_no_match, listening.on_no_match),
        };
        if tries + 1 < most {
            return;
        }
        if let Target::Step(step) = target
            && self.has_label(step)
        {
            let goal = self.anywhere_label(step);
            self.say("last-try", None, &[("goal", goal)]);
        }
    }
}
