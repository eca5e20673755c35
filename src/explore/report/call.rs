//! A test call that shows why a claim does not hold.

use std::fmt::Write;

use super::words::sentence;
use crate::call::{Ending, Reason};
use crate::caller::Lexicon;
use crate::explore::{Exploration, Judged, Verdict};
use crate::transcript::call_file::laid_out;
use crate::transcript::{Act, Heads};

/// A call that shows why a claim does not hold, in the notation of test calls; it passes as long as that is so.
/// None for a claim that holds, and for steps that no call comes to. `script` is the path of the script from the
/// folder of the call.
pub fn call_file(exploration: &Exploration, judged: &Judged, script: Option<&str>) -> Option<String> {
    let Verdict::Refuted { shown: Some(route), .. } = &judged.verdict else { return None };
    let graph = exploration.graph();
    let hotline = graph.hotline();
    let gone = route.go(graph, &mut Lexicon::default());
    let moment = graph.moments()[usize::from(route.beginning.moment)];
    let heads = Heads {
        script,
        language: route.beginning.language.map(|language| hotline.locale(language).tag),
        at: (graph.moments().len() > 1).then_some(moment.clock),
    };
    let mut text = format!(
        "# refuted: {}\n# This call passes as long as that is so.\n{heads}\n",
        sentence(exploration, judged)
    );
    for act in &gone.acts {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{act}");
    }
    let at = gone.step.map(|step| &hotline.step(step).name);
    let _ = match (gone.ending, at) {
        (Some(Ending::Transferred(line)), _) => writeln!(text, "transfer {}", hotline.step(line).name),
        (Some(Ending::Finished(Reason::Done)), _) => writeln!(text, "ends     done"),
        (Some(Ending::Finished(Reason::TooLong)), _) => writeln!(text, "ends     too-long"),
        (Some(Ending::HungUp), _) => writeln!(text, "ends     hung-up"),
        (None, Some(step)) => writeln!(text, "at menu  {step}"),
        (None, None) => Ok(()),
    };
    if let (None, Some(after)) = (gone.ending, gone.goes_on) {
        let _ = writeln!(text, "{}\nends     hung-up", Act::HangUp { after: Some(after) });
    }
    Some(laid_out(&text))
}

/// What a caller does, in a sentence: `press 1, press 2`.
pub(super) fn acts(acts: &[Act]) -> String {
    let words = |act: &Act| act.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
    acts.iter().map(words).collect::<Vec<_>>().join(", ")
}
