//! Where calls can go from step to step: by which key, and where silence leads in the end. It is the script's own
//! ways that are followed here; that the engine goes them is proved where calls are explored.

use std::collections::VecDeque;

use crate::key::Keys;
use crate::script::{Deed, Hotline, StepId, StepKind, Target};

/// What silence comes to from a step on, if the caller never answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// A line where a person answers.
    Person,
    /// A line where none does.
    Line,
    /// The call is cut off.
    HangUp,
    /// It comes round to where it was.
    Round,
    /// Back to where the caller was before.
    Back,
}

/// All ways of a hotline.
pub struct Ways {
    /// By step: the steps that are one decision away, with the key, if it takes one.
    pub next: Vec<Vec<(Option<Keys>, StepId)>>,
    /// By step: how many menus are heard on the shortest way to it, itself included; none where no way leads.
    pub menus: Vec<Option<u32>>,
    /// By step: its place among all steps as they are come to from the start, nearer ones first.
    pub order: Vec<Option<u32>>,
    /// By step: the fewest keys to it from the start.
    pub keys: Vec<Option<u32>>,
    /// By step: the step before it on that way.
    pub before: Vec<Option<StepId>>,
    /// By step: what silence comes to.
    pub silence: Vec<End>,
    /// By step: whether any way leads on to a line.
    pub leads_to_line: Vec<bool>,
}

impl Ways {
    pub(super) fn of(hotline: &Hotline) -> Self {
        let next: Vec<Vec<_>> = hotline.step_ids().map(|step| nexts(hotline, step)).collect();
        let count = next.len();
        let (mut menus, mut keys, mut before) = (vec![None; count], vec![None; count], vec![None; count]);
        let mut order = vec![None; count];
        let is_menu = |step: StepId| u32::from(matches!(hotline.step(step).kind, StepKind::Menu(_)));
        let start = hotline.start();
        (menus[start.index()], keys[start.index()]) = (Some(is_menu(start)), Some(0));
        let mut came = 0;
        let mut queue = VecDeque::from([start]);
        while let Some(step) = queue.pop_front() {
            order[step.index()] = Some(came);
            came += 1;
            let (heard, pressed) = (menus[step.index()].unwrap_or(0), keys[step.index()].unwrap_or(0));
            for (key, to) in &next[step.index()] {
                if menus[to.index()].is_none() {
                    menus[to.index()] = Some(heard + is_menu(*to));
                    keys[to.index()] =
                        Some(pressed + key.map_or(0, |key| u32::try_from(key.len()).unwrap_or(0)));
                    before[to.index()] = Some(step);
                    queue.push_back(*to);
                }
            }
        }
        let leads_to_line = leading_to_lines(hotline, &next);
        Self { silence: silences(hotline), next, menus, order, keys, before, leads_to_line }
    }

    /// The steps on the shortest way to a step, the start first, itself last.
    pub fn path(&self, step: StepId) -> Vec<StepId> {
        let mut path = vec![step];
        while let Some(before) = path.last().and_then(|last| self.before[last.index()]) {
            path.push(before);
        }
        path.reverse();
        path
    }
}

/// Where a target leads, if to a step.
pub fn step_of(target: Target) -> Option<StepId> {
    match target {
        Target::Step(step) => Some(step),
        Target::Do(_) => None,
    }
}

/// The line with a person that a target leads to at once, or after words.
pub fn person(hotline: &Hotline, target: Target) -> Option<StepId> {
    let mut step = step_of(target)?;
    for _ in 0..8 {
        match &hotline.step(step).kind {
            StepKind::Line(line) => return line.person.then_some(step),
            StepKind::Announcement(announcement) => step = step_of(announcement.then)?,
            StepKind::Hours(hours) => step = step_of(hours.when_open)?,
            StepKind::Menu(_) | StepKind::Bulletin(_) | StepKind::Entry(_) => return None,
        }
    }
    None
}

