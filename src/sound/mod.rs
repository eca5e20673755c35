//! Sound as numbers: samples and their rate. What is spoken is for [`crate::voice`]; here sound is joined,
//! measured, changed and written.

use std::time::Duration;

/// Sound of one channel.
#[derive(Clone, Debug, PartialEq)]
pub struct Sound {
    rate: u32,
    samples: Vec<f32>,
}

impl Sound {
    /// Sound of these samples, from -1 to 1, so many of them a second.
    pub fn new(rate: u32, samples: Vec<f32>) -> Self {
        Self { rate, samples }
    }

    /// How many samples there are in a second.
    pub fn rate(&self) -> u32 {
        self.rate
    }

    /// The samples, from -1 to 1.
    pub fn samples(&self) -> &[f32] {
        &self.samples
    }

    /// How long it lasts.
    pub fn length(&self) -> Duration {
        Duration::from_secs(1) * u32::try_from(self.samples.len()).unwrap_or(u32::MAX) / self.rate.max(1)
    }
}
