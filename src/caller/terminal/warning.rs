//! Says before a time-out acts that it will, for whoever walks in real time.

use std::time::Duration;

use crate::call::{Call, What};
use crate::clock::At;
use crate::script::Deed;

/// How many seconds before. A time-out that is no longer than one of them goes without that one.
const BEFORE: [u64; 2] = [10, 5];

/// The warnings before one time-out.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Warnings {
    /// The time-out.
    deadline: Option<At>,
    /// How many of [`BEFORE`] are over.
    over: usize,
    /// Whether what can be done about it was told.
    told: bool,
}

impl Warnings {
    /// Looks at the call again. `pace` is how many seconds of the call pass in one of the person's.
    pub(super) fn look(&mut self, call: &Call, now: At, pace: f64) {
        let deadline = call.deadline();
        if deadline != self.deadline {
            let left = deadline.map_or(Duration::ZERO, |deadline| deadline - now);
            let over = BEFORE.iter().take_while(|seconds| left <= stretched(**seconds, pace)).count();
            *self = Self { deadline, over, told: false };
        }
    }

    /// When the next one is due.
    pub(super) fn next(&self, pace: f64) -> Option<At> {
        let before = stretched(*BEFORE.get(self.over)?, pace);
        let deadline = self.deadline?.as_millis();
        Some(At::from_millis(deadline.saturating_sub(u64::try_from(before.as_millis()).unwrap_or(u64::MAX))))
    }

    /// The warning that is due now, if one is.
    pub(super) fn due(&mut self, call: &Call, saying: Option<What>, now: At, pace: f64) -> Option<String> {
        self.next(pace).filter(|next| *next <= now)?;
        let seconds = BEFORE.get(self.over)?;
        self.over += 1;
        // Where the hotline waits for a key, nothing is lost by being slow.
        if matches!(saying, Some(What::Waiting { .. })) {
            return None;
        }
        let again = std::mem::replace(&mut self.told, true);
        let key_for = |deed| call.hotline().key_for(deed).filter(|_| !again && !call.is_typing());
        let wait = key_for(Deed::Wait).map(|key| format!("; press {key} to make the hotline wait"));
        let more = key_for(Deed::Settings).map(|key| format!("; press {key} and then 3 for more time"));
        let ways = [wait, more].into_iter().flatten().collect::<String>();
        Some(format!("{seconds} seconds left to answer{ways}"))
    }
}

/// Seconds of the person's as a length of the call's.
fn stretched(seconds: u64, pace: f64) -> Duration {
    Duration::from_secs(seconds).mul_f64(pace)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::caller::Witness;
    use crate::script::built_in;

    fn listening() -> Witness {
        let hotline = Arc::new(built_in().hotline.unwrap());
        let mut witness = Witness::connect(hotline, jiff::Timestamp::UNIX_EPOCH, None);
        witness.hear_out();
        witness
    }

    #[test]
    fn a_time_out_of_ten_seconds_is_told_of_once_when_five_are_left() {
        let witness = listening();
        let (call, begun) = (witness.call(), witness.now());
        let mut warnings = Warnings::default();
        warnings.look(call, begun, 1.0);
        assert_eq!(warnings.next(1.0), Some(begun + Duration::from_secs(5)));
        assert_eq!(warnings.due(call, None, begun + Duration::from_secs(4), 1.0), None);
        let told = warnings.due(call, None, begun + Duration::from_secs(5), 1.0).unwrap();
        assert_eq!(
            told,
            "5 seconds left to answer; press 7 to make the hotline wait; press 8 and then 3 for more time"
        );
        assert_eq!(warnings.due(call, None, begun + Duration::from_secs(9), 1.0), None);
    }

    #[test]
    fn what_can_be_done_is_told_with_the_first_warning() {
        let mut witness = listening();
        // Twice the time to answer.
        witness.types("more time", None);
        witness.hear_out();
        let (call, begun) = (witness.call(), witness.now());
        let mut warnings = Warnings::default();
        warnings.look(call, begun, 1.0);
        let mut told = |seconds| warnings.due(call, None, begun + Duration::from_secs(seconds), 1.0);
        assert_eq!(told(9), None);
        assert!(told(10).unwrap().starts_with("10 seconds left to answer; press 7"));
        assert_eq!(told(15).unwrap(), "5 seconds left to answer");
        assert_eq!(told(16), None);
    }

    #[test]
    fn seconds_are_the_persons_own_however_fast_the_call_goes() {
        let witness = listening();
        let begun = witness.now();
        let mut warnings = Warnings::default();
        warnings.look(witness.call(), begun, 0.5);
        // Ten seconds of the call are twenty of the person's.
        assert_eq!(warnings.next(0.5), Some(begun + Duration::from_secs(5)));
        let mut warnings = Warnings::default();
        warnings.look(witness.call(), begun, 4.0);
        assert_eq!(warnings.next(4.0), None);
    }
}
