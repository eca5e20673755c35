//! What every caller can do at any moment: hear it again, go back, skip, wait, and set how the hotline speaks.

use super::saying::{Hearing, Preface};
use super::state::{Over, Phase, Place, Spot, State};
use super::{Action, Actions, Call, Reason};
use crate::clock::At;
use crate::script::Deed;

impl Call {
    /// Does what every hotline can do.
    pub(super) fn deed(&mut self, at: At, deed: Deed, actions: &mut Actions) {
        match deed {
            Deed::Repeat => self.hear(at, Preface::Nothing, Hearing::Again, actions),
            Deed::Settings => self.lay_over(at, Over::Settings, actions),
            Deed::Wait => self.lay_over(at, Over::Waiting { reminders: 0 }, actions),
            Deed::Back => self.step_back(at, actions),
            Deed::Skip => self.skip(at, actions),
            Deed::Slower => {
                let slower = self.live.settings.pace.slower();
                self.live.settings.pace = slower.unwrap_or(self.live.settings.pace);
                let preface = if slower.is_some() { Preface::Slower } else { Preface::Slowest };
                self.hear(at, preface, Hearing::Again, actions);
            }
            Deed::Faster => {
                let faster = self.live.settings.pace.faster();
                self.live.settings.pace = faster.unwrap_or(self.live.settings.pace);
                let preface = if faster.is_some() { Preface::Faster } else { Preface::Fastest };
                self.hear(at, preface, Hearing::Again, actions);
            }
            Deed::MoreTime => {
                let more = self.live.settings.patience.more();
                self.live.settings.patience = more.unwrap_or(self.live.settings.patience);
                let preface = if more.is_some() { Preface::MoreTime } else { Preface::MostTime };
                self.hear(at, preface, Hearing::Again, actions);
            }
            Deed::Language => self.lay_over(at, Over::Languages, actions),
            Deed::HangUp => self.hang_up(Reason::Done, actions),
        }
    }

    /// Out of what lies over the step, or from a story to its headlines, or to the step before.
    fn step_back(&mut self, at: At, actions: &mut Actions) {
        let State::Talking(Place { spot, over, .. }) = &self.live.state else { return };
        match over {
            Over::Nothing => {}
            // Whoever stopped typing wants to leave; another key goes on with it.
            Over::Paused => return self.back(at, actions),
            Over::Settings | Over::Languages | Over::Waiting { .. } | Over::Guess(_) => {
                return self.resume(at, Preface::GoingOn, actions);
            }
        }
        match spot {
            Spot::Story { step, item, .. } => {
                let page = self.page_of(*step, *item);
                let spot = Spot::Headlines { step: *step, page };
                self.arrive(at, spot, Preface::Nothing, Hearing::Again, actions);
            }
            Spot::Headlines { step, page } if *page > 0 => {
                let spot = Spot::Headlines { step: *step, page: *page - 1 };
                self.arrive(at, spot, Preface::Nothing, Hearing::Again, actions);
            }
            Spot::ReadBack { .. } => self.type_again(at, actions),
            Spot::Headlines { .. }
            | Spot::Menu { .. }
            | Spot::Greeting { .. }
            | Spot::Line { .. }
            | Spot::Closed { .. }
            | Spot::NoNews { .. }
            | Spot::Announcement { .. }
            | Spot::Entry { .. } => self.back(at, actions),
        }
    }

    /// Past what is being said.
    fn skip(&mut self, at: At, actions: &mut Actions) {
        let State::Talking(Place { spot, over, phase, .. }) = &self.live.state else { return };
        let playing = matches!(phase, Phase::Playing { .. });
        if *over == Over::Nothing {
            match spot {
                Spot::Story { step, item, paragraph } => {
                    let (step, item, paragraph) = (*step, *item, *paragraph);
                    return self.paragraph(at, step, item, paragraph + 1, actions);
                }
                Spot::Announcement { step } => {
                    let step = *step;
                    return self.after_announcement(at, step, actions);
                }
                Spot::Greeting { step } => {
                    let step = *step;
                    return self.after_greeting(at, step, actions);
                }
                Spot::Closed { step } => {
                    let step = *step;
                    return self.when_closed(at, step, actions);
                }
                Spot::NoNews { .. } => return self.back(at, actions),
                Spot::Line { step } if !self.asks_before_connecting(*step) => {
                    let step = *step;
                    return self.connect(step, actions);
                }
                Spot::Line { .. }
                | Spot::Menu { .. }
                | Spot::Headlines { .. }
                | Spot::Entry { .. }
                | Spot::ReadBack { .. } => {}
            }
        }
        if playing {
            actions.push(Action::Stop);
            self.listen(at);
        } else {
            self.hear(at, Preface::NothingToSkip, Hearing::Again, actions);
        }
    }
}
