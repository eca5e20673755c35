//! A hotline as an outline: sections of entries, each deeper than the one that leads to it. Nothing calls itself
//! here, for a hotline may be a chain of ten thousand menus.

use std::collections::VecDeque;

use super::facts;
use super::terms::Terms;
use super::ways::{self, By};
use crate::key::{Key, Keys};
use crate::prompt::locale::Tempo;
use crate::prompt::{Locale, Value};
use crate::script::{Deed, Hotline, LanguageId, StepId, StepKind, Target};

/// Lists nested deeper than this are hard to follow, and what lies deeper begins a section of its own.
const DEEPEST: usize = 6;

/// What stands between words and sentences in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Before what a key leads to.
    pub colon: &'static str,
    /// Before where it is told.
    pub comma: &'static str,
    /// After a sentence that has no mark of its own.
    pub stop: &'static str,
    /// Between sentences.
    pub gap: &'static str,
}

impl Marks {
    /// Those of a language.
    fn of(locale: &Locale) -> Self {
        match locale.tempo {
            Tempo::WordsPerMinute(_) => Self { colon: ": ", comma: ", ", stop: ".", gap: " " },
            Tempo::CharactersPerMinute(_) => Self { colon: "：", comma: "，", stop: "。", gap: "" },
        }
    }
}

/// A hotline in one language.
pub struct Outline {
    /// The language.
    pub locale: &'static Locale,
    /// What stands between its words and sentences.
    pub marks: Marks,
    /// What it is.
    pub title: String,
    /// The heading of what can be done at any time.
    pub anywhere_title: String,
    /// What can be done at any time: a key and what it does.
    pub anywhere: Vec<(String, String)>,
    /// What else holds everywhere.
    pub rules: Vec<String>,
    /// The menu, from where calls begin; then what lies too deep for one list.
    pub sections: Vec<Section>,
}

/// A part of the menu.
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Its entries, the one that it begins with first, each deeper than the one that leads to it.
    pub entries: Vec<Entry>,
}

/// One way on, and what it leads to.
pub struct Entry {
    /// How deep it is in its section's list.
    pub depth: usize,
    /// The step that it leads from; none where a section begins.
    pub from: Option<StepId>,
    /// The step; none for what every hotline can do.
    pub step: Option<StepId>,
    /// What is pressed, or when it is so: `1`, `then`, `when it is closed`.
    pub by: String,
    /// What it is called.
    pub label: String,
    /// The language of the label, where it is not the map's.
    pub label_locale: Option<&'static Locale>,
    /// What is said there.
    pub said: String,
    /// Sentences about it.
    pub facts: Vec<String>,
    /// Where it is told.
    pub goes: Goes,
}

/// Where a step is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goes {
    /// Here.
    Here,
    /// Further up on the way here: the call goes back.
    Back(String),
    /// Elsewhere.
    Elsewhere(String),
    /// In a section of its own.
    Below(String),
}

