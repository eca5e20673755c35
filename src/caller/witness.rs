//! A caller's side that tells what happens: it makes a call in the handset's virtual time and gives every moment
//! of it, with secrets and the caller's own number already left out of what was pressed. Walkthroughs, replays
//! and records are made with it; who reads the moments is theirs.

mod pressing;
mod privacy;
mod sounded;
mod telling;

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use self::privacy::{Privacy, hidden};
pub use self::sounded::{Audible, Sounded};
use self::telling::Telling;
use super::{Handset, Heard, Lexicon, Line, lines, stretches};
use crate::call::{Call, Ending, What};
use crate::clock::At;
use crate::key::Keys;
use crate::script::{Hotline, LanguageId};
use crate::transcript::{Act, Happened, Moment};

/// A call and all that has happened in it.
#[derive(Clone, Debug)]
pub struct Witness {
    handset: Handset,
    lexicon: Lexicon,
    telling: Telling,
    privacy: Privacy,
    /// What the caller did that can be heard.
    sounded: Vec<Sounded>,
    last_act: At,
}

impl Witness {
    /// Makes a call; the arguments are those of [`Handset::connect`].
    pub fn connect(hotline: Arc<Hotline>, connected: Timestamp, language: Option<LanguageId>) -> Self {
        let lexicon = Lexicon::of(&hotline);
        Self::connect_with(hotline, connected, language, lexicon)
    }

    /// Makes a call whose words are put into this lexicon, and take as long as it says.
    pub fn connect_with(
        hotline: Arc<Hotline>,
        connected: Timestamp,
        language: Option<LanguageId>,
        mut lexicon: Lexicon,
    ) -> Self {
        let handset = Handset::connect(hotline, connected, language, &mut lexicon);
        let mut witness = Self {
            handset,
            lexicon,
            telling: Telling::default(),
            privacy: Privacy::default(),
            sounded: Vec::new(),
            last_act: At::START,
        };
        witness.tell();
        witness
    }

    /// Keeps the caller's own number like any other keys.
    #[must_use]
    pub fn showing_numbers(mut self, show: bool) -> Self {
        self.privacy.show_numbers = show;
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

    /// When the call ended, if it has.
    pub fn ended_at(&self) -> Option<At> {
        self.handset.ended_at()
    }

    /// What is being said now.
    pub fn hearing(&self) -> Option<&Heard> {
        self.handset.hearing()
    }

    /// What was said last, whether or not it is over.
    pub fn last_heard(&self) -> Option<&Heard> {
        self.handset.heard().last()
    }

    /// Everything that was said so far, as far as it was heard.
    pub fn heard(&self) -> &[Heard] {
        self.handset.heard()
    }

    /// Everything so far that the caller did and that can be heard, in its order.
    pub fn sounded(&self) -> &[Sounded] {
        &self.sounded
    }

    /// What was said, in words.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
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
        self.privacy.numbers()
    }

    /// Remembers every moment, also those that are taken.
    #[must_use]
    pub fn remembering(mut self) -> Self {
        self.telling.remember();
        self
    }

    /// Takes what happened since this was last asked, in its order.
    pub fn take_moments(&mut self) -> Vec<Moment> {
        self.telling.take()
    }

    /// Everything that happened, as far as it is remembered; what was not taken yet is among it.
    pub fn all_moments(&self) -> impl Iterator<Item = &Moment> {
        self.telling.all()
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

    /// Types words now; `after` is told with them.
    pub fn types(&mut self, words: &str, after: Option<Duration>) {
        let call = self.handset.call();
        let (why, entry) = (self.privacy.must_hide(call), self.privacy.entry(call));
        self.sounded.push(Sounded { at: self.now(), what: Audible::Words });
        self.handset.types(words, &mut self.lexicon);
        let what = match why {
            None => Happened::Type { words: words.to_owned(), after },
            Some(why) => hidden(why, self.privacy.is_whole_number(self.handset.call(), entry), words),
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
        self.telling.tell(self.now(), Happened::Wait { length });
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
        self.telling.tell(self.now(), Happened::Note { words: words.into() });
    }

    /// The caller did this now, and here is what came of it.
    fn did(&mut self, what: Happened) {
        self.telling.tell_cut(&self.handset);
        self.telling.tell(self.now(), what);
        self.tell();
        self.last_act = self.now();
    }

    /// Tells what has happened since this was done last.
    fn tell(&mut self) {
        self.privacy.find_numbers(self.handset.call(), self.handset.heard().last());
        self.telling.catch_up(&self.handset, &self.lexicon);
    }
}
