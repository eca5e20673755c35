//! How a hotline is laid out in sections: from where calls begin, along the shortest way to each step. Nothing calls
//! itself here, for a hotline may be a chain of ten thousand menus.

use std::collections::VecDeque;

use super::{Entry, Goes, Section};
use crate::map::facts;
use crate::map::terms::Terms;
use crate::map::ways::{self, By};
use crate::script::{StepId, Target};

/// Lists nested deeper than this are hard to follow, and what lies deeper begins a section of its own.
const DEEPEST: usize = 6;

/// What is still to be told: a way and what it leads to.
struct Open {
    depth: usize,
    from: Option<StepId>,
    by: Option<By>,
    target: Target,
}

/// An outline as far as it is told.
pub(super) struct Drawing<'a> {
    terms: &'a Terms<'a>,
    /// The step on the shortest way to each, from which it is told.
    parent: Vec<Option<StepId>>,
    told: Vec<bool>,
    sections: Vec<Section>,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(terms: &'a Terms<'a>) -> Self {
        let count = terms.hotline.steps().len();
        let (parent, told) = (vec![None; count], vec![false; count]);
        Self { terms, parent, told, sections: Vec::new() }
    }

    /// Tells every step once: the menu from where calls begin first, then what lies too deep for one list.
    pub(super) fn draw(mut self) -> Vec<Section> {
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
        self.sections
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
                entry.label = terms.deed(own);
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
        match by {
            By::Keys(keys) | By::Language(keys, _) => keys.to_string(),
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
