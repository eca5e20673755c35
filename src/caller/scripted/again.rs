//! A test call made once more, not to judge it but to tell all of it: every moment, as a witness has it. How long words
//! take is for whoever hands the lexicon in.

use std::sync::Arc;

use super::plan::Plan;
use crate::call::{Ending, Saying};
use crate::caller::{Lexicon, Witness};
use crate::clock::At;
use crate::script::Hotline;
use crate::transcript::act::Act;

/// Makes the call up to a statement, or to its end. Each act is done as it is when the call is judged: once everything
/// is heard out, or when the call says.
pub fn again(
    plan: &Plan,
    hotline: &Arc<Hotline>,
    lexicon: Lexicon,
    last: Option<usize>,
    show_numbers: bool,
) -> Witness {
    let witness = Witness::connect_with(Arc::clone(hotline), plan.connected, plan.language, lexicon);
    let mut witness = witness.showing_numbers(show_numbers).remembering();
    for segment in &plan.segments {
        if let Some((statement, act)) = &segment.act {
            if witness.ending().is_some() || last.is_some_and(|last| *statement > last) {
                break;
            }
            match act {
                Act::Press { keys, after } => witness.press(*keys, *after),
                Act::Type { words, after } => witness.types(words, *after),
                Act::Wait(length) => {
                    witness.begin_to_wait(*length);
                    witness.come_to(witness.last_act());
                }
                Act::HangUp { after } => witness.hang_up(*after),
            }
        }
        match segment.lasts {
            Some(length) => witness.come_to(witness.now() + length),
            None => witness.hear_out(),
        }
    }
    witness
}

/// What a call went through, whatever time it took: what was said and whether it was cut short, and how it ended.
fn way(witness: &Witness) -> (Vec<(Saying, bool)>, Option<Ending>) {
    (witness.heard().iter().map(|heard| (heard.saying, heard.cut)).collect(), witness.ending())
}

/// Where two calls went different ways, the moment at which the second did; none if they went the same.
pub fn parting(one: &Witness, other: &Witness) -> Option<At> {
    let (own, theirs) = (way(one), way(other));
    if own == theirs {
        return None;
    }
    let same = own.0.iter().zip(&theirs.0).take_while(|(own, theirs)| own == theirs).count();
    Some(other.heard().get(same).map_or(other.now(), |heard| heard.from))
}
