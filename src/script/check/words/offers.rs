//! Which steps callers are offered by name, and where the script says so.

use std::ops::Range;

use crate::script::check::ways::{By, Ways};
use crate::script::hotline::{Hotline, StepId, StepKind};

/// Where a step is offered, or named as the place where trouble leads.
#[derive(Clone, Debug, Default)]
pub(super) struct Offer {
    /// By an option of a menu.
    pub(super) option: Option<Range<usize>>,
    /// By a key that means the same everywhere.
    pub(super) anywhere: Option<Range<usize>>,
    /// As the place where a caller is led who struggles; said before the last try.
    pub(super) failure: Option<Range<usize>>,
    /// As a line that is closed.
    pub(super) closed: Option<Range<usize>>,
    /// Whether no caller comes to the step, so that its words need not be told as well.
    pub(super) unreached: bool,
}

impl Offer {
    /// Whether the step is ever named to callers.
    pub(super) fn is_any(&self) -> bool {
        self.option.is_some() || self.anywhere.is_some() || self.failure.is_some() || self.closed.is_some()
    }
}

/// For each step, where it is offered.
pub(super) struct Offers(Vec<Offer>);

impl Offers {
    pub(super) fn of(hotline: &Hotline, ways: &Ways) -> Self {
        let mut offers = vec![Offer::default(); hotline.steps().len()];
        for id in hotline.step_ids() {
            let step = hotline.step(id);
            // A line says no more than where it leads, and never which try is the last.
            let is_line = matches!(step.kind, StepKind::Line(_));
            for way in ways.of(id) {
                let Some(to) = way.step() else { continue };
                let offer = &mut offers[to.index()];
                match way.by {
                    By::Option => set(&mut offer.option, &way.span),
                    By::Silence | By::Wrong if !is_line && to != id => set(&mut offer.failure, &way.span),
                    By::Silence | By::Wrong | By::Answer | By::End | By::Open | By::Closed => {}
                }
            }
            if matches!(&step.kind, StepKind::Line(line) if line.hours.is_some()) {
                offers[id.index()].closed = Some(step.span.clone());
            }
        }
        for id in &ways.unreached {
            offers[id.index()].unreached = true;
        }
        for (_, way) in &ways.anywhere {
            if let Some(to) = way.step() {
                set(&mut offers[to.index()].anywhere, &way.span);
            }
        }
        Self(offers)
    }

    pub(super) fn at(&self, step: StepId) -> &Offer {
        &self.0[step.index()]
    }
}

/// Keeps the first place.
fn set(place: &mut Option<Range<usize>>, span: &Range<usize>) {
    if place.is_none() {
        *place = Some(span.clone());
    }
}
