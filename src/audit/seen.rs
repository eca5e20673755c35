//! What rules look at: the hotline, what its callers hear at each step in each language, and the words of its
//! prompts. Everything is put together once and shared by all rules.

use std::ops::Range;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use rayon::prelude::*;

use super::lexicon::{self, Lexicon};
use super::places::Places;
pub use super::prompt::{Prompt, VALUE};
use super::ways::Ways;
use crate::call::{Hearing, Preface, Saying, What, utterance};
use crate::diagnostic::{Diagnostic, Place};
use crate::explore::{Bounds, Claim, Exploration, Verdict};
use crate::prompt::{Part, Utterance, Value};
use crate::script::{Announce, Hotline, LanguageId, Listening, Menu, StepId, StepKind, Target};

/// Larger hotlines are not gone through state by state here: `reachline explore` does that.
const MOST_EXPLORED: usize = 1_000;

/// Going on stops after so many states.
const MOST_STATES: usize = 200_000;

/// A hotline, and all that rules want to know of it.
pub struct Seen<'a> {
    /// The hotline.
    pub hotline: &'a Hotline,
    /// What checking had to say of it.
    pub faults: &'a [Diagnostic],
    /// Where calls can go.
    pub ways: Ways,
    explored: Option<Exploration>,
    heard: Vec<Option<Heard>>,
    prompts: Vec<Prompt>,
    places: OnceLock<Places>,
}

/// What is heard at a step, the first time.
pub struct Heard {
    /// The whole of it.
    pub said: Utterance,
    /// How long it lasts at the ordinary speed.
    pub length: Duration,
    /// How long the words last that go before the first choice.
    pub before: Duration,
    /// How long it is until the last of its own options has been said.
    pub options: Duration,
}

impl<'a> Seen<'a> {
    pub(super) fn new(hotline: &'a Arc<Hotline>, faults: &'a [Diagnostic]) -> Self {
        let languages: Vec<LanguageId> = hotline.language_ids().collect();
        let steps: Vec<StepId> = hotline.step_ids().collect();
        let heard = steps
            .par_iter()
            .flat_map_iter(|step| languages.iter().map(|language| Heard::at(hotline, *step, *language)))
            .collect();
        let prompts =
            languages.par_iter().map(|language| Prompt::all(hotline, *language)).flatten().collect();
        let explored = (hotline.steps().len() <= MOST_EXPLORED)
            .then(|| Exploration::within(hotline, Bounds { most_states: MOST_STATES, ..Bounds::default() }))
            .filter(|explored| explored.graph().is_complete());
        Self { hotline, faults, ways: Ways::of(hotline), explored, heard, prompts, places: OnceLock::new() }
    }

    /// Whether every state that the engine can come to was gone through.
    pub fn is_explored(&self) -> bool {
        self.explored.is_some()
    }

    /// The steps that show that a claim does not hold, as the engine itself goes; none where it holds, and where
    /// not every state was gone through.
    pub fn refuted(&self, claim: Claim) -> Vec<StepId> {
        match self.explored.as_ref().map(|explored| explored.verdict(claim)) {
            Some(Verdict::Refuted { steps, .. }) if steps.is_empty() => vec![self.hotline.start()],
            Some(Verdict::Refuted { steps, .. }) => steps.clone(),
            Some(Verdict::Proved | Verdict::Open | Verdict::NotAsked) | None => Vec::new(),
        }
    }

