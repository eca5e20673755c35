//! Each file to be: what it is called, what it says, where it goes, and what tells it from one that sounds otherwise.

use super::heard::{Heard, Sources};
use super::layout::Target;
use super::manifest::{Composed, Piece, Prompt, Rendered};
use super::work::Plan;
use super::{Asked, Says, told};
use crate::prompt::{Locale, Part, Utterance};
use crate::transcript::Digest;

/// One file to be.
pub(super) struct Job {
    pub(super) id: String,
    pub(super) locale: &'static Locale,
    pub(super) words: Utterance,
    pub(super) sources: Sources,
    pub(super) digest: String,
    pub(super) targets: [Target; 2],
}

impl Job {
    /// A prompt whose files are not whole yet: whoever finds it in a manifest renders it anew.
    pub(super) fn begun(&self) -> Prompt {
        let file = |target: &Target| Rendered { path: target.path.clone(), rate: target.rate, bytes: 0 };
        self.prompt(String::new(), 0, self.targets.iter().map(file).collect())
    }

    /// A prompt whose files are whole.
    pub(super) fn done(&self, length: u64, files: Vec<Rendered>) -> Prompt {
        self.prompt(self.digest.clone(), length, files)
    }

    fn prompt(&self, digest: String, length: u64, files: Vec<Rendered>) -> Prompt {
        Prompt {
            id: self.id.clone(),
            language: self.locale.tag.to_owned(),
            words: self.words.to_string(),
            digest,
            said_by: self.sources.by,
            recordings: self.sources.recordings.clone(),
            length,
            files,
        }
    }
}

impl Plan<'_> {
    /// What is to be a file, and what is to be put together.
    pub(super) fn jobs(&self, heard: &Heard<'_>) -> (Vec<Job>, Vec<Composed>) {
        let (mut jobs, mut composed) = (Vec::new(), Vec::new());
        for asked in &self.asked {
            if let [Says::Words(words)] = asked.says.as_slice() {
                jobs.push(self.job(asked, asked.id.clone(), words, heard));
                continue;
            }
            let mut pieces = Vec::new();
            let mut words = Vec::new();
            for says in &asked.says {
                match says {
                    Says::Words(spoken) => {
                        let number =
                            pieces.iter().filter(|piece| matches!(piece, Piece::Prompt(_))).count() + 1;
                        let id = format!("{}.{number}", asked.id);
                        words.push(spoken.to_string());
                        jobs.push(self.job(asked, id.clone(), spoken, heard));
                        pieces.push(Piece::Prompt(id));
                    }
                    Says::Value(name) => {
                        words.push(format!("{{{name}}}"));
                        pieces.push(Piece::Value(name.clone()));
                    }
                }
            }
            let language = asked.locale.tag.to_owned();
            composed.push(Composed { id: asked.id.clone(), language, words: words.join(" "), pieces });
        }
        (jobs, composed)
    }

    fn job(&self, asked: &Asked, id: String, words: &Utterance, heard: &Heard<'_>) -> Job {
        let sources = heard.sources(words);
        Job {
            digest: self.digest(asked.locale, words, &sources),
            targets: self.system.targets(self.hotline, asked.locale, &id),
            id,
            locale: asked.locale,
            words: words.clone(),
            sources,
        }
    }

    /// The same as long as what is heard is the same. A new version may speak in another way.
    fn digest(&self, locale: &Locale, words: &Utterance, sources: &Sources) -> String {
        let loudness = told::loudness();
        let mut texts = vec![self.voice, env!("CARGO_PKG_VERSION"), &loudness, locale.tag];
        let pauses: Vec<String> = words
            .parts()
            .iter()
            .map(|part| match part {
                Part::Pause(length) => format!("{}ms", length.as_millis()),
                Part::Words { locale, said } => format!("{} {}", locale.tag, said.ear),
            })
            .collect();
        texts.extend(pauses.iter().chain(&sources.texts).map(String::as_str));
        Digest::of_texts(texts).to_string()
    }
}
