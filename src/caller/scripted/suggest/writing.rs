//! A way through a hotline as a call file: what the caller does, and after each act what shows that it was done.

use std::fmt::Write;
use std::sync::Arc;

use super::search::{Way, do_act};
use crate::call::{Call, Ending, Reason};
use crate::caller::scripted::coverage::{Answer, Item};
use crate::caller::scripted::plan::ORDINARY_MOMENT;
use crate::caller::scripted::record::lines;
use crate::caller::{Handset, Lexicon};
use crate::key::{Key, Keys};
use crate::script::{Hotline, StepId};
use crate::transcript::act::Act;
use crate::transcript::call_file::{HeardAs, Pattern};

/// Writes the call; it is for `item`, which its first line says.
pub(super) fn write(hotline: &Arc<Hotline>, way: &Way, item: Item, name: Option<&str>) -> String {
    let mut text = format!("# {}\n", item.words(hotline).replace('`', ""));
    let mut head = |verb: &str, argument: &str| line(&mut text, verb, argument);
    if let Some(name) = name {
        head("hotline", name);
    }
    if way.at != ORDINARY_MOMENT {
        head("at", &way.at.strftime("%Y-%m-%d %H:%M").to_string());
    }
    text.push('\n');
    let Ok(connected) = hotline.timezone().to_timestamp(way.at) else { return text };
    let mut lexicon = Lexicon::default();
    let mut handset = Handset::answer(Call::new(Arc::clone(hotline)), connected, &mut lexicon);
    let mut acts = way.acts.iter().peekable();
    let early = |act: Option<&&Act>| act.is_some_and(|act| act.after().is_some());
    if !early(acts.peek()) {
        handset.hear_out(&mut lexicon);
    }
    let mut step = expect(hotline, &handset, &lexicon, None, &mut text);
    while let Some(act) = acts.next() {
        let _ = writeln!(text, "{act}");
        handset.forget_heard();
        do_act(&mut handset, act, &mut lexicon);
        if !early(acts.peek()) {
            handset.hear_out(&mut lexicon);
        }
        step = expect(hotline, &handset, &lexicon, step, &mut text);
    }
    text
}

/// Writes what is heard first since the last act, and where the call is now if that is elsewhere.
fn expect(
    hotline: &Hotline,
    handset: &Handset,
    lexicon: &Lexicon,
    before: Option<StepId>,
    text: &mut String,
) -> Option<StepId> {
    let whole = handset.heard().iter().find(|heard| !heard.cut && heard.to <= handset.now());
    let heard = whole.and_then(|heard| lines(heard.utterance(lexicon), HeardAs::Words).into_iter().next());
    if let Some(pattern) = heard.and_then(|heard| Pattern::of_heard(&heard)) {
        line(text, "hear", pattern.text());
    }
    match handset.ending() {
        Some(Ending::Transferred(to)) => line(text, "transfer", &hotline.step(to).name),
        Some(Ending::HungUp) => line(text, "ends", "hung-up"),
        Some(Ending::Finished(Reason::Done)) => line(text, "ends", "done"),
        Some(Ending::Finished(Reason::TooLong)) => line(text, "ends", "too-long"),
        None => {}
    }
    let now = handset.call().step();
    if let Some(step) = now.filter(|_| now != before) {
        line(text, "at menu", &hotline.step(step).name);
    }
    now
}

fn line(text: &mut String, verb: &str, argument: &str) {
    let _ = writeln!(text, "{verb:<8} {argument}");
}

/// What to call the file of a call that is for this.
pub(super) fn file_name(hotline: &Hotline, item: Item) -> String {
    let name = |step: StepId| &*hotline.step(step).name;
    let plain = |keys: Keys| keys.iter().map(Key::plain_name).collect::<Vec<_>>().join("-");
    match item {
        Item::Language(language) => format!("language-{}", hotline.locale(language).tag),
        Item::Everywhere(key) => format!("everywhere-{}", plain(key.into())),
        Item::Step(step) => name(step).to_owned(),
        Item::Option(step, keys) => format!("{}-key-{}", name(step), plain(keys)),
        Item::Answer(step, answer) => {
            let answer = match answer {
                Answer::Yes => "yes",
                Answer::No => "no",
                Answer::Story => "story",
                Answer::Older => "older",
                Answer::Newer => "newer",
                Answer::Open => "open",
                Answer::Closed => "closed",
            };
            format!("{}-{answer}", name(step))
        }
        Item::Silence(step) => format!("{}-silence", name(step)),
        Item::LastSilence(step) => format!("{}-silence-to-the-end", name(step)),
        Item::Wrong(step) => format!("{}-wrong-key", name(step)),
        Item::LastWrong(step) => format!("{}-wrong-keys-to-the-end", name(step)),
    }
}