    /// Every step with its id.
    pub fn steps(&self) -> impl Iterator<Item = (StepId, &'a StepKind)> + use<'a> {
        let hotline = self.hotline;
        hotline.step_ids().map(move |id| (id, &hotline.step(id).kind))
    }

    /// Every step that waits for an answer, and how it listens.
    pub fn listening(&self) -> impl Iterator<Item = (StepId, &'a Listening)> + use<'a> {
        self.steps().filter_map(|(id, kind)| Some((id, listening(kind)?)))
    }

    /// What is heard at a step the first time; nothing at one that only chooses a way by the time.
    pub fn heard(&self, step: StepId, language: LanguageId) -> Option<&Heard> {
        self.heard[step.index() * self.hotline.languages().len() + language.index()].as_ref()
    }

    /// The words of all prompt files.
    pub fn prompts(&self) -> &[Prompt] {
        &self.prompts
    }

    /// What words mean something to rules in a language.
    pub fn lexicon(&self, language: LanguageId) -> &'static Lexicon {
        lexicon::of(self.hotline.locale(language))
    }

    /// Where a step's own words are in a prompt file; where the step is in the script if the file has none.
    pub fn words(&self, step: StepId, language: LanguageId) -> Place {
        let catalogue = self.hotline.prompts(language);
        match catalogue.contents().find(&self.hotline.step(step).name, None) {
            Some(id) => catalogue.source().place(catalogue.contents().pattern(id).span.clone()),
            None => self.step(step),
        }
    }

    /// Where a prompt is.
    pub fn prompt(&self, prompt: &Prompt) -> Place {
        self.hotline.prompts(prompt.language).source().place(prompt.span.clone())
    }

    /// Where some words of a prompt are: `range` is in its `text`.
    pub fn within(&self, prompt: &Prompt, range: Range<usize>) -> Place {
        let found = prompt
            .pieces
            .iter()
            .find(|(start, piece)| *start <= range.start && range.end <= start + piece.len());
        let span = found.map_or(prompt.span.clone(), |(start, piece)| {
            piece.start + range.start - start..piece.start + range.end - start
        });
        self.hotline.prompts(prompt.language).source().place(span)
    }

    /// Where a step is named in the script.
    pub fn step(&self, step: StepId) -> Place {
        self.hotline.source().place(self.hotline.step(step).span.clone())
    }

    /// The table of a step, as the script has it: `menu.main`.
    pub fn table(&self, step: StepId) -> String {
        let step = self.hotline.step(step);
        let kind = match step.kind {
            StepKind::Menu(_) => "menu",
            StepKind::Line(_) => "line",
            StepKind::Bulletin(_) => "bulletin",
            StepKind::Announcement(_) => "announcement",
            StepKind::Entry(_) => "entry",
            StepKind::Hours(_) => "hours",
        };
        format!("{kind}.{}", step.name)
    }

    /// Where a step says how it listens, else where the hotline does, else where the step is; and the table that
    /// says so, or should.
    pub fn listens(&self, step: StepId, key: &str) -> (Place, String) {
        let places = self.places();
        let table = self.table(step);
        let place = |span| self.hotline.source().place(span);
        if let Some(span) = places.key(&table, key) {
            return (place(span), table);
        }
        match places.key("listening", key) {
            Some(span) => (place(span), "listening".to_owned()),
            None => (self.step(step), "listening".to_owned()),
        }
    }

    /// Where a key of a table is, else where the table is, else where `[hotline]` is.
    pub fn key(&self, table: &str, key: &str) -> Place {
        let places = self.places();
        let span = places.key(table, key).or_else(|| places.head(table)).or_else(|| places.head("hotline"));
        self.hotline.source().place(span.unwrap_or(0..0))
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::read(self.hotline.source().text()))
    }
}

/// How a step listens, if it waits for an answer.
pub fn listening(kind: &StepKind) -> Option<&Listening> {
    match kind {
        StepKind::Menu(menu) => Some(&menu.listening),
        StepKind::Bulletin(bulletin) => Some(&bulletin.listening),
        StepKind::Entry(entry) => Some(&entry.listening),
        StepKind::Line(line) if line.confirm => Some(&line.listening),
        StepKind::Line(_) | StepKind::Announcement(_) | StepKind::Hours(_) => None,
    }
}

/// How long the common keys take that a menu names after its options.
fn after_options(hotline: &Hotline, step: StepId, language: LanguageId) -> Duration {
    let StepKind::Menu(menu) = &hotline.step(step).kind else { return Duration::ZERO };
    suffix(hotline, menu, language).iter().map(|said| said.length(100) + menu.listening.option_pause).sum()
}

/// What a menu says after its own options: each common key that it names there.
pub fn suffix(hotline: &Hotline, menu: &Menu, language: LanguageId) -> Vec<Utterance> {
    let prompts = hotline.prompts(language);
    let keys = hotline.anywhere_keys().filter_map(|(key, target)| {
        let key = ("key", Value::Key(key));
        match (target, menu.listening.announce) {
            (Target::Step(step), Announce::All | Announce::Person) if !menu.listening.person_first => {
                let name = &hotline.step(step).name;
                let label =
                    prompts.text(name, Some("anywhere")).or_else(|| prompts.text(name, Some("option")));
                let goal = Value::Words { locale: prompts.locale(), text: label.unwrap_or_default() };
                prompts.utter("option", None, &[("goal", goal), key])
            }
            (Target::Do(deed), Announce::All) => prompts.utter(&format!("say-{}", deed.name()), None, &[key]),
            (Target::Step(_) | Target::Do(_), _) => None,
        }
    });
    keys.collect()
}

impl Heard {
    fn at(hotline: &Hotline, step: StepId, language: LanguageId) -> Option<Self> {
        let what = match &hotline.step(step).kind {
            StepKind::Menu(_) => What::Menu(step),
            StepKind::Line(_) => What::Line(step),
            StepKind::Bulletin(_) if hotline.news().is_empty() => What::NoNews(step),
            StepKind::Bulletin(_) => What::Headlines { step, page: 0 },
            StepKind::Announcement(_) => What::Announcement(step),
            StepKind::Entry(_) => What::Entry(step),
            StepKind::Hours(_) => return None,
        };
        let saying = Saying { preface: Preface::Nothing, what, hearing: Hearing::First, language };
        let said = utterance(hotline, &saying, &[]);
        let length = said.length(100);
        let own = hotline.prompts(language).utter(&hotline.step(step).name, None, &[]);
        let before = own.map_or(Duration::ZERO, |own| own.length(100));
        let after = after_options(hotline, step, language);
        let before = before.min(length);
        Some(Self { length, before, options: length.saturating_sub(after).max(before), said })
    }

    /// How many words it is, as they are read.
    pub fn words(&self) -> usize {
        let count = |part: &Part| match part {
            Part::Words { said, .. } => said.ear.split_whitespace().count().max(said.ear.chars().count() / 8),
            Part::Pause(_) => 0,
        };
        self.said.parts().iter().map(count).sum()
    }
}