fn nexts(hotline: &Hotline, step: StepId) -> Vec<(Option<Keys>, StepId)> {
    let mut next = Vec::new();
    let mut add = |key, target| next.extend(step_of(target).map(|step| (key, step)));
    match &hotline.step(step).kind {
        StepKind::Menu(menu) => {
            if let (Some(then), Some((keys, _))) = (menu.then, menu.languages.first()) {
                add(Some(*keys), then);
            }
            menu.options.iter().for_each(|option| add(Some(option.keys), option.target));
        }
        StepKind::Line(line) => {
            if let Some((_, closed)) = &line.hours {
                add(None, *closed);
            }
        }
        StepKind::Announcement(announcement) => add(None, announcement.then),
        StepKind::Entry(entry) => {
            add(None, entry.then);
            entry.on_no.into_iter().for_each(|target| add(None, target));
        }
        StepKind::Hours(hours) => {
            add(None, hours.when_open);
            add(None, hours.when_closed);
        }
        StepKind::Bulletin(_) => {}
    }
    next
}

/// By step, whether some way leads to a line, trouble and the keys that mean the same everywhere among them.
fn leading_to_lines(hotline: &Hotline, next: &[Vec<(Option<Keys>, StepId)>]) -> Vec<bool> {
    let everywhere: Vec<StepId> = hotline.anywhere_keys().filter_map(|(_, target)| step_of(target)).collect();
    let mut back: Vec<Vec<StepId>> = vec![Vec::new(); next.len()];
    let mut leads: Vec<bool> = vec![false; next.len()];
    let mut queue = VecDeque::new();
    for step in hotline.step_ids() {
        let listening = super::seen::listening(&hotline.step(step).kind);
        let trouble = listening.into_iter().flat_map(|own| [own.on_no_input, own.on_no_match]);
        let ways = next[step.index()].iter().map(|(_, to)| *to).chain(trouble.filter_map(step_of));
        ways.for_each(|to| back[to.index()].push(step));
        if matches!(hotline.step(step).kind, StepKind::Line(_)) {
            leads[step.index()] = true;
            queue.push_back(step);
        }
    }
    let mut everywhere_leads = false;
    loop {
        while let Some(step) = queue.pop_front() {
            for from in &back[step.index()] {
                if !std::mem::replace(&mut leads[from.index()], true) {
                    queue.push_back(*from);
                }
            }
        }
        if everywhere_leads || !everywhere.iter().any(|step| leads[step.index()]) {
            return leads;
        }
        everywhere_leads = true;
        for step in hotline.step_ids() {
            if hears_keys(&hotline.step(step).kind) && !leads[step.index()] {
                leads[step.index()] = true;
                queue.push_back(step);
            }
        }
    }
}

/// Whether the keys that mean the same everywhere count at a step: where it waits for an answer, and in words that a
/// key can cut short.
fn hears_keys(kind: &StepKind) -> bool {
    match kind {
        StepKind::Announcement(announcement) => announcement.barge_in,
        StepKind::Menu(_)
        | StepKind::Line(_)
        | StepKind::Bulletin(_)
        | StepKind::Entry(_)
        | StepKind::Hours(_) => super::seen::listening(kind).is_some(),
    }
}

/// By step, what silence comes to.
fn silences(hotline: &Hotline) -> Vec<End> {
    let mut ends: Vec<Option<End>> = vec![None; hotline.steps().len()];
    for first in hotline.step_ids() {
        let mut way = Vec::new();
        let mut on_way = std::collections::HashSet::new();
        let mut at = Target::Step(first);
        let end = loop {
            let step = match at {
                Target::Step(step) => step,
                Target::Do(Deed::HangUp) => break End::HangUp,
                Target::Do(_) => break End::Back,
            };
            if let Some(end) = ends[step.index()] {
                break end;
            }
            if !on_way.insert(step) {
                break End::Round;
            }
            way.push(step);
            at = match &hotline.step(step).kind {
                StepKind::Line(line) if !line.confirm => {
                    break if line.person { End::Person } else { End::Line };
                }
                StepKind::Announcement(announcement) => announcement.then,
                // Whoever calls when it is closed is judged where that leads.
                StepKind::Hours(hours) => {
                    match step_of(hours.when_closed).and_then(|step| ends[step.index()]) {
                        Some(End::HangUp) => break End::HangUp,
                        Some(_) | None => hours.when_open,
                    }
                }
                StepKind::Line(line) => line.listening.on_no_input,
                StepKind::Menu(menu) => menu.listening.on_no_input,
                StepKind::Bulletin(bulletin) => bulletin.listening.on_no_input,
                StepKind::Entry(entry) => entry.listening.on_no_input,
            };
        };
        way.into_iter().for_each(|step| ends[step.index()] = Some(end));
    }
    ends.into_iter().map(|end| end.unwrap_or(End::Round)).collect()
}
