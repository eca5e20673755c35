//! A call in which something does not hold, as a test call that shows it when it is run.

use jiff::tz::AmbiguousOffset;

use super::known::Known;
use super::run::Found;
use crate::diagnostic::printable;
use crate::transcript::Heads;

/// The text of the test call; `hotline` is the way to the script, none for the one in the program.
pub fn test_call(known: &Known, hotline: Option<&str>, seed: u64, found: &Found) -> String {
    let zone = known.hotline.timezone();
    let at = zone.to_datetime(found.opening.connected);
    let heads = Heads {
        script: hotline,
        language: found.opening.language.map(|language| known.hotline.locale(language).tag),
        at: (found.opening.connected != known.ordinary).then_some(at),
    };
    let mut text = format!(
        "# {}: {}\n# found with seed {seed} in call {}\n{heads}",
        found.broken.rule.sentence(),
        printable(&found.broken.words),
        found.call,
    );
    // An hour that comes twice: which of the two is said with its offset.
    if heads.at.is_some()
        && let AmbiguousOffset::Fold { .. } = zone.to_ambiguous_timestamp(at).offset()
    {
        let offset = zone.to_offset(found.opening.connected).seconds() / 60;
        let sign = if offset < 0 { '-' } else { '+' };
        text.truncate(text.trim_end().len());
        text.push_str(&format!(" {sign}{:02}:{:02}\n", offset.abs() / 60, offset.abs() % 60));
    }
    text.push('\n');
    for act in &found.acts {
        text.push_str(&format!("{act}\n"));
    }
    text.push_str(&found.broken.expects);
    text.push('\n');
    text
}
