//! The caller's side of a call in virtual time: a prompt lasts as long as its words take to say, and silence
//! lasts until somebody waits for it. No clock is read.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::{Heard, Lexicon};
use crate::call::{Action, Call, Ending, Event, Pace, PlayId, Saying};
use crate::clock::At;
use crate::key::Key;
use crate::script::{Hotline, LanguageId};

/// Something being said.
#[derive(Clone, Copy, Debug)]
struct Sound {
    id: PlayId,
    ends: At,
}

/// A caller's side of one call.
#[derive(Clone, Debug)]
pub struct Handset {
    call: Call,
    now: At,
    sound: Option<Sound>,
    heard: Vec<Heard>,
    ended: Option<At>,
    events: u32,
}

impl Handset {
    /// Calls a hotline, which answers at the moment `connected` of the world's time. With a language, the
    /// question for it is answered in the caller's place.
    pub fn connect(
        hotline: Arc<Hotline>,
        connected: Timestamp,
        language: Option<LanguageId>,
        lexicon: &mut Lexicon,
    ) -> Self {
        let call = Call::new(hotline);
        let call = match language {
            Some(language) => call.with_language(language),
            None => call,
        };
        Self::answer(call, connected, lexicon)
    }

    /// Has a call that is not connected yet answered at the moment `connected` of the world's time.
    pub fn answer(call: Call, connected: Timestamp, lexicon: &mut Lexicon) -> Self {
        let mut handset =
            Self { call, now: At::START, sound: None, heard: Vec::new(), ended: None, events: 0 };
        handset.event(Event::Connected(connected), lexicon);
        handset
    }

    /// Becomes the same as another, in the room that this one has taken already.
    pub fn become_like(&mut self, other: &Self) {
        self.call.clone_from(&other.call);
        self.heard.clone_from(&other.heard);
        (self.now, self.sound, self.ended) = (other.now, other.sound, other.ended);
    }

    /// The call.
    pub fn call(&self) -> &Call {
        &self.call
    }

    /// The time of the call.
    pub fn now(&self) -> At {
        self.now
    }

    /// How the call ended, if it has.
    pub fn ending(&self) -> Option<Ending> {
        self.call.ending()
    }

    /// When the call ended, if it has.
    pub fn ended_at(&self) -> Option<At> {
        self.ended
    }

    /// How many events the call has taken in.
    pub fn events(&self) -> u32 {
        self.events
    }

    /// Everything heard so far and not forgotten.
    pub fn heard(&self) -> &[Heard] {
        &self.heard
    }

    /// Forgets everything heard so far.
    pub fn forget_heard(&mut self) {
        self.heard.clear();
    }

    /// Forgets what was heard so far, but not what is being said now.
    pub fn forget_finished(&mut self) {
        let being_said = usize::from(self.sound.is_some());
        self.heard.drain(..self.heard.len().saturating_sub(being_said));
    }

    /// What is being said now.
    pub fn hearing(&self) -> Option<&Heard> {
        self.sound.and(self.heard.last())
    }

    /// When what is being said now ends.
    pub fn sound_ends(&self) -> Option<At> {
        self.sound.map(|sound| sound.ends)
    }

    /// Presses a key now.
    pub fn press(&mut self, key: Key, lexicon: &mut Lexicon) {
        self.event(Event::Key(key), lexicon);
    }

    /// Types words now.
    pub fn types(&mut self, words: &str, lexicon: &mut Lexicon) {
        self.event(Event::Typed(words.to_owned()), lexicon);
    }

    /// Hangs up now.
    pub fn hang_up(&mut self, lexicon: &mut Lexicon) {
        self.event(Event::HungUp, lexicon);
    }

    /// Lets time pass, with everything that happens in it.
    pub fn wait(&mut self, length: Duration, lexicon: &mut Lexicon) {
        let until = self.now + length;
        while let Some(next) = self.next_event().filter(|next| *next <= until) {
            self.now = self.now.max(next);
            self.happen(lexicon);
        }
        self.now = until;
    }

    /// Hears the words that are being said to their end, and no further: what follows them has not begun.
    fn hear_to_end(&mut self) {
        if let Some(sound) = self.sound {
            self.now = self.now.max(sound.ends);
        }
    }

    /// Hears the words that are being said to their end, and what follows begins.
    pub fn hear_on(&mut self, lexicon: &mut Lexicon) {
        self.hear_to_end();
        if self.sound.is_some() {
            self.happen(lexicon);
        }
    }

    /// Hears everything out, until the hotline listens or the call is over.
    pub fn hear_out(&mut self, lexicon: &mut Lexicon) {
        while self.sound.is_some() {
            self.hear_on(lexicon);
        }
    }

    /// Stays silent until the hotline does something about it.
    pub fn stay_silent(&mut self, lexicon: &mut Lexicon) {
        self.hear_out(lexicon);
        if let Some(deadline) = self.call.deadline() {
            self.now = self.now.max(deadline);
            self.event(Event::Deadline, lexicon);
        }
    }

    /// When something happens next if the caller does nothing.
    pub fn next_event(&self) -> Option<At> {
        self.sound.map(|sound| sound.ends).or_else(|| self.call.deadline())
    }

    /// What is due now happens.
    fn happen(&mut self, lexicon: &mut Lexicon) {
        match self.sound.take() {
            Some(sound) => self.event(Event::Finished(sound.id), lexicon),
            None => self.event(Event::Deadline, lexicon),
        }
    }

    fn event(&mut self, event: Event, lexicon: &mut Lexicon) {
        self.events = self.events.saturating_add(1);
        for action in self.call.handle(self.now, event) {
            match action {
                Action::Play { id, saying, pace } => self.play(id, saying, pace, lexicon),
                Action::Stop | Action::Transfer(_) | Action::HangUp(_) => self.cut_short(),
            }
        }
        if self.call.ending().is_some() {
            self.cut_short();
            self.ended = self.ended.or(Some(self.now));
        }
    }

    fn play(&mut self, id: PlayId, saying: Saying, pace: Pace, lexicon: &mut Lexicon) {
        self.cut_short();
        let words = lexicon.words(&self.call, &saying);
        let mut heard = Heard { saying, pace, from: self.now, to: self.now, cut: false, words };
        let length = lexicon.length(heard.utterance(lexicon), pace);
        heard.to = self.now + length;
        self.sound = Some(Sound { id, ends: heard.to });
        self.heard.push(heard);
    }

    /// Nothing more is heard of what was being said.
    fn cut_short(&mut self) {
        if let Some(sound) = self.sound.take()
            && sound.ends > self.now
            && let Some(last) = self.heard.last_mut()
        {
            last.to = self.now;
            last.cut = true;
        }
    }
}
