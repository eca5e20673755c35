//! The studios in which test calls are recorded.

use std::sync::Arc;

use crate::caller::recording::Studio;
use crate::caller::scripted::suite::{Suite, Tested};
use crate::cli::{Failure, recording};
use crate::script::Hotline;

/// A studio for all hotlines that are heard alike, and one for each that has recordings.
pub(super) struct Studios {
    common: Arc<Studio>,
    own: Vec<(Arc<Hotline>, Arc<Studio>)>,
}

impl Studios {
    pub(super) fn of(made: &[&Tested], suite: &Suite, voices: &recording::Voices) -> Result<Self, Failure> {
        let mut studios = Self { common: Arc::new(Studio::new(voices.open()?)), own: Vec::new() };
        for hotline in made.iter().filter_map(|tested| suite.file(tested.test).answer.hotline.as_ref()) {
            if voices.differ_in(hotline) && studios.own_of(hotline).is_none() {
                let studio = Arc::new(Studio::new(voices.of(hotline)?));
                studios.own.push((Arc::clone(hotline), studio));
            }
        }
        Ok(studios)
    }

    fn own_of(&self, hotline: &Arc<Hotline>) -> Option<&Arc<Studio>> {
        self.own.iter().find(|(own, _)| Arc::ptr_eq(own, hotline)).map(|(_, studio)| studio)
    }

    pub(super) fn for_hotline(&self, hotline: &Arc<Hotline>) -> &Arc<Studio> {
        self.own_of(hotline).unwrap_or(&self.common)
    }
}
