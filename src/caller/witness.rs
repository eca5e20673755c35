//! A caller's side that tells what happens: it makes a call in the handset's virtual time and gives every moment
//! of it, with secrets and the caller's own number already left out of what was pressed. Walkthroughs, replays
//! and records are made with it; who reads the moments is theirs.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::{Handset, Heard, Lexicon, Line, lines, stretches};
use crate::call::{Call, Ending, What};
use crate::clock::At;
use crate::key::{Key, Keys};
use crate::script::{Accept, Hotline, LanguageId, StepId, StepKind};
use crate::transcript::act::BETWEEN_KEYS;
use crate::transcript::{Act, Happened, Hidden, Moment, ending_name, mask};

/// A call and all that has happened in it.
#[derive(Clone, Debug)]
pub struct Witness {
    handset: Handset,
    lexicon: Lexicon,
    /// Whether the caller's own number is kept like any other keys.
    show_numbers: bool,
    moments: Vec<Moment>,
    /// How much of what was heard has been told to have begun.
    begun: usize,
    /// When the last of that ends if nobody cuts it short; nothing once that is settled.
    until: Option<At>,
    ended: bool,
    last_act: At,
    numbers: Vec<Keys>,
    /// The entry of a number that the caller has begun to type.
    typing_at: Option<StepId>,
    step: Option<StepId>,
}

impl Witness {
    /// Makes a call; the arguments are those of [`Handset::connect`].
    pub fn connect(hotline: Arc<Hotline>, connected: Timestamp, language: Option<LanguageId>) -> Self {
        let mut lexicon = Lexicon::default();
        let handset = Handset::connect(hotline, connected, language, &mut lexicon);
        let mut witness = Self {
            handset,
            lexicon,
            show_numbers: false,
            moments: Vec::new(),
            begun: 0,
            until: None,
            ended: false,
            last_act: At::START,
            numbers: Vec::new(),
            typing_at: None,
            step: None,
        };
        witness.tell();
        witness
    }

    /// Keeps the caller's own number like any other keys.
    #[must_use]
    pub fn showing_numbers(mut self, show: bool) -> Self {
        self.show_numbers = show;
        self
    }

    /// The call.
    pub fn call(&self) -> &Call {
        self.handset.call()
    }

    /// The time of the call.
    pub fn now(&self) -> At {
        self.handset.now()
    }

    /// How the call ended, if it has.
    pub fn ending(&self) -> Option<Ending> {
        self.handset.ending()
    }

    /// What is being said now.
    pub fn hearing(&self) -> Option<&Heard> {
        self.handset.hearing()
    }

    /// What was said last, whether or not it is over.
    pub fn last_heard(&self) -> Option<&Heard> {
        self.handset.heard().last()
    }

    /// The place of what is being said now among all that was said in the call.
    pub fn hearing_place(&self) -> Option<usize> {
        self.hearing().and_then(|_| self.handset.heard().len().checked_sub(1))
    }

    /// How many things were said so far, the one that is being said among them.
    pub fn heard_so_far(&self) -> usize {
        self.handset.heard().len()
    }

    /// What was said from this place on and was not cut short: its lines for a voice, and how fast it is spoken in
    /// percent.
    pub fn lines_from(&self, place: usize) -> impl Iterator<Item = (Vec<Line>, u32)> {
        let heard = self.handset.heard().iter().skip(place).filter(|heard| !heard.cut);
        heard.map(|heard| (lines(heard, &self.lexicon), heard.pace.percent()))
    }

    /// When something happens next if the caller does nothing.
    pub fn next_event(&self) -> Option<At> {
        self.ending().is_none().then(|| self.handset.next_event()).flatten()
    }

    /// How long ago the caller did something, or the call began.
    pub fn since_last_act(&self) -> Duration {
        self.now() - self.last_act
    }

    /// Every number of the caller's own that was typed so far, to be left out of what is kept; none when
    /// numbers are shown.
    pub fn numbers(&self) -> &[Keys] {
        &self.numbers
    }

    /// Takes what happened since this was last asked, in its order.
    pub fn take_moments(&mut self) -> Vec<Moment> {
        std::mem::take(&mut self.moments)
    }

    /// Lets time pass up to a moment, with everything that happens in it.
    pub fn come_to(&mut self, moment: At) {
        while let Some(next) = self.next_event().filter(|next| *next <= moment) {
            self.handset.wait(next - self.handset.now(), &mut self.lexicon);
            self.tell();
        }
        self.handset.wait(moment - self.handset.now(), &mut self.lexicon);
    }

    /// Hears everything out, until the hotline listens or the call is over.
    pub fn hear_out(&mut self) {
        while let Some(end) = self.handset.sound_ends() {
            self.come_to(end);
        }
    }

