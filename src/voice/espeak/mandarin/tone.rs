//! The tones, and how the pitch goes in each. The levels are Y. R. Chao's five, 1 the lowest and 5 the highest, as
//! textbooks give them (recalled, and read in several courses for learners): 55, 35, 214, 51; the third is low, 21,
//! where anything follows it, and the fourth goes only half way, 53, before another fourth. How many semitones there
//! are between two levels is our own choice.

/// Between two of the five levels.
const SEMITONES: f32 = 2.5;

/// A syllable's tone, as it is said where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// The first: high and level.
    High,
    /// The second: from the middle to the top.
    Rising,
    /// The third before a pause: low, and up again.
    Dipping,
    /// The third before another syllable: low.
    Low,
    /// The fourth: from the top to the bottom.
    Falling,
    /// The fourth before another fourth.
    HalfFalling,
    /// None of its own; its level comes from the syllable before it.
    Neutral {
        /// From 1 to 5.
        level: u8,
    },
}

impl Tone {
    /// The tone that eSpeak NG writes so, after another one in the same clause.
    pub(super) fn named(name: &str, before: Option<Self>) -> Option<Self> {
        match name {
            "55" => Some(Self::High),
            "35" => Some(Self::Rising),
            "214" => Some(Self::Dipping),
            "21" => Some(Self::Low),
            "51" => Some(Self::Falling),
            "53" => Some(Self::HalfFalling),
            "11" | "22" | "33" | "44" => Some(Self::neutral_after(before)),
            _ => None,
        }
    }

    /// After a high syllable low, after a low one high; Chao's levels again.
    fn neutral_after(before: Option<Self>) -> Self {
        let level = match before {
            Some(Self::High) => 2,
            Some(Self::Rising) | None => 3,
            Some(Self::Dipping | Self::Low) => 4,
            Some(Self::Falling | Self::HalfFalling) => 1,
            // A second one in a row stays where the first is.
            Some(Self::Neutral { level }) => level,
        };
        Self::Neutral { level }
    }

    /// How the pitch goes.
    pub(super) fn melody(self) -> Melody {
        let [start, middle, end] = match self {
            Self::High => [(0.0, 5.0), (0.5, 5.0), (1.0, 5.0)],
            // It waits a little, or it is heard as high.
            Self::Rising => [(0.0, 3.0), (0.25, 3.0), (1.0, 5.0)],
            // A voice that takes its time comes up to 4; in a syllable this short that would be a leap.
            Self::Dipping => [(0.0, 2.0), (0.5, 1.0), (1.0, 3.0)],
            Self::Low => [(0.0, 2.0), (0.5, 1.0), (1.0, 1.0)],
            Self::Falling => [(0.0, 5.0), (0.15, 5.0), (1.0, 1.0)],
            Self::HalfFalling => [(0.0, 5.0), (0.15, 5.0), (1.0, 3.0)],
            Self::Neutral { level } => [(0.0, f32::from(level)); 3],
        };
        Melody([start, middle, end])
    }
}

/// Levels at shares of a syllable's time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Melody([(f32, f32); 3]);

impl Melody {
    /// How far from the middle level the pitch is at this share of the time.
    pub(super) fn semitones(self, share: f32) -> f32 {
        let [start, middle, end] = self.0;
        let (from, to) = if share < middle.0 { (start, middle) } else { (middle, end) };
        let passed = ((share - from.0) / (to.0 - from.0).max(f32::EPSILON)).clamp(0.0, 1.0);
        (from.1 + passed * (to.1 - from.1) - 3.0) * SEMITONES
    }
}
