//! What holds everywhere in a hotline: what can be done at any time, and what trouble leads to.

use crate::key::Key;
use crate::map::terms::Terms;
use crate::prompt::Value;
use crate::script::{Accept, Target};

/// A key that means the same everywhere, and what it does.
pub(super) fn anywhere(terms: &Terms<'_>, key: Key, target: Target) -> (String, String) {
    let pressed = terms.say("map-key", &[("key", Value::Key(key))]);
    let does = match target {
        Target::Step(step) => terms.say("map-any-step", &[("goal", terms.words(terms.anywhere_label(step)))]),
        Target::Do(own) => terms.deed(own),
    };
    (pressed, does)
}

/// What else holds everywhere, a sentence each.
pub(super) fn rules(terms: &Terms<'_>) -> Vec<String> {
    let hotline = terms.hotline;
    let mut entries = hotline.steps().iter().filter_map(|step| step.kind.entry());
    let types = entries.any(|entry| entry.accept != Accept::YesNo);
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
