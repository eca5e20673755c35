//! Makes a call again from its transcript. What was hidden is not in it; in its place stand-ins are tried until the
//! call goes on as it did.

mod stand_in;

use std::sync::Arc;

use super::Witness;
use crate::clock::At;
use crate::script::Hotline;
use crate::transcript::{Act, Clock, Digest, Form, Happened, Hidden, Moment, Notation, Numbers, Transcript};

/// A call that was made again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// What happened in it.
    pub moments: Vec<Moment>,
    /// The time at its end.
    pub until: At,
    /// What was hidden in the transcript, and whether stand-ins for it took the call on as before.
    pub hidden: Vec<(Hidden, bool)>,
    /// Whether the hotline is the one that was called then.
    pub same_hotline: bool,
}

/// Makes the call of a transcript again.
///
/// With the same hotline everything is done at its moment. A hotline that has changed may speak longer, and then
/// everything is done as a test call does it: once everything is heard out, or so long after what was done before.
pub fn replay(hotline: &Arc<Hotline>, transcript: &Transcript) -> Replay {
    let head = &transcript.head;
    let language = head.language.as_deref().and_then(|tag| hotline.language(tag));
    let same_hotline = Digest::of(hotline).to_string() == head.digest;
    let witness = Witness::connect(Arc::clone(hotline), head.connected, language)
        .showing_numbers(head.numbers == Numbers::Shown);
    let mut again = Again {
        witness,
        events: &transcript.events,
        exact: same_hotline,
        moments: Vec::new(),
        hidden: Vec::new(),
        masked: Vec::new(),
    };
    again.all();
    if same_hotline {
        again.witness.come_to(end(transcript));
    } else {
        again.witness.hear_out();
    }
    again.tell();
    Replay { until: again.witness.now(), moments: again.moments, hidden: again.hidden, same_hotline }
}

/// The lines of a call in the form that its walk printed them in.
pub fn lines(moments: &[Moment], until: At, clock: Clock) -> String {
    let mut notation = Notation::new(match clock {
        Clock::Virtual => Form::Record,
        Clock::Real => Form::Live,
    });
    let mut lines = String::new();
    for moment in moments {
        notation.write(moment, &mut lines);
    }
    notation.advance(until, &mut lines);
    lines
}

/// When the call of a transcript was over, or how far it had come when the program was ended from outside: in made-up
/// time, everything that had begun was heard out.
pub fn end(transcript: &Transcript) -> At {
    let last = transcript.events.last().map_or(At::START, |last| last.at);
    let over = transcript.events.iter().any(|event| matches!(event.what, Happened::Ends { .. }));
    if over || transcript.head.clock == Clock::Real {
        return last;
    }
    match transcript.events.last().map(|last| &last.what) {
        Some(Happened::Hear { until, .. }) => last.max(*until),
        Some(_) | None => last,
    }
}

/// Does an act: at its moment, or as a test call does it.
fn do_act(witness: &mut Witness, at: At, act: &Act, exact: bool) {
    if !exact {
        return witness.perform(act);
    }
    witness.come_to(at);
    match act {
        // How long it was, the next event says.
        Act::Wait(length) => witness.begin_to_wait(*length),
        Act::Press { .. } | Act::Type { .. } | Act::HangUp { .. } => witness.act(act),
    }
}

/// A call that is being made again.
struct Again<'a> {
    witness: Witness,
    events: &'a [Moment],
    /// Whether everything is done at its moment.
    exact: bool,
    moments: Vec<Moment>,
    hidden: Vec<(Hidden, bool)>,
    /// How a stand-in for the caller's number is masked, and how their own was.
    masked: Vec<(String, String)>,
}

impl Again<'_> {
    fn all(&mut self) {
        let mut next = 0;
        while let Some(event) = self.events.get(next) {
            next += 1;
            if let Happened::PressHidden { why, .. } = &event.what {
                next = self.hidden(next - 1, *why);
            } else if let Happened::Note { words } = &event.what {
                if self.exact {
                    self.witness.come_to(event.at);
                } else {
                    self.witness.hear_out();
                }
                self.witness.note(words.as_str());
            } else if let Some(act) = event.what.act() {
                do_act(&mut self.witness, event.at, &act, self.exact);
            }
            self.tell();
        }
    }

    /// Takes what happened, without the numbers that are not to be kept.
    fn tell(&mut self) {
        let moments = self.witness.take_moments();
        self.moments.extend(stand_in::masked(moments, self.witness.numbers(), &self.masked));
    }

    /// Presses stand-ins for keys that were hidden, from the event `first` on; gives the event that comes next.
    fn hidden(&mut self, first: usize, why: Hidden) -> usize {
        let run = stand_in::run(self.events, first);
        let after = run.last().map_or(first, |last| last + 1);
        let to = stand_in::far_enough(self.events, after);
        if self.exact {
            self.witness.come_to(self.events[first].at);
        } else {
            self.witness.hear_out();
        }
        self.tell();
        let until = self.events.get(to).or(self.events.last()).map_or(At::START, |event| event.at);
        let wanted: Vec<&Moment> = self.events[first..to].iter().collect();
        let mut best: Option<(usize, Witness, Vec<(String, String)>)> = None;
        let shown = stand_in::shown(self.events, &run);
        for pressed in stand_in::candidates(&self.witness, &run, &shown) {
            let mut masked = self.masked.clone();
            masked.extend(stand_in::masks(&pressed, &shown));
            let mut tried = self.witness.clone();
            stand_in::press(&mut tried, self.events, &run, &pressed, self.exact);
            let mut heard = tried.clone();
            for event in &self.events[after..to] {
                if let Some(act) = event.what.act() {
                    do_act(&mut heard, event.at, &act, self.exact);
                }
            }
            heard.come_to(until);
            let alike = stand_in::alike(&mut heard, &wanted, &masked);
            if best.as_ref().is_none_or(|(most, ..)| alike > *most) {
                best = Some((alike, tried, masked));
            }
            if alike == wanted.len() {
                break;
            }
        }
        let found = best.as_ref().is_some_and(|(alike, ..)| *alike == wanted.len());
        if let Some((_, tried, masked)) = best {
            (self.witness, self.masked) = (tried, masked);
        }
        let told = self.moments.len();
        self.tell();
        // What may be shown of a stand-in is not what may be shown of the caller's own.
        let mut own = run.iter().filter_map(|event| self.events.get(*event));
        for moment in &mut self.moments[told..] {
            if matches!(moment.what, Happened::PressHidden { .. })
                && let Some(own) = own.next()
            {
                moment.what = own.what.clone();
            }
        }
        self.hidden.push((why, found));
        after
    }
}
