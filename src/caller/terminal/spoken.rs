//! What a walk is heard through, and the lines that are said with it: in real time when they are due, at leisure one
//! after another. It knows the call by its lines alone.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::{Instant, sleep_until, timeout};

use crate::caller::Line;
use crate::clock::At;
use crate::voice::speaker::{Report, Speaker};
use crate::voice::{Manner, Trouble};

/// What a walk is heard through.
#[derive(Debug)]
pub(super) struct Spoken {
    speaker: Speaker,
    manner: Manner,
    /// In real time, which of all that was said in the call the lines belong to; at leisure, how much of the call has
    /// become lines.
    pub(super) place: Option<usize>,
    waiting: VecDeque<Waiting>,
    /// The line that is being said.
    now: Option<Waiting>,
    /// At leisure, when nothing is said any more of what was before.
    quiet_since: Instant,
    /// What could not be said, each told once.
    told: Vec<Trouble>,
    /// Whether a line was begun whose end was not reported.
    begun: bool,
}

/// How long a voice may take to stop.
const SILENCE: Duration = Duration::from_secs(2);

/// A line that is not said yet.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    number: usize,
    at: At,
    until: At,
    /// How long nothing is said before it.
    pause: Duration,
}

/// What came of saying lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The line is heard, for so long.
    Lasts(Duration),
    /// The line was heard to its end, which is this moment of the call.
    Ended(At),
    /// The line is not heard; there may be something to tell about it.
    Unsaid(Option<String>),
    /// Something to tell.
    Told(String),
    /// Nothing more is going to be heard, and why.
    Gone(String),
    /// Nothing that matters here.
    Nothing,
}

impl Spoken {
    pub(super) fn new(speaker: Speaker, manner: Manner) -> Self {
        Self {
            speaker,
            manner,
            place: None,
            waiting: VecDeque::new(),
            now: None,
            quiet_since: Instant::now(),
            told: Vec::new(),
            begun: false,
        }
    }

    /// These lines are next, at so many percent of the ordinary speed. What was being said stops.
    pub(super) fn ready(&mut self, lines: Vec<Line>, percent: u32) {
        self.now = None;
        self.waiting.clear();
        if lines.is_empty() {
            return self.speaker.stop();
        }
        let mut before = None;
        for (number, Line { stretch, .. }) in lines.iter().enumerate() {
            let (at, until) = (stretch.at, stretch.until);
            let pause = before.map_or(Duration::ZERO, |before| at - before);
            self.waiting.push_back(Waiting { number, at, until, pause });
            before = Some(until);
        }
        self.quiet_since = Instant::now();
        let manner = Manner { rate: self.manner.rate * percent / 100, ..self.manner };
        self.speaker.ready(lines.into_iter().map(|line| line.words).collect(), manner);
    }

    /// Stops what is being said, and says nothing more of what was to be.
    pub(super) fn hush(&mut self) {
        if self.is_saying() {
            self.speaker.stop();
        }
        self.now = None;
        self.waiting.clear();
    }

    /// Waits until nothing is heard any more. A voice that is not of this program would speak on after its end.
    pub(super) async fn fall_silent(&mut self) {
        if self.begun {
            // Whoever does not stop in time is left to itself.
            let _ = timeout(SILENCE, self.speaker.silence()).await;
        }
    }

    /// Whether a line is being said or is still to be.
    pub(super) fn is_saying(&self) -> bool {
        self.now.is_some() || !self.waiting.is_empty()
    }

    /// When the next line is due, if none is being said.
    pub(super) fn next(&self) -> Option<At> {
        if self.now.is_some() { None } else { self.waiting.front().map(|next| next.at) }
    }

    /// Says the next line if it is due at this moment of the call, and gives when it ends there.
    pub(super) fn say_what_is_due(&mut self, now: At) -> Option<At> {
        if self.now.is_some() {
            return None;
        }
        let next = self.waiting.front().copied().filter(|next| next.at <= now)?;
        self.waiting.pop_front();
        self.begin(next);
        Some(next.until)
    }

    /// Says lines one after another with the pauses between; gives what comes of it. It can be dropped while it waits.
    pub(super) async fn recite(&mut self) -> Step {
        loop {
            if self.now.is_none() {
                let Some(next) = self.waiting.front().copied() else { return std::future::pending().await };
                sleep_until(self.quiet_since + next.pause).await;
                self.waiting.pop_front();
                self.begin(next);
            }
            match self.step().await {
                Step::Lasts(_) | Step::Nothing => {}
                step @ (Step::Ended(_) | Step::Unsaid(_) | Step::Told(_) | Step::Gone(_)) => return step,
            }
        }
    }

    /// What comes of saying a line. It can be dropped while it waits.
    pub(super) async fn step(&mut self) -> Step {
        let report = self.speaker.report().await;
        if matches!(report, Report::Ended { .. } | Report::Unsaid { .. } | Report::Gone(_)) {
            self.begun = false;
        }
        let is_now = |line| self.now.is_some_and(|now| now.number == line);
        match report {
            Report::Begun { line, length: Some(length) } if is_now(line) => Step::Lasts(length),
            Report::Ended { line } if is_now(line) => {
                self.quiet_since = Instant::now();
                self.now.take().map_or(Step::Nothing, |ended| Step::Ended(ended.until))
            }
            Report::Unsaid { line, trouble } if is_now(line) => {
                self.now = None;
                self.quiet_since = Instant::now();
                if self.told.contains(&trouble) {
                    return Step::Unsaid(None);
                }
                self.told.push(trouble.clone());
                Step::Unsaid(Some(trouble.to_string()))
            }
            Report::Begun { .. } | Report::Ended { .. } | Report::Unsaid { .. } => Step::Nothing,
            Report::Told(words) => Step::Told(words),
            Report::Gone(trouble) => Step::Gone(format!("{trouble}; the walk goes on without sound")),
        }
    }

    fn begin(&mut self, next: Waiting) {
        self.now = Some(next);
        self.begun = true;
        self.speaker.say(next.number);
    }
}
