//! What a walk is heard through, if it was asked to be heard. Only `--voice` asks for that: whoever has a screen reader
//! must not hear two voices because of a setting that was made for something else.

use std::sync::Arc;

use crate::cli::Failure;
use crate::script::Hotline;
use crate::voice::list::Does;
use crate::voice::player::Player;
use crate::voice::speaker::Speaker;
use crate::voice::{Choice, Trouble, choose, system};

/// The voice that was asked for.
pub(super) struct Sound(Option<(Choice, Arc<Hotline>)>);

impl Sound {
    /// Finds the voice that `--voice` asks for.
    pub(super) fn asked(voice: Option<&str>, hotline: &Arc<Hotline>) -> Result<Self, Failure> {
        let choice = voice.map(|voice| choose(Some(voice))).transpose();
        let choice = choice.map_err(|trouble| Failure::told(trouble.to_string()))?;
        Ok(Self(choice.map(|choice| (choice, Arc::clone(hotline)))))
    }

    /// What speaks, within a tokio runtime; nothing, where words are enough.
    pub(super) fn speaker(&self) -> Result<Option<Speaker>, Trouble> {
        let Some((choice, hotline)) = &self.0 else { return Ok(None) };
        match choice.voice.does {
            Does::Prints => Ok(None),
            Does::Speaks => system::speaker().map(Some),
            Does::MakesSound(_) => {
                let player = Player::find(choice.settings().player.as_deref())?;
                Ok(Some(Speaker::loud(Arc::from(choice.open_for(hotline)?), player)))
            }
        }
    }
}