    /// Hears everything out, but stops before the end of each paragraph of a story, where one can turn to the
    /// next or the one before. Gives whether it has stopped at one.
    pub fn hear_paragraph(&mut self) -> bool {
        /// So short before the end that every word was heard, and still in time for a key that is about them.
        const BEFORE: u64 = 1;
        loop {
            let (Some(end), Some(heard)) = (self.handset.sound_ends(), self.hearing()) else { return false };
            let stop = At::from_millis(end.as_millis().saturating_sub(BEFORE));
            if matches!(heard.saying.what, What::Story { .. }) && self.now() < stop {
                self.come_to(stop);
                return true;
            }
            self.come_to(end);
        }
    }

    /// Presses keys now, at an ordinary pace, until the call is over; `after` is told with them.
    pub fn press(&mut self, keys: Keys, after: Option<Duration>) {
        let entry = self.entry();
        let mut pressed = Vec::new();
        for key in keys.iter() {
            if !pressed.is_empty() {
                self.come_to(self.now() + BETWEEN_KEYS);
            }
            if self.ending().is_some() {
                break;
            }
            let why = self.must_hide();
            self.handset.press(key, &mut self.lexicon);
            self.tell_cut();
            pressed.push(Pressed { key, at: self.now(), why, place: self.moments.len() });
            self.tell();
        }
        let number = pressed.iter().any(|pressed| pressed.why == Some(Hidden::Number));
        let whole = number && self.is_whole_number(entry);
        // Where something began to be said between two keys, the second answers it, and is an act of its own.
        let answers = |one: &Pressed, next: &Pressed| {
            let between = &self.moments[one.place..next.place];
            between.iter().any(|moment| matches!(moment.what, Happened::Hear { .. }))
        };
        let groups = pressed.chunk_by(|one, next| one.why == next.why && !answers(one, next));
        let mut groups: Vec<_> = groups.collect();
        while let Some((first, group)) = groups.pop().and_then(|group| Some((group.first()?, group))) {
            let after = if groups.is_empty() { after } else { Some(BETWEEN_KEYS) };
            let keys: Keys = group.iter().map(|pressed| pressed.key).collect();
            let what = match first.why {
                None => Happened::Press { keys, after },
                Some(Hidden::Number) if whole && mask::is_public(&keys.to_string()) => {
                    Happened::Press { keys, after }
                }
                Some(why) => hidden(why, whole, &keys.to_string()),
            };
            self.moments.insert(first.place, Moment { at: first.at, what });
        }
        self.last_act = self.now();
    }

    /// Types words now; `after` is told with them.
    pub fn types(&mut self, words: &str, after: Option<Duration>) {
        let (why, entry) = (self.must_hide(), self.entry());
        self.handset.types(words, &mut self.lexicon);
        let what = match why {
            None => Happened::Type { words: words.to_owned(), after },
            Some(why) => hidden(why, self.is_whole_number(entry), words),
        };
        self.did(what);
    }

    /// Hears everything out, then does nothing for so long.
    pub fn wait(&mut self, length: Duration) {
        self.hear_out();
        if self.ending().is_some() {
            return;
        }
        self.begin_to_wait(length);
        self.come_to(self.last_act);
    }

    /// Begins to do nothing for so long; the time passes as whoever keeps it lets it.
    pub fn begin_to_wait(&mut self, length: Duration) {
        self.moments.push(Moment { at: self.now(), what: Happened::Wait { length } });
        self.last_act = self.now() + length;
    }

    /// Does an act as a test call does it: once everything is heard out, or so long after the act before it as it
    /// says.
    pub fn perform(&mut self, act: &Act) {
        match act.after() {
            Some(after) => self.come_to(self.last_act + after),
            None => self.hear_out(),
        }
        self.act(act);
    }

    /// Does an act now.
    pub fn act(&mut self, act: &Act) {
        match act {
            Act::Press { keys, after } => self.press(*keys, *after),
            Act::Type { words, after } => self.types(words, *after),
            Act::Wait(length) => self.wait(*length),
            Act::HangUp { after } => self.hang_up(*after),
        }
    }

    /// When the caller did something last, or the call began; the end of a silence that goes on.
    pub fn last_act(&self) -> At {
        self.last_act
    }

    /// Hangs up now, if the call is not over; `after` is told with it.
    pub fn hang_up(&mut self, after: Option<Duration>) {
        if self.ending().is_none() {
            self.handset.hang_up(&mut self.lexicon);
            self.did(Happened::HangUp { after });
        }
    }

    /// Has something to say about the call.
    pub fn note(&mut self, words: impl Into<String>) {
        self.moments.push(Moment { at: self.now(), what: Happened::Note { words: words.into() } });
    }

    /// The caller did this now, and here is what came of it.
    fn did(&mut self, what: Happened) {
        self.tell_cut();
        self.moments.push(Moment { at: self.now(), what });
        self.tell();
        self.last_act = self.now();
    }

