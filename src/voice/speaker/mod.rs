//! Says lines one at a time, and reports when each begins and ends. What makes the sound runs beside whoever asks
//! for it, and can hold nobody up: it is asked through one channel and reports through another.

mod loud;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;

use super::player::Player;
use super::{Manner, Trouble, Voice};
use crate::prompt::Utterance;

/// What a speaker is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// These lines are going to be said, most likely in this order; what was being said stops, and so does what was
    /// to be said.
    Ready {
        /// The lines.
        lines: Vec<Utterance>,
        /// How they are spoken.
        manner: Manner,
    },
    /// The line of this number of those that are ready is said now.
    Say(usize),
    /// What is being said stops at once.
    Stop,
}

/// What a speaker reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Report {
    /// The line is heard from now on.
    Begun {
        /// Its number.
        line: usize,
        /// How long it is heard, where that is known.
        length: Option<Duration>,
    },
    /// The line was heard to its end.
    Ended {
        /// Its number.
        line: usize,
    },
    /// The line cannot be said, or no further. Others may be.
    Unsaid {
        /// Its number.
        line: usize,
        /// Why.
        trouble: Trouble,
    },
    /// Something that a person should know of.
    Told(String),
    /// Nothing more is going to be heard.
    Gone(Trouble),
}

/// Says lines. What it was saying stops when it is dropped.
#[derive(Debug)]
pub struct Speaker {
    orders: mpsc::UnboundedSender<Order>,
    reports: mpsc::UnboundedReceiver<(u64, Report)>,
    /// How often lines were made ready or stopped. What is reported of those before is of no interest.
    turn: u64,
}

/// The other side of a speaker: what it was asked, and where it reports.
#[derive(Debug)]
pub struct Mouth {
    orders: mpsc::UnboundedReceiver<Order>,
    reports: mpsc::UnboundedSender<(u64, Report)>,
    turn: u64,
}

impl Speaker {
    /// A speaker, and what speaks for it.
    pub fn new() -> (Self, Mouth) {
        let ((to, orders), (reports, from)) = (mpsc::unbounded_channel(), mpsc::unbounded_channel());
        (Self { orders: to, reports: from, turn: 0 }, Mouth { orders, reports, turn: 0 })
    }

    /// A speaker that plays what a voice makes. Within a tokio runtime only.
    pub fn loud(voice: Arc<dyn Voice>, player: Player) -> Self {
        let (speaker, mouth) = Self::new();
        tokio::spawn(loud::speak(voice, player, mouth));
        speaker
    }

    /// These lines are going to be said; what was being said stops.
    pub fn ready(&mut self, lines: Vec<Utterance>, manner: Manner) {
        self.turn += 1;
        self.order(Order::Ready { lines, manner });
    }

    /// Says a line of those that are ready.
    pub fn say(&mut self, line: usize) {
        self.order(Order::Say(line));
    }

    /// Stops at once.
    pub fn stop(&mut self) {
        self.turn += 1;
        self.order(Order::Stop);
    }

    /// Stops, and waits until nothing is heard any more.
    pub async fn silence(&mut self) {
        self.stop();
        // Orders are carried out in turn: when a line that is none has ended, what was before has stopped.
        self.say(usize::MAX);
        while !matches!(self.report().await, Report::Ended { .. } | Report::Unsaid { .. } | Report::Gone(_)) {
        }
    }

    /// The next report. It can be dropped while it waits, and nothing is lost.
    pub async fn report(&mut self) -> Report {
        loop {
            // When nobody reports any more, it was said why.
            let Some((turn, report)) = self.reports.recv().await else { return std::future::pending().await };
            let of_a_line = match report {
                Report::Begun { .. } | Report::Ended { .. } | Report::Unsaid { .. } => true,
                Report::Told(_) | Report::Gone(_) => false,
            };
            if turn == self.turn || !of_a_line {
                return report;
            }
        }
    }

    fn order(&self, order: Order) {
        // When nobody takes orders any more, that was reported.
        let _ = self.orders.send(order);
    }
}

impl Mouth {
    /// The next order; none when nobody will give one any more. It can be dropped while it waits.
    pub async fn order(&mut self) -> Option<Order> {
        let order = self.orders.recv().await?;
        if matches!(order, Order::Ready { .. } | Order::Stop) {
            self.turn += 1;
        }
        Some(order)
    }

    /// Reports something about what was ordered last.
    pub fn report(&self, report: Report) {
        self.reporter().report(report);
    }

    /// Reports about what was ordered last, also when something else was ordered since.
    pub fn reporter(&self) -> Reporter {
        Reporter { reports: self.reports.clone(), turn: self.turn }
    }
}

/// Where something that was ordered is reported on.
#[derive(Clone, Debug)]
pub struct Reporter {
    reports: mpsc::UnboundedSender<(u64, Report)>,
    turn: u64,
}

impl Reporter {
    /// Reports.
    pub fn report(&self, report: Report) {
        // When nobody listens, nobody misses it.
        let _ = self.reports.send((self.turn, report));
    }
}
