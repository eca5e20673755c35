//! Prompts that use each other's words: whether what they name is there, whether following them ends, and
//! whether Fluent would fill in all of them.

use std::sync::Arc;

use super::Catalogue;
use super::contents::{Contents, Pattern, PatternId, Reference};
use crate::diagnostic::{Diagnostic, Source};
use crate::prompt::faults;

/// The most braces that Fluent fills in while it puts one prompt together (`MAX_PLACEABLES` of the crate
/// `fluent-bundle`); what comes after them is cut off.
const MOST_PLACEABLES: usize = 100;

/// All that can be wrong with references.
pub(super) fn check(catalogue: &Catalogue) -> Vec<Diagnostic> {
    let (contents, source) = (&catalogue.contents, &catalogue.source);
    let mut told: Vec<Diagnostic> = contents
        .patterns()
        .iter()
        .flat_map(Pattern::references)
        .filter(|reference| reference.target.is_none() && !is_common(catalogue, reference))
        .map(|reference| missing(source, reference))
        .collect();
    let order = match from_words_to_those_who_use_them(contents) {
        Ok(order) => order,
        Err(circles) => {
            told.extend(circles.into_iter().map(|circle| endless(contents, source, circle)));
            return told;
        }
    };
    told.extend(too_long(contents, source, &order));
    told
}

fn is_common(catalogue: &Catalogue, reference: &Reference) -> bool {
    !reference.name.starts_with('-') && catalogue.has(&reference.name, reference.attribute.as_deref())
}

fn missing(source: &Arc<Source>, reference: &Reference) -> Diagnostic {
    let attribute = reference.attribute.as_ref().map(|name| format!(".{name}")).unwrap_or_default();
    Diagnostic::error(
        &faults::UNKNOWN_REFERENCE,
        format!("there is no prompt named `{}{attribute}`", reference.name),
        source.place(reference.span.clone()),
    )
    .help("name a prompt of this file, or write the words here")
}

/// A reference on a way that leads back to where it began.
struct Circle<'a> {
    /// The words that it leads back to.
    to: PatternId,
    by: &'a Reference,
}

/// Every pattern after those whose words it uses; or the references that make that impossible. No recursion,
/// for a file may hold a chain of any length.
fn from_words_to_those_who_use_them(contents: &Contents) -> Result<Vec<PatternId>, Vec<Circle<'_>>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Never,
        OnTheWay,
        Done,
    }
    let patterns = contents.patterns();
    let mut seen = vec![Seen::Never; patterns.len()];
    let (mut order, mut circles) = (Vec::with_capacity(patterns.len()), Vec::new());
    let mut way: Vec<(PatternId, _)> = Vec::new();
    for start in (0..).map(PatternId).take(patterns.len()) {
        if seen[start.index()] != Seen::Never {
            continue;
        }
        seen[start.index()] = Seen::OnTheWay;
        way.push((start, patterns[start.index()].references()));
        while let Some((id, references)) = way.last_mut() {
            let Some(reference) = references.next() else {
                seen[id.index()] = Seen::Done;
                order.push(*id);
                way.pop();
                continue;
            };
            let Some(target) = reference.target else { continue };
            match seen[target.index()] {
                Seen::Never => {
                    seen[target.index()] = Seen::OnTheWay;
                    way.push((target, patterns[target.index()].references()));
                }
                Seen::OnTheWay => circles.push(Circle { to: target, by: reference }),
                Seen::Done => {}
            }
        }
    }
    if circles.is_empty() { Ok(order) } else { Err(circles) }
}

fn endless(contents: &Contents, source: &Arc<Source>, circle: Circle<'_>) -> Diagnostic {
    let message = &contents.messages()[contents.pattern(circle.to).message];
    Diagnostic::error(
        &faults::PROMPT_CYCLE,
        format!("`{}` refers to itself, so its words would never end", message.name),
        source.place(circle.by.span.clone()),
    )
    .related(source.place(message.span.clone()), "it begins here")
    .help("write one of the prompts on the way out in full")
}

/// Prompts of which callers would hear only the beginning.
fn too_long(contents: &Contents, source: &Arc<Source>, order: &[PatternId]) -> Vec<Diagnostic> {
    let mut filled = vec![0_usize; contents.patterns().len()];
    let mut told = Vec::new();
    for &id in order {
        let pattern = contents.pattern(id);
        let others = pattern.references().filter_map(|reference| reference.target);
        let all = others.fold(pattern.placeables, |sum, other| sum.saturating_add(filled[other.index()]));
        filled[id.index()] = all;
        let of_its_own_doing = pattern
            .references()
            .filter_map(|reference| reference.target)
            .all(|other| filled[other.index()] <= MOST_PLACEABLES);
        if all > MOST_PLACEABLES && of_its_own_doing {
            let name = &contents.messages()[pattern.message].name;
            told.push(
                Diagnostic::error(
                    &faults::PROMPT_TOO_DEEP,
                    format!("`{name}` is put together from more than {MOST_PLACEABLES} pieces"),
                    source.place(pattern.span.clone()),
                )
                .help("what comes after them is never said; write more of the words out in full"),
            );
        }
    }
    told
}

impl Contents {
    /// Every pattern before those whose words it uses; `None` if some use each other in a circle.
    #[must_use]
    pub fn from_users_to_words(&self) -> Option<Vec<PatternId>> {
        let mut order = from_words_to_those_who_use_them(self).ok()?;
        order.reverse();
        Some(order)
    }
}