    /// Why a key that is pressed now must not be kept.
    fn must_hide(&self) -> Option<Hidden> {
        if self.call().is_secret() {
            return Some(Hidden::Secret);
        }
        let is_number =
            self.call().is_typing() && self.call().step().is_some_and(|step| self.takes_number(step));
        (is_number && !self.show_numbers).then_some(Hidden::Number)
    }

    /// The entry of a number that the caller is at. Whoever has left it may begin anew.
    fn entry(&mut self) -> Option<StepId> {
        let entry = self.call().step().filter(|step| self.takes_number(*step));
        self.typing_at = self.typing_at.filter(|typing_at| Some(*typing_at) == entry);
        entry
    }

    /// Whether what was just typed at an entry is all of the caller's number: nothing was typed there before, and
    /// nothing more can be.
    fn is_whole_number(&mut self, entry: Option<StepId>) -> bool {
        let begun = self.typing_at.is_some() && self.typing_at == entry;
        self.typing_at = entry;
        !begun && !self.call().is_typing()
    }

    fn takes_number(&self, step: StepId) -> bool {
        matches!(&self.call().hotline().step(step).kind, StepKind::Entry(entry) if entry.accept == Accept::PhoneNumber)
    }

    /// Tells that what was being said was cut short, if it was.
    fn tell_cut(&mut self) {
        let still_said = self.hearing().is_some() && self.handset.heard().len() == self.begun;
        if still_said {
            return;
        }
        if let Some(until) = self.until.take()
            && let Some(heard) = self.begun.checked_sub(1).and_then(|last| self.handset.heard().get(last))
            && heard.to < until
        {
            self.moments.push(Moment { at: heard.to, what: Happened::Cut });
        }
    }

    /// Tells what began to be said, what was cut short, and how the call ended.
    fn tell(&mut self) {
        self.find_numbers();
        self.step = self.call().step().or(self.step);
        self.tell_cut();
        while let Some(heard) = self.handset.heard().get(self.begun) {
            let hotline = self.call().hotline();
            let said = stretches(heard, &self.lexicon);
            let until = heard.from + heard.utterance(&self.lexicon).length(heard.pace.percent());
            let step = self.step.map_or_else(String::new, |step| hotline.step(step).name.to_string());
            let language = hotline.locale(heard.saying.language).tag.to_owned();
            let moment = Moment { at: heard.from, what: Happened::Hear { until, step, language, said } };
            self.moments.push(moment);
            self.begun += 1;
            self.until = Some(until);
            self.tell_cut();
        }
        if let Some(ending) = self.ending()
            && !std::mem::replace(&mut self.ended, true)
        {
            self.tell_ending(ending);
        }
    }

    fn tell_ending(&mut self, ending: Ending) {
        let at = self.now();
        if let Ending::Transferred(line) = ending {
            let step = self.call().hotline().step(line);
            let number = match &step.kind {
                StepKind::Line(line) => line.numbers.first().map(|number| number.local().to_string()),
                StepKind::Menu(_)
                | StepKind::Bulletin(_)
                | StepKind::Announcement(_)
                | StepKind::Entry(_)
                | StepKind::Hours(_) => None,
            };
            let (line, number) = (step.name.to_string(), number.unwrap_or_default());
            self.moments.push(Moment { at, what: Happened::Transfer { line, number } });
        }
        self.moments.push(Moment { at, what: Happened::Ends { reason: ending_name(ending).to_owned() } });
    }

    /// Remembers the caller's own number, once the hotline knows it.
    fn find_numbers(&mut self) {
        if self.show_numbers {
            return;
        }
        let read_back = self.last_heard().and_then(|heard| match heard.saying.what {
            What::ReadBack { step, typed } => Some((step, typed)),
            What::Menu(_)
            | What::Greeting(_)
            | What::Line(_)
            | What::Closed(_)
            | What::Headlines { .. }
            | What::NoNews(_)
            | What::Story { .. }
            | What::Announcement(_)
            | What::Entry(_)
            | What::HiddenReadBack { .. }
            | What::Settings
            | What::Languages
            | What::Waiting { .. }
            | What::Paused { .. }
            | What::Guess(_) => None,
        });
        let known: Vec<Keys> = self
            .call()
            .entries()
            .iter()
            .copied()
            .chain(read_back)
            .filter(|(step, typed)| self.takes_number(*step) && !self.numbers.contains(typed))
            .filter(|(_, typed)| !mask::is_public(&typed.to_string()))
            .map(|(_, typed)| typed)
            .collect();
        self.numbers.extend(known);
    }
}

/// A key that was pressed.
struct Pressed {
    key: Key,
    at: At,
    why: Option<Hidden>,
    /// Before which moment.
    place: usize,
}

/// What is told of keys or words that are not kept. Of a part of a number, nothing is shown.
fn hidden(why: Hidden, whole: bool, pressed: &str) -> Happened {
    let shown = match why {
        Hidden::Number if whole => Some(mask::masked(pressed)),
        Hidden::Number | Hidden::Secret => None,
    };
    Happened::PressHidden { why, shown }
}
