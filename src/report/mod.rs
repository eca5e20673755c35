//! One page about a hotline for its owner: what callers can choose, what the rules found, what was proved of every
//! path, and which simulated callers get through. It gathers what other rooms found and judges nothing itself.

mod callers;
mod map;
mod proofs;
mod rules;
mod words;

use std::io::{self, Write};

use crate::explore::Verdict;
use crate::page::{self, Head, Text};
use crate::prompt::Value;
use crate::script::{Hotline, LanguageId};
use crate::transcript::Digest;
use crate::{audit, caller::simulated, explore};
use words::Words;

/// All that is told.
pub struct Report<'a> {
    /// The hotline.
    pub hotline: &'a Hotline,
    /// What was found about every path.
    pub exploration: &'a explore::report::Report<'a>,
    /// What the rules found.
    pub audit: &'a audit::Report,
    /// The language of its readers.
    pub language: LanguageId,
    /// What simulated callers came to.
    pub callers: &'a simulated::report::Report<'a>,
}

/// A part of the page: the name of its heading among the words, and who writes it.
struct Section {
    name: &'static str,
    about: &'static [&'static str],
    write: fn(&Report<'_>, &Words, &mut dyn Write) -> io::Result<()>,
}

/// The parts in their order.
const SECTIONS: [Section; 6] = [
    Section { name: "summary", about: &[], write: summary },
    Section { name: "callers", about: &["callers-about", "callers-warning"], write: callers::write },
    Section { name: "audit", about: &["audit-about"], write: rules::write },
    Section { name: "proofs", about: &["proofs-about"], write: proofs::write },
    Section { name: "map", about: &["map-about"], write: map::write },
    Section { name: "people", about: &["people-about"], write: |_, _, _| Ok(()) },
];

impl Report<'_> {
    /// Writes the page.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let words = Words::of(self.hotline.locale(self.language));
        let title = words.with("title", &[("hotline", words.value(self.hotline.name()))]);
        let skip = words.text("skip");
        let head = Head { language: words.locale().tag, title: &title, skip: Some(&skip) };
        head.begin(out, |out| contents(&words, out))?;
        writeln!(out, "<h1>{}</h1>", Text(&title))?;
        let languages: Vec<&str> =
            self.hotline.language_ids().map(|id| self.hotline.locale(id).own_name).collect();
        let made_of = [
            ("script", words.value(self.hotline.source().name())),
            ("version", words.value(env!("CARGO_PKG_VERSION"))),
            ("digest", words.value(Digest::of(self.hotline).to_string())),
            ("languages", words.value(words.list(&languages))),
        ];
        writeln!(out, "<p>{}</p>", Text(&words.with("made-of", &made_of)))?;
        writeln!(out, "<p>{}</p>", Text(&words.text("no-claim")))?;
        for Section { name, about, write } in &SECTIONS {
            writeln!(out, "<h2 id=\"{name}\">{}</h2>", Text(&words.text(name)))?;
            for about in *about {
                writeln!(out, "<p>{}</p>", Text(&words.text(about)))?;
            }
            write(self, &words, out)?;
        }
        page::end(out)
    }
}

fn contents(words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let name = words.text("contents");
    writeln!(out, "<nav aria-label=\"{}\">\n<ul>", Text(&name))?;
    for Section { name, .. } in &SECTIONS {
        writeln!(out, "<li><a href=\"#{name}\">{}</a></li>", Text(&words.text(name)))?;
    }
    writeln!(out, "</ul>\n</nav>")
}

/// The whole in four sentences.
fn summary(report: &Report<'_>, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let judged = report.exploration.exploration.judged();
    let count = |is: fn(&Verdict) -> bool| {
        Value::Count(judged.iter().filter(|judged| is(&judged.verdict)).count() as u64)
    };
    let behind = callers::behind(report) as u64;
    let sentences = [
        words.with("summary-proved", &[("count", count(|verdict| matches!(verdict, Verdict::Proved)))]),
        words.with(
            "summary-refuted",
            &[("count", count(|verdict| matches!(verdict, Verdict::Refuted { .. })))],
        ),
        words.with(
            "summary-findings",
            &[
                ("count", Value::Count(report.audit.findings.len() as u64)),
                ("profile", words.value(&*report.audit.profile.name)),
            ],
        ),
        words.with("summary-behind", &[("count", Value::Count(behind))]),
    ];
    writeln!(out, "<ul>")?;
    for sentence in sentences {
        writeln!(out, "<li>{}</li>", Text(&sentence))?;
    }
    writeln!(out, "</ul>")
}

/// What rules and claims say of themselves is in English; on a page in another language it is marked so.
fn english(words: &Words, text: &str) -> String {
    match words.locale().tag {
        "en" => Text(text).to_string(),
        _ => format!("<span lang=\"en\">{}</span>", Text(text)),
    }
}
