//! Keys that mean something everywhere, and that no caller ever hears of.

use std::collections::HashSet;

use crate::key::{Key, Keys};
use crate::prompt::Locale;
use crate::script::check::reader::Reader;
use crate::script::check::ways::{Way, Ways};
use crate::script::faults;
use crate::script::hotline::{Accept, Announce, Hotline, Listening, StepKind};

/// Complains of each key that no menu names after its options, and no prompt of some language.
pub(super) fn check(
    reader: &mut Reader,
    hotline: &Hotline,
    ways: &Ways,
    named: &[(&'static Locale, HashSet<Keys>)],
) {
    let announced = announced(hotline);
    for (key, way) in &ways.anywhere {
        if announced == Announce::All || announced == Announce::Person && way.step().is_some() {
            continue;
        }
        let without: Vec<&str> = named
            .iter()
            .filter(|(_, keys)| !keys.contains(&Keys::from(*key)))
            .map(|(locale, _)| locale.english_name)
            .collect();
        if !without.is_empty() {
            tell(reader, *key, way, &without, without.len() == named.len());
        }
    }
}

fn tell(reader: &mut Reader, key: Key, way: &Way, without: &[&str], in_none: bool) {
    let message = if in_none {
        format!("callers never hear that they can press `{key}`")
    } else {
        format!("callers in {} never hear that they can press `{key}`", without.join(" and "))
    };
    reader.warning(&faults::UNSAID_KEY, message, way.span.clone());
    reader.label("no menu names it after its options, and no prompt names it");
    reader.help("let a menu name it, with `announce = \"all\"`, or say in a prompt what it is for");
}

/// The most that any step says of the keys that mean the same everywhere.
fn announced(hotline: &Hotline) -> Announce {
    let says = |listening: &Listening| listening.announce;
    let announced = hotline.steps().iter().filter_map(|step| match &step.kind {
        StepKind::Menu(menu) => Some(says(&menu.listening)),
        StepKind::Bulletin(bulletin) => Some(says(&bulletin.listening)),
        StepKind::Entry(entry) if entry.accept == Accept::YesNo => Some(says(&entry.listening)),
        StepKind::Entry(_) | StepKind::Line(_) | StepKind::Announcement(_) | StepKind::Hours(_) => None,
    });
    announced.fold(Announce::Nothing, |most, own| match (most, own) {
        (Announce::All, _) | (_, Announce::All) => Announce::All,
        (Announce::Person, _) | (_, Announce::Person) => Announce::Person,
        (Announce::Nothing, Announce::Nothing) => Announce::Nothing,
    })
}