impl Outline {
    /// The outline of a hotline in a language.
    pub fn new(hotline: &Hotline, language: LanguageId) -> Self {
        let terms = Terms::new(hotline, language);
        let mut drawing = Drawing::new(&terms);
        drawing.draw();
        let sections = drawing.sections;
        Self {
            locale: terms.locale(),
            marks: Marks::of(terms.locale()),
            title: terms.say("map-title", &[("name", terms.words(hotline.name()))]),
            anywhere_title: terms.say("map-anywhere", &[]),
            anywhere: hotline.anywhere_keys().map(|(key, target)| anywhere(&terms, key, target)).collect(),
            rules: rules(&terms),
            sections,
        }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.sections.iter().map(|section| section.entries.len()).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Entry {
    /// Where it is told, in words; nothing where that is here.
    pub fn elsewhere(&self) -> &str {
        match &self.goes {
            Goes::Here => "",
            Goes::Back(words) | Goes::Elsewhere(words) | Goes::Below(words) => words,
        }
    }

    /// What it is called, and where it is told, without the key.
    pub fn name(&self, marks: Marks) -> String {
        let elsewhere = self.elsewhere();
        match (self.label.is_empty(), elsewhere.is_empty()) {
            (true, _) => elsewhere.to_owned(),
            (false, true) => self.label.clone(),
            (false, false) => format!("{}{}{elsewhere}", self.label, marks.comma),
        }
    }

    /// What is pressed, what it is called, and where it is told.
    pub fn head(&self, marks: Marks) -> String {
        if self.by.is_empty() {
            return self.name(marks);
        }
        format!("{}{}{}", self.by, marks.colon, self.name(marks))
    }

    /// What is said there, and what else there is to it, a sentence each.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.said.as_str())
            .filter(|said| !said.is_empty())
            .chain(self.facts.iter().map(String::as_str))
    }
}

fn deed(terms: &Terms<'_>, deed: Deed) -> String {
    terms.say(&format!("map-{}", deed.name()), &[])
}

fn anywhere(terms: &Terms<'_>, key: Key, target: Target) -> (String, String) {
    let pressed = terms.say("map-key", &[("key", Value::Key(key))]);
    let does = match target {
        Target::Step(step) => terms.say("map-any-step", &[("goal", terms.words(terms.anywhere_label(step)))]),
        Target::Do(own) => deed(terms, own),
    };
    (pressed, does)
}

fn rules(terms: &Terms<'_>) -> Vec<String> {
    let hotline = terms.hotline;
    let types = hotline.steps().iter().any(
        |step| matches!(&step.kind, StepKind::Entry(entry) if entry.accept != crate::script::Accept::YesNo),
    );
    let times = Value::Count(hotline.listening().max_no_input.into());
    let trouble = match hotline.on_failure() {
        Target::Step(step) => {
            let goal = terms.words(terms.anywhere_label(step));
            terms.say("map-trouble", &[("times", times), ("goal", goal)])
        }
        Target::Do(_) => terms.say("map-trouble-back", &[]),
    };
    let digits = types && hotline.anywhere_keys().next().is_some();
    digits.then(|| terms.say("map-digits", &[])).into_iter().chain([trouble]).collect()
}

/// What is still to be told: a way and what it leads to.
struct Open {
    depth: usize,
    from: Option<StepId>,
    by: Option<By>,
    target: Target,
}

struct Drawing<'a> {
    terms: &'a Terms<'a>,
    /// The step on the shortest way to each, from which it is told.
    parent: Vec<Option<StepId>>,
    told: Vec<bool>,
    sections: Vec<Section>,
}

impl<'a> Drawing<'a> {
    fn new(terms: &'a Terms<'a>) -> Self {
        let count = terms.hotline.steps().len();
        let (parent, told) = (vec![None; count], vec![false; count]);
        Self { terms, parent, told, sections: Vec::new() }
    }

    fn draw(&mut self) {
        let hotline = self.terms.hotline;
        let start = hotline.start();
        let mut reached = vec![false; hotline.steps().len()];
        let everywhere = hotline.anywhere_keys().map(|(_, target)| target).chain([hotline.on_failure()]);
        let others = everywhere.filter_map(|target| match target {
            Target::Step(step) => Some(step),
            Target::Do(_) => None,
        });
        let mut roots = VecDeque::new();
        for root in std::iter::once(start).chain(others) {
            if !reached[root.index()] {
                reached[root.index()] = true;
                roots.push_back(root);
                self.find_parents(root, &mut reached);
            }
        }
        while let Some(root) = roots.pop_front() {
            self.section(root, root == start, &mut roots);
        }
    }

    /// Finds the shortest way to every step that is not reached yet.
    fn find_parents(&mut self, root: StepId, reached: &mut [bool]) {
        let mut waiting = VecDeque::from([root]);
        while let Some(step) = waiting.pop_front() {
            for (_, target) in ways::of(self.terms.hotline, step) {
                if let Target::Step(next) = target
                    && !std::mem::replace(&mut reached[next.index()], true)
                {
                    self.parent[next.index()] = Some(step);
                    waiting.push_back(next);
                }
            }
        }
    }

