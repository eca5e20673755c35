//! What a simulated caller wants: a task that the script declares, or each line and the news.

use std::collections::BTreeSet;

use super::way::{Way, way};
use crate::prompt::Locale;
use crate::script::{Hotline, LanguageId, StepId, StepKind, Target, hearing};

/// Something that a caller wants.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The name of the task, or of the step.
    pub name: String,
    /// The step that fulfils it.
    pub goal: StepId,
    /// What the caller has in mind, for each language of the hotline.
    pub words: Vec<String>,
}

/// Everything that callers want of a hotline: its tasks; where it declares none, each of its lines and the news.
pub fn wishes(hotline: &Hotline) -> Vec<Wish> {
    let declared: Vec<(String, StepId)> =
        hotline.tasks().iter().map(|task| (task.name.to_string(), task.goal)).collect();
    let taken = || {
        let goals = hotline.step_ids().filter(|id| match &hotline.step(*id).kind {
            // Where no key leads to, trouble does; nobody calls for that.
            StepKind::Line(_) => way(hotline, None, *id).is_some(),
            StepKind::Bulletin(_) => !hotline.news().is_empty(),
            StepKind::Menu(_) | StepKind::Announcement(_) | StepKind::Entry(_) | StepKind::Hours(_) => false,
        });
        goals.map(|id| (hotline.step(id).name.to_string(), id)).collect()
    };
    let all: Vec<(String, StepId)> = if declared.is_empty() { taken() } else { declared };
    let wish = |(place, (name, goal)): (usize, (String, StepId))| {
        let words = hotline.language_ids().map(|language| {
            let own =
                hotline.tasks().get(place).and_then(|task| task.words.get(language.index())?.as_deref());
            own.map_or_else(|| offered_as(hotline, language, goal), ToOwned::to_owned)
        });
        Wish { words: words.collect(), name, goal }
    };
    all.into_iter().enumerate().map(wish).collect()
}

/// The words by which a step is offered, and the menus on the way to it: what somebody has in mind who calls
/// everything by the hotline's own names.
fn offered_as(hotline: &Hotline, language: LanguageId, goal: StepId) -> String {
    let way = way(hotline, Some(language), goal).unwrap_or(Way { keys: Vec::new(), steps: vec![goal] });
    let start = hotline.start();
    let label = |step: &StepId| {
        let name = &hotline.step(*step).name;
        hotline
            .prompts(language)
            .text(name, Some("option"))
            .or_else(|| (*step == goal).then(|| name.replace('-', " ")))
    };
    let labels: Vec<String> = way.steps.iter().filter(|step| **step != start).filter_map(label).collect();
    labels.join(", ")
}

/// The lines that a hotline sends those to who need a person: where a key leads from everywhere, and where trouble
/// leads in the end.
pub fn helping_lines(hotline: &Hotline) -> Vec<StepId> {
    let everywhere = hotline.anywhere_keys().map(|(_, target)| target).chain([hotline.on_failure()]);
    let steps = everywhere.filter_map(|target| match target {
        Target::Step(step) => Some(step),
        Target::Do(_) => None,
    });
    let is_person = |id: &StepId| matches!(&hotline.step(*id).kind, StepKind::Line(line) if line.person);
    let mut lines: Vec<StepId> = steps.chain(hotline.last_resort()).filter(is_person).collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

/// A wish as it is kept in mind during a call.
#[derive(Clone, Debug)]
pub struct InMind {
    /// The step that fulfils it.
    pub goal: StepId,
    /// Whether it is a line, so that only being connected fulfils it.
    pub is_line: bool,
    /// The caller's own language, if the hotline has it.
    pub language: Option<LanguageId>,
    /// What the words say.
    pub sense: BTreeSet<String>,
    /// The way, for who has learned it.
    pub learned: Option<Way>,
    /// How many menus lie on the shortest way.
    pub menus: usize,
}

impl InMind {
    /// Takes in a wish. `learned` is the hotline as the caller has learned it, which may be an older one.
    pub fn new(hotline: &Hotline, learned: &Hotline, wish: &Wish, language: Option<LanguageId>) -> Self {
        let words = language.and_then(|language| wish.words.get(language.index()));
        let locale: Option<&'static Locale> = language.map(|language| hotline.locale(language));
        let sense = match (locale, words) {
            (Some(locale), Some(words)) => hearing::sense(locale, words),
            (None, _) | (_, None) => BTreeSet::new(),
        };
        let shortest = way(hotline, language, wish.goal);
        let menus = shortest.iter().flat_map(|way| &way.steps);
        let menus = menus.filter(|step| matches!(hotline.step(**step).kind, StepKind::Menu(_))).count();
        let known_as = learned.find(&hotline.step(wish.goal).name);
        let known_as =
            known_as.or_else(|| Some(learned.tasks().iter().find(|task| *task.name == *wish.name)?.goal));
        let language_then = locale.and_then(|locale| learned.language(locale.tag));
        Self {
            goal: wish.goal,
            is_line: matches!(hotline.step(wish.goal).kind, StepKind::Line(_)),
            language,
            sense,
            learned: known_as.and_then(|goal| way(learned, language_then, goal)),
            menus,
        }
    }
}
