//! What was rendered: what each file says and how long it lasts, and how the prompts that hold a number or a date are put
//! together. The next time, it tells what has changed.

use serde::{Deserialize, Serialize};

/// What it is called, in the folder that everything is rendered into.
pub const NAME: &str = "reachline-prompts.json";

/// It grows when a reader of the form before would misread the new one.
pub(super) const FORM: u32 = 1;

/// Everything that was rendered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Manifest {
    /// Its form.
    pub form: u32,
    /// The version of the program.
    pub reachline: String,
    /// The hotline's name.
    pub hotline: String,
    /// Which telephone system the files are for.
    pub system: String,
    /// The voice that speaks.
    pub voice: String,
    /// How loud it speaks.
    pub loudness: String,
    /// How numbers that are only known in a call are said.
    pub numbers: String,
    /// How dates and counts that are only known in a call are said.
    pub dates: String,
    /// Prompts that are files.
    pub prompts: Vec<Prompt>,
    /// Prompts that are put together from files and values.
    pub composed: Vec<Composed>,
}

/// A prompt that is a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Prompt {
    /// What it is called.
    pub id: String,
    /// The tag of the language it belongs to.
    pub language: String,
    /// What it says, for the eye.
    pub words: String,
    /// The same as long as it would sound the same.
    pub digest: String,
    /// Who says it.
    #[serde(default)]
    pub said_by: SaidBy,
    /// The hotline's recordings that are heard in it, by the names of their files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recordings: Vec<String>,
    /// How long it lasts, in milliseconds.
    pub length: u64,
    /// Its files: the same at each rate.
    pub files: Vec<Rendered>,
}

/// Who says a prompt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SaidBy {
    /// The voice.
    #[default]
    Voice,
    /// The hotline's recordings.
    Recordings,
    /// The hotline's recordings, and the voice what none of them says.
    RecordingsAndVoice,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Rendered {
    /// Its path from the manifest's folder.
    pub path: String,
    /// Samples a second.
    pub rate: u32,
    /// How long it is.
    pub bytes: u64,
}

/// A prompt that is put together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Composed {
    /// What it is called.
    pub id: String,
    /// The tag of the language it belongs to.
    pub language: String,
    /// What it says, for the eye, with the names of values in braces.
    pub words: String,
    /// What is played, in order.
    pub pieces: Vec<Piece>,
}

/// A piece of a prompt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// Another prompt, by its name.
    Prompt(String),
    /// A value that is known in the call, by its name.
    Value(String),
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// Why it is none, in a sentence.
    pub fn read(text: &str) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Form {
            form: u32,
        }
        let form: Form = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if form.form != FORM {
            return Err(format!("it has form {}, and this program reads form {FORM}", form.form));
        }
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    /// As it is written.
    ///
    /// # Errors
    /// Never, for all that is in it can be written.
    pub fn text(&self) -> serde_json::Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }
}
