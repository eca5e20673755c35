//! The call's time in a walk in real time. It runs as fast as it is asked to, save while words are heard: then it
//! goes with the sound, and does not pass the end of the words before the sound does.

use std::time::Duration;

use tokio::time::Instant;

use crate::clock::At;

/// The call's time, as it runs.
pub(super) struct Clock {
    /// It was this time of the call,
    at: At,
    /// at this moment of the person's.
    since: Instant,
    /// How many seconds of the call pass in one of the person's, while no sound is heard.
    pace: f64,
    /// The same now.
    speed: f64,
    /// Where it waits for the sound.
    limit: Option<At>,
}

impl Clock {
    /// The beginning of the call is now.
    pub(super) fn start(pace: f64) -> Self {
        Self { at: At::START, since: Instant::now(), pace, speed: pace, limit: None }
    }

    pub(super) fn now(&self) -> At {
        let now = self.at + self.since.elapsed().mul_f64(self.speed);
        self.limit.map_or(now, |limit| now.min(limit))
    }

    /// When a moment of the call is; nobody knows of what comes after the sound.
    pub(super) fn when(&self, at: At) -> Option<Instant> {
        // What is due a little late is due; what is due a little early would have to be waited for again.
        const LATE: Duration = Duration::from_micros(500);
        if self.limit.is_some_and(|limit| limit < at) {
            return None;
        }
        Some(self.since + (at - self.at).div_f64(self.speed) + LATE)
    }

    /// Words that end at this moment of the call begin to be heard: until it is told more, it does not get there.
    pub(super) fn wait_before(&mut self, end: At) {
        let now = self.now();
        let before = At::from_millis(end.as_millis().saturating_sub(1));
        *self = Self { at: now, since: Instant::now(), speed: 1.0, limit: Some(before.max(now)), ..*self };
    }

    /// The words that are heard last so long from now on.
    pub(super) fn words_last(&mut self, length: Duration) {
        let now = self.now();
        if let Some(limit) = self.limit
            && !length.is_zero()
            && limit > now
        {
            let speed = (limit - now).div_duration_f64(length);
            *self = Self { at: now, since: Instant::now(), speed, ..*self };
        }
    }

    /// Nothing is heard any more: it is this moment of the call now, or as late as it was, and it runs by itself.
    pub(super) fn run_from(&mut self, at: At) {
        *self =
            Self { at: self.now().max(at), since: Instant::now(), speed: self.pace, limit: None, ..*self };
    }
}
