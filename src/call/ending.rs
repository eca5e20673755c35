//! How a call ends; and that each does, however long its script would go on.

use super::fact::Fact;
use super::state::{Spot, State};
use super::{Action, Actions, Call, Hearing, Preface};
use crate::clock::At;
use crate::script::StepId;

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ending {
    /// The caller was connected to a line.
    Transferred(StepId),
    /// The caller hung up.
    HungUp,
    /// The hotline hung up.
    Finished(Reason),
}

/// Why a hotline hangs up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The script says so: the caller has what they wanted, or asked for it.
    Done,
    /// The call has gone on too long, and the script knows no line.
    TooLong,
}

/// A call that has come this far through steps and hearings goes to a person: nothing a caller wants takes so
/// many, and a script that leads in circles must not hold anyone.
const MOST_HEARINGS: u16 = 1000;

/// After a call has gone on too long, a caller can still hear a little before being connected at once.
const LAST_HEARINGS: u16 = 8;

impl Call {
    /// Ends the call.
    fn end(&mut self, ending: Ending, action: Action, actions: &mut Actions) {
        self.live.state = State::Ended(ending);
        actions.push(action);
    }

    /// Connects the caller to the line they are at.
    pub(super) fn connect(&mut self, step: StepId, actions: &mut Actions) {
        self.end(Ending::Transferred(step), Action::Transfer(step), actions);
    }

    /// Hangs up, because the script says so.
    pub(super) fn hang_up(&mut self, reason: Reason, actions: &mut Actions) {
        self.end(Ending::Finished(reason), Action::HangUp(reason), actions);
    }

    /// Where the last words of [`MOST_HEARINGS`] are said; gives whether the call goes on as it was.
    pub(super) fn may_hear_more(&mut self, at: At, actions: &mut Actions) -> bool {
        if self.live.hearings < MOST_HEARINGS {
            return true;
        }
        if self.live.hearings == MOST_HEARINGS {
            self.live.hearings += 1;
            self.fetch_a_person(at, actions);
            return false;
        }
        if self.live.hearings < MOST_HEARINGS + LAST_HEARINGS {
            return true;
        }
        match self.hotline.last_resort() {
            Some(line) => self.connect(line, actions),
            None => self.hang_up(Reason::TooLong, actions),
        }
        false
    }

    /// Leads to the line of last resort, saying why.
    pub(super) fn fetch_a_person(&mut self, at: At, actions: &mut Actions) {
        match self.hotline.last_resort() {
            Some(step) => {
                self.note(Fact::Came(step));
                self.arrive(at, Spot::Line { step }, Preface::TooLong, Hearing::First, actions);
            }
            None => self.hang_up(Reason::TooLong, actions),
        }
    }
}
