//! The moments of a call: what began to be said, what was cut short, what the caller did, and how the call ended.

use super::{Handset, Lexicon, stretches};
use crate::call::Ending;
use crate::clock::At;
use crate::script::{Hotline, StepId};
use crate::transcript::{Happened, Moment, ending_name};

/// What was told of a call, and how far.
#[derive(Clone, Debug, Default)]
pub(super) struct Telling {
    moments: Vec<Moment>,
    /// All moments that were taken, where somebody wants to go through the call again.
    past: Option<Vec<Moment>>,
    /// How much of what was heard has been told to have begun.
    begun: usize,
    /// When the last of that ends if nobody cuts it short; nothing once that is settled.
    until: Option<At>,
    /// Where the call was last.
    step: Option<StepId>,
    ended: bool,
}

impl Telling {
    /// Remembers every moment, also those that are taken.
    pub(super) fn remember(&mut self) {
        self.past = Some(Vec::new());
    }

    /// Takes the moments that were not taken yet.
    pub(super) fn take(&mut self) -> Vec<Moment> {
        if let Some(past) = &mut self.past {
            past.extend_from_slice(&self.moments);
        }
        std::mem::take(&mut self.moments)
    }

    /// Every moment, as far as it is remembered.
    pub(super) fn all(&self) -> impl Iterator<Item = &Moment> {
        self.past.iter().flatten().chain(&self.moments)
    }

    /// The place that the next moment will have among those that were not taken.
    pub(super) fn place(&self) -> usize {
        self.moments.len()
    }

    /// Whether anything began to be said between two places.
    pub(super) fn began_between(&self, from: usize, to: usize) -> bool {
        self.moments[from..to].iter().any(|moment| matches!(moment.what, Happened::Hear { .. }))
    }

    /// Tells what happens at a moment.
    pub(super) fn tell(&mut self, at: At, what: Happened) {
        self.moments.push(Moment { at, what });
    }

    /// Tells what happened at a moment before those from this place on.
    pub(super) fn tell_before(&mut self, place: usize, at: At, what: Happened) {
        self.moments.insert(place, Moment { at, what });
    }

    /// Tells what has begun to be said since, what of it was cut short, and how the call has ended.
    pub(super) fn catch_up(&mut self, handset: &Handset, lexicon: &Lexicon) {
        let hotline = handset.call().hotline();
        self.step = handset.call().step().or(self.step);
        self.tell_cut(handset);
        while let Some(heard) = handset.heard().get(self.begun) {
            let said = stretches(heard, lexicon);
            let until = heard.from + lexicon.length(heard.utterance(lexicon), heard.pace);
            let step = self.step.map_or_else(String::new, |step| hotline.step(step).name.to_string());
            let language = hotline.locale(heard.saying.language).tag.to_owned();
            self.tell(heard.from, Happened::Hear { until, step, language, said });
            self.begun += 1;
            self.until = Some(until);
            self.tell_cut(handset);
        }
        if let Some(ending) = handset.ending()
            && !std::mem::replace(&mut self.ended, true)
        {
            self.tell_ending(handset.now(), ending, hotline);
        }
    }

    /// Tells that what was being said was cut short, if it was.
    pub(super) fn tell_cut(&mut self, handset: &Handset) {
        let still_said = handset.hearing().is_some() && handset.heard().len() == self.begun;
        if still_said {
            return;
        }
        if let Some(until) = self.until.take()
            && let Some(heard) = self.begun.checked_sub(1).and_then(|last| handset.heard().get(last))
            && heard.to < until
        {
            self.tell(heard.to, Happened::Cut);
        }
    }

    fn tell_ending(&mut self, at: At, ending: Ending, hotline: &Hotline) {
        if let Ending::Transferred(line) = ending {
            let step = hotline.step(line);
            let number = step.kind.line().and_then(|line| line.numbers.first());
            let number = number.map(|number| number.local().to_string());
            let (line, number) = (step.name.to_string(), number.unwrap_or_default());
            self.tell(at, Happened::Transfer { line, number });
        }
        self.tell(at, Happened::Ends { reason: ending_name(ending).to_owned() });
    }
}
