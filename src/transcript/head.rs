//! What was settled before the first word of a call: which hotline, when, in which language. With it and the
//! moments of the call, the call can be made again.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Moment;
use crate::diagnostic::brief;

/// The form of transcripts in JSON. It grows by one when a reader of the form before would misread it; new keys
/// and new events alone do not change it.
pub const FORM: u32 = 1;

/// What was settled before the first word of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// [`FORM`].
    pub form: u32,
    /// The version of the program that made the call.
    pub reachline: String,
    /// The hotline's name.
    pub hotline: String,
    /// Its script, as it was named; nothing for the hotline in the program itself.
    pub script: Option<String>,
    /// The hotline's [`super::Digest`].
    pub digest: String,
    /// The moment it answered, in the world's time.
    pub connected: Timestamp,
    /// The time zone that it keeps its hours in.
    pub timezone: Option<String>,
    /// The tag of the language that was chosen in the caller's place.
    pub language: Option<String>,
    /// Whether the caller's time was made up or ran.
    pub clock: Clock,
    /// Where the caller's choices come from, if they were drawn at random.
    pub seed: Option<u64>,
    /// Whether that moment was asked for, and so was told; it was the moment of the walk otherwise.
    #[serde(default)]
    pub asked: bool,
    /// Whether the caller's own number is in it.
    #[serde(default)]
    pub numbers: Numbers,
}

/// Whether the caller's own number is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numbers {
    /// It is masked, and the keys of it are left out.
    #[default]
    Masked,
    /// It is kept like any other keys.
    Shown,
}

/// The caller's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// Made up: nobody waited.
    Virtual,
    /// Ran.
    Real,
}

/// A whole transcript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// What was settled before.
    #[serde(flatten)]
    pub head: Head,
    /// What happened, in its order.
    pub events: Vec<Moment>,
}

impl Transcript {
    /// Reads a transcript in JSON.
    ///
    /// # Errors
    /// In a sentence: it is no JSON, no transcript, or of a form this program does not know.
    pub fn read(text: &str) -> Result<Self, String> {
        /// The one key that can be relied on in every form.
        #[derive(Deserialize)]
        struct AnyForm {
            form: u32,
        }
        let AnyForm { form } = serde_json::from_str(text).map_err(|error| {
            format!(
                "is no transcript in JSON: {}; `reachline walk --transcript FILE.json` makes one",
                brief(&error.to_string())
            )
        })?;
        if form != FORM {
            return Err(format!(
                "is a transcript of form {form}, and this program reads form {FORM}; use the reachline it was made with"
            ));
        }
        serde_json::from_str(text)
            .map_err(|error| format!("is no whole transcript: {}", brief(&error.to_string())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transcript_of_another_form_is_refused_in_words() {
        let told = |text| Transcript::read(text).unwrap_err();
        assert!(told("{").contains("no transcript in JSON"));
        assert!(told(r#"{"form":7}"#).contains("form 7"));
        assert!(told(r#"{"form":1}"#).contains("no whole transcript"));
    }
}
