//! Points at a place in a text and says what is wrong there: what an author gets for a faulty script, prompt
//! file or test call. Finding the faults is for those who know the text; telling them is done here.

mod encoding;
mod excerpt;
mod faults;
mod format;
pub mod json;
mod lines;
mod nearest;
pub mod page;
mod printable;
mod read;
pub mod sarif;
mod scene;
pub mod source;
pub mod text;
pub mod words;

pub use encoding::NotText;
pub use faults::Faults;
pub use format::Format;
pub use nearest::{Names, did_you_mean, listed, nearest};
pub(crate) use printable::brief;
pub use printable::{is_hidden, printable, quoted};
pub use read::{AUTHOR_LIMIT, ReadError, within};
pub use source::{Place, Source};

/// A kind of fault: its name, as in `error[unknown-step]`, and the page that explains it.
#[derive(Debug)]
pub struct Code {
    /// Lower case with hyphens, named for the problem: `unknown-step`.
    pub name: &'static str,
    /// The page in Markdown: what it means, an example of it, and the mend.
    pub page: &'static str,
}

/// How much is at stake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; opinions differ on whether it should change.
    Note,
    /// Works, but probably not as meant.
    Warning,
    /// Cannot be used until it is mended.
    Error,
}

impl Severity {
    /// The word that opens a message: `note`, `warning` or `error`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A second place that has to do with the fault, and how: "first used here".
#[derive(Clone, Debug)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is there, in a few words.
    pub label: String,
}

/// A mend that an editor can make: put `replacement` in the place of what is there.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// What goes away.
    pub place: Place,
    /// What comes instead.
    pub replacement: String,
}

/// One fault in an author's text.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Which kind.
    pub code: &'static Code,
    /// How bad.
    pub severity: Severity,
    /// One sentence in lower case, names in backticks, without a full stop.
    pub message: String,
    /// Where it is.
    pub place: Place,
    /// What is there, in a few words, under the carets. May be empty.
    pub label: String,
    /// Other places that matter.
    pub related: Vec<Related>,
    /// What else a reader should know, a sentence each.
    pub notes: Vec<String>,
    /// What to do next, one sentence.
    pub help: Option<String>,
    /// The mend, when it is known exactly.
    pub suggestion: Option<Suggestion>,
}

impl Diagnostic {
    /// A fault of severity [`Severity::Error`], with nothing but its message and place.
    #[must_use]
    pub fn error(code: &'static Code, message: impl Into<String>, place: Place) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            place,
            label: String::new(),
            related: Vec::new(),
            notes: Vec::new(),
            help: None,
            suggestion: None,
        }
    }

    /// The same with severity [`Severity::Warning`].
    #[must_use]
    pub fn warning(code: &'static Code, message: impl Into<String>, place: Place) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message, place) }
    }

    /// Says what is under the carets.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds a sentence that a reader should know.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Says what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn related(mut self, place: Place, label: impl Into<String>) -> Self {
        self.related.push(Related { place, label: label.into() });
        self
    }

    /// Offers an exact mend of the place itself.
    #[must_use]
    pub fn suggest(mut self, replacement: impl Into<String>) -> Self {
        self.suggestion = Some(Suggestion { place: self.place.clone(), replacement: replacement.into() });
        self
    }
}

impl Diagnostic {
    /// The exact mend in words, unless the help already names it.
    fn mend(&self) -> Option<String> {
        let Suggestion { place, replacement } = self.suggestion.as_ref()?;
        // Help names a mend in backticks; what is written may need the quotation marks of its format as well.
        let named = format!("`{}`", replacement.trim_matches(['"', '\'', '`']));
        if self.help.as_ref().is_some_and(|help| help.contains(&named)) {
            return None;
        }
        let (old, new) = (brief(place.text()), brief(replacement));
        Some(match (old.is_empty(), new.is_empty()) {
            (false, false) => format!("write `{new}` in place of `{old}`"),
            (true, _) => format!("add `{new}`"),
            (false, true) => format!("take `{old}` away"),
        })
    }
}

/// Declares the faults of one kind of text: each a constant, its name, and the page of that name beside the
/// file that declares it; and `ALL` of them for `--explain`.
macro_rules! codes {
    ($($constant:ident = $name:literal),* $(,)?) => {
        $(
            #[doc = concat!("`", $name, "`; its page explains it.")]
            pub static $constant: $crate::diagnostic::Code =
                $crate::diagnostic::Code { name: $name, page: include_str!(concat!($name, ".md")) };
        )*

        /// Every fault declared here, in the order of its page in the handbook.
        pub static ALL: &[&$crate::diagnostic::Code] = &[$(&$constant),*];
    };
}
pub(crate) use codes;
