#![doc = include_str!("cost_to_goal.md")]

use std::time::Duration;

use crate::audit::finding::{Draft, Found};
use crate::audit::seen::Seen;
use crate::audit::{Asks, Unit};
use crate::script::{LanguageId, StepId, StepKind, Target};

rule!(
    CostToGoal,
    "cost-to-goal",
    "cost_to_goal.md",
    Asks::Figure(Unit::Time),
    [Everyone, Cognitive, Older, Deaf, Blind]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    for language in seen.hotline.language_ids() {
        let mut costs: Vec<Option<Duration>> = vec![None; seen.hotline.steps().len()];
        costs[seen.hotline.start().index()] = Some(Duration::ZERO);
        // Nearer steps first, so that the way to a step is known before the step.
        let mut steps: Vec<StepId> =
            seen.hotline.step_ids().filter(|step| seen.ways.order[step.index()].is_some()).collect();
        steps.sort_by_key(|step| seen.ways.order[step.index()]);
        for id in steps {
            let Some(from) = seen.ways.before[id.index()] else { continue };
            let Some(before) = costs[from.index()] else { continue };
            costs[id.index()] = Some(before + until_chosen(seen, from, id, language));
        }
        for (id, kind) in seen.steps() {
            let goal = matches!(
                kind,
                StepKind::Line(_) | StepKind::Bulletin(_) | StepKind::Entry(_) | StepKind::Announcement(_)
            );
            let Some(cost) = costs[id.index()].filter(|_| goal) else { continue };
            found.measure(cost.as_secs_f64(), |_| {
                let name = &seen.hotline.step(id).name;
                let message = format!("callers listen this long before they have heard the way to `{name}`");
                let fix = "shorten the words on the way, or offer it earlier";
                Draft::new(seen.step(id), message, fix).step(id).language(language)
            });
        }
    }
}

/// How long a caller listens at a step until the option that leads on has been said.
fn until_chosen(seen: &Seen<'_>, at: StepId, to: StepId, language: LanguageId) -> Duration {
    let Some(heard) = seen.heard(at, language) else { return Duration::ZERO };
    let StepKind::Menu(menu) = &seen.hotline.step(at).kind else { return heard.length };
    let count = menu.options.len() + menu.languages.len();
    let place = menu.options.iter().position(|option| option.target == Target::Step(to));
    let place = place.map_or(0, |place| place + menu.languages.len());
    // The options are about equally long; what comes after the last of them is not waited for.
    let options = heard.options.saturating_sub(heard.before);
    let share = u32::try_from(place + 1).unwrap_or(1);
    heard.before + options * share / u32::try_from(count.max(1)).unwrap_or(1)
}