    fn section(&mut self, root: StepId, is_first: bool, roots: &mut VecDeque<StepId>) {
        let title = if is_first { self.terms.say("map-menu", &[]) } else { called(self.terms, root) };
        let mut entries = Vec::new();
        let mut open = vec![Open { depth: 0, from: None, by: None, target: Target::Step(root) }];
        while let Some(next) = open.pop() {
            let entry = self.entry(&next, roots);
            if let (Goes::Here, Target::Step(step)) = (&entry.goes, next.target) {
                let mut ways: Vec<Open> = ways::of(self.terms.hotline, step)
                    .into_iter()
                    .map(|(by, target)| Open {
                        depth: next.depth + 1,
                        from: Some(step),
                        by: Some(by),
                        target,
                    })
                    .collect();
                self.one_way_for_all_languages(&mut ways);
                ways.reverse();
                open.append(&mut ways);
            }
            entries.push(entry);
        }
        self.sections.push(Section { title, entries });
    }

    /// All languages lead to one step, which is told after the last of them.
    fn one_way_for_all_languages(&self, ways: &mut Vec<Open>) {
        let last = ways.iter().rposition(|way| matches!(way.by, Some(By::Language(..))));
        if let Some(last) = last {
            let Open { depth, from, target, .. } = ways[last];
            ways.insert(last + 1, Open { depth, from, by: Some(By::Then), target });
        }
    }

    fn entry(&mut self, open: &Open, roots: &mut VecDeque<StepId>) -> Entry {
        let terms = self.terms;
        let mut entry = Entry {
            depth: open.depth,
            from: open.from,
            step: None,
            by: open.by.map_or_else(String::new, |by| self.by(by)),
            label: String::new(),
            label_locale: None,
            said: String::new(),
            facts: Vec::new(),
            goes: Goes::Here,
        };
        if let Some(By::Language(_, language)) = open.by {
            let locale = terms.hotline.locale(language);
            locale.own_name.clone_into(&mut entry.label);
            entry.label_locale = Some(locale).filter(|own| *own != terms.locale());
            // It leads where all of them lead, which is told after them.
            entry.goes = Goes::Elsewhere(String::new());
            return entry;
        }
        let step = match open.target {
            Target::Do(own) => {
                entry.label = deed(terms, own);
                return entry;
            }
            Target::Step(step) => step,
        };
        entry.step = Some(step);
        entry.label = called(terms, step);
        let goal = || terms.words(called(terms, step));
        if self.is_above(step, open.from) {
            entry.goes = Goes::Back(terms.say("map-back-to", &[("goal", goal())]));
            entry.label.clear();
        } else if self.told[step.index()] || self.parent[step.index()] != open.from && open.from.is_some() {
            entry.goes = Goes::Elsewhere(terms.say("map-see", &[]));
        } else if open.depth > DEEPEST && !ways::of(terms.hotline, step).is_empty() {
            entry.goes = Goes::Below(terms.say("map-below", &[("goal", goal())]));
            roots.push_back(step);
        } else {
            self.told[step.index()] = true;
            entry.said = facts::said(terms, step);
            entry.facts = facts::of(terms, step);
            if plain(&entry.said) == plain(&entry.label) {
                entry.said.clear();
            }
        }
        entry
    }

    /// Whether a step is on the way to another, or is that step.
    fn is_above(&self, step: StepId, from: Option<StepId>) -> bool {
        // As far up as anyone follows a list; a step further up is told elsewhere.
        std::iter::successors(from, |step| self.parent[step.index()]).take(4 * DEEPEST).any(|own| own == step)
    }

    fn by(&self, by: By) -> String {
        let key = |keys: Keys| keys.to_string();
        match by {
            By::Keys(keys) | By::Language(keys, _) => key(keys),
            By::Then => self.terms.say("map-then", &[]),
            By::Yes => self.terms.say("map-yes", &[]),
            By::No => self.terms.say("map-no", &[]),
            By::Open => self.terms.say("map-open", &[]),
            By::Closed => self.terms.say("map-closed", &[]),
        }
    }
}

/// What a step is called: the words by which it is offered, else those that are said there, else its name.
fn called(terms: &Terms<'_>, step: StepId) -> String {
    let said = if terms.is_labelled(step) { String::new() } else { facts::said(terms, step) };
    if said.is_empty() { terms.label(step) } else { said }
}

/// Words without case and punctuation, to see whether two sentences say the same.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
