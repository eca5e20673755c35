//! What must hold whatever a caller does: one rule, one file, one sentence.

mod anywhere;
mod back;
mod ends;
mod language;
mod person;
mod secret;

pub(super) use language::{Languages, looked_at};

use super::known::Known;
use super::making::{Opening, Secrets, milliseconds};
use super::phone::Phone;
use crate::caller::Lexicon;
use crate::key::{Key, Keys};
use crate::script::StepKind;
use crate::transcript::Act;

/// What must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The program never fails in a call.
    NoPanic,
    /// A call ends once its caller is silent.
    Ends,
    /// A person can be reached from everywhere.
    Person,
    /// A key that means the same everywhere does it everywhere.
    Anywhere,
    /// Going back undoes a choice.
    Back,
    /// The language stays until the caller changes it.
    Language,
    /// Nothing secret is kept.
    Secret,
}

impl Rule {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::NoPanic, Self::Ends, Self::Person, Self::Anywhere, Self::Back, Self::Language, Self::Secret];

    /// Its name, which a saved call is named after.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoPanic => "no-panic",
            Self::Ends => "ends",
            Self::Person => "person",
            Self::Anywhere => "anywhere",
            Self::Back => "back",
            Self::Language => "language",
            Self::Secret => "secret",
        }
    }

    /// What it says.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::NoPanic => "the program never fails, whatever a caller does",
            Self::Ends => ends::SENTENCE,
            Self::Person => person::SENTENCE,
            Self::Anywhere => anywhere::SENTENCE,
            Self::Back => back::SENTENCE,
            Self::Language => language::SENTENCE,
            Self::Secret => secret::SENTENCE,
        }
    }
}

/// A rule that did not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Which.
    pub rule: Rule,
    /// What happened instead, one sentence.
    pub words: String,
    /// What a test call expects in the end, lines of the notation.
    pub expects: String,
}

/// A point in a call, from which something is tried.
pub(super) struct Trial<'a, P> {
    /// A copy of the call.
    pub(super) phone: P,
    pub(super) known: &'a Known,
    pub(super) opening: &'a Opening,
    pub(super) lexicon: &'a mut Lexicon,
    /// What was done in the call; what is tried is added to it.
    pub(super) acts: &'a mut Vec<Act>,
    pub(super) secrets: &'a Secrets,
    /// A number drawn for this trial, for a rule that can be tried in several ways.
    pub(super) pick: u32,
}

impl<P: Phone> Trial<'_, P> {
    /// Tries a rule from here.
    pub(super) fn look(&mut self, rule: Rule) -> Result<(), Broken> {
        match rule {
            Rule::Ends => ends::look(self),
            Rule::Person => person::look(self),
            Rule::Anywhere => anywhere::look(self),
            Rule::Back => back::look(self),
            Rule::Secret => secret::look(self),
            // These are looked at in every act.
            Rule::NoPanic | Rule::Language => Ok(()),
        }
    }

    /// Hears everything out and presses keys.
    fn press(&mut self, keys: impl Into<Keys>) {
        self.act(Act::Press { keys: keys.into(), after: None });
    }

    /// Presses a key so many milliseconds after what was done before.
    fn press_after(&mut self, key: Key, after: u64) {
        self.act(Act::Press { keys: key.into(), after: Some(milliseconds(after)) });
    }

    fn act(&mut self, act: Act) {
        // Told before it is done, for the program may fail in it.
        self.acts.push(act.clone());
        super::making::perform(&mut self.phone, &act, self.lexicon);
    }

    /// Comes to rest: everything is heard out, and no key that comes now can be a bounce, or be dropped because the
    /// one before it was wrong. Gives whether the call is still there.
    fn rest(&mut self) -> bool {
        /// A little more than the longer of the two.
        const SETTLED: u64 = 700;
        self.phone.hear_out(self.lexicon);
        if self.phone.ending().is_none() {
            self.act(Act::Wait(milliseconds(SETTLED)));
            self.phone.hear_out(self.lexicon);
        }
        self.phone.ending().is_none()
    }

    /// The key that stops the typing where the call is.
    fn stop_key(&self) -> Key {
        match self.phone.step().map(|step| &self.known.hotline.step(step).kind) {
            Some(StepKind::Entry(entry)) => entry.pause_key(),
            Some(
                StepKind::Menu(_)
                | StepKind::Line(_)
                | StepKind::Bulletin(_)
                | StepKind::Announcement(_)
                | StepKind::Hours(_),
            )
            | None => Key::Star,
        }
    }

    fn name(&self, step: Option<crate::script::StepId>) -> String {
        step.map_or_else(|| "nowhere".to_owned(), |step| format!("`{}`", self.known.hotline.step(step).name))
    }

    /// The moment of the world's time at which the call is now.
    fn world(&self) -> jiff::Timestamp {
        let so_far = i64::try_from(self.phone.now().as_millis()).unwrap_or(0);
        self.opening
            .connected
            .saturating_add(jiff::SignedDuration::from_millis(so_far))
            .unwrap_or(self.opening.connected)
    }
}

/// The choices by their keys, as `options` expects them.
fn options(choices: &[(Keys, crate::call::Choice)]) -> String {
    if choices.is_empty() {
        return "options  none".to_owned();
    }
    let keys: Vec<String> = choices.iter().map(|(keys, _)| keys.to_string()).collect();
    format!("options  {}", keys.join(" "))
}
