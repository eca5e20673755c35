//! The elements that are spoken, and what holds within each.

use std::ops::Range;
use std::time::Duration;

use quick_xml::events::BytesStart;

use super::Text;
use super::say_as::SayAs;
use crate::clock::parse_length;
use crate::diagnostic::{did_you_mean, listed, quoted};
use crate::prompt::locale::Said;
use crate::prompt::{Locale, locale};
use crate::voice::Manner;
use crate::voice::text::BETWEEN_PARAGRAPHS;

/// What is spoken, with the attributes of each.
const KNOWN: [(&str, &[&str]); 9] = [
    ("speak", &["version", "xmlns", "xml:lang"]),
    ("p", &["xml:lang"]),
    ("s", &["xml:lang"]),
    ("break", &["time", "strength"]),
    ("lang", &["xml:lang"]),
    ("say-as", &["interpret-as", "format"]),
    ("prosody", &["rate"]),
    ("emphasis", &["level"]),
    ("sub", &["alias"]),
];

/// Between two sentences that are marked as such.
const BREATH: Duration = Duration::from_millis(300);
/// As long as a pause may be: a caller takes more for the end.
const LONGEST_BREAK: Duration = Duration::from_secs(60);
/// How slow and how fast speech may be, in percent.
const RATES: std::ops::RangeInclusive<u32> = 25..=400;

/// What holds within an element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope {
    pub(super) locale: &'static Locale,
    pub(super) manner: Manner,
    pub(super) say_as: Option<SayAs>,
    /// Nothing in it is said: something else was said in its place, or it was refused.
    pub(super) silent: bool,
}

/// An element as it begins.
#[derive(Debug)]
pub(super) struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    span: Range<usize>,
}

/// No element needs more attributes.
const MOST_ATTRIBUTES: usize = 16;

impl Element {
    pub(super) fn read(start: &BytesStart<'_>, span: Range<usize>) -> Self {
        let mut written = start.attributes();
        let attributes = written.with_checks(false).take(MOST_ATTRIBUTES).flatten().map(|attribute| {
            let value: &str = &attribute.value;
            let value = quick_xml::escape::unescape(value)
                .map_or_else(|_| value.to_owned(), |value| value.into_owned());
            (attribute.key.as_ref().to_owned(), value)
        });
        let attributes = attributes.collect();
        let name: &str = start.name().into_inner();
        Self { name: name.to_owned(), attributes, span }
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Says what the element says by itself, and gives what holds within it.
    pub(super) fn scope(&self, outer: Scope, text: &mut Text<'_>) -> Scope {
        let mut scope = outer;
        let Some((_, known)) = KNOWN.iter().find(|(name, _)| *name == self.name) else {
            self.unknown(text);
            return Scope { silent: true, ..outer };
        };
        for (name, _) in &self.attributes {
            // What describes the document itself is not spoken.
            let described = name.starts_with("xmlns") || name.starts_with("xsi:");
            if !described && !known.contains(&name.as_str()) {
                self.unknown_attribute(text, name, known);
            }
        }
        if outer.silent {
            return scope;
        }
        if let Some(tag) = self.attribute("xml:lang") {
            match language(tag) {
                Some(locale) => scope.locale = locale,
                None => self.no_language(text, tag),
            }
        }
        match self.name.as_str() {
            "break" => self.pause(text, outer),
            "p" => text.stretch(outer.manner).pause(BETWEEN_PARAGRAPHS),
            "s" => text.stretch(outer.manner).pause(BREATH),
            "say-as" => scope.say_as = self.say_as(text),
            "prosody" => scope.manner = self.prosody(text, outer.manner),
            "emphasis" => scope.manner = self.emphasis(text, outer.manner),
            "sub" => self.substitute(text, &mut scope),
            _ => {}
        }
        scope
    }

    fn fault(&self, text: &mut Text<'_>, what: &str, help: &str) {
        text.fault(what, self.span.clone(), help);
    }

    fn unknown(&self, text: &mut Text<'_>) {
        let names = || KNOWN.iter().map(|(name, _)| *name);
        let all = || format!("remove it; these are: {}", listed(names()));
        let help = did_you_mean(&self.name, names(), all);
        self.fault(text, &format!("the element {} is not spoken", quoted(&self.name)), &help);
    }

    fn unknown_attribute(&self, text: &mut Text<'_>, name: &str, known: &[&str]) {
        let what = format!("`{}` is spoken without its attribute {}", self.name, quoted(name));
        self.fault(text, &what, &format!("remove it; `{}` has `{}`", self.name, known.join("`, `")));
    }

    fn no_language(&self, text: &mut Text<'_>, tag: &str) {
        let tags: Vec<&str> = locale::ALL.iter().map(|locale| locale.tag).collect();
        let what = format!("the language {} is not spoken", quoted(tag));
        self.fault(text, &what, &format!("write one of `{}`", tags.join("`, `")));
    }

    fn pause(&self, text: &mut Text<'_>, outer: Scope) {
        let strength = match self.attribute("strength") {
            Some("none") => Some(Duration::ZERO),
            Some("x-weak") => Some(Duration::from_millis(100)),
            Some("weak") => Some(Duration::from_millis(200)),
            Some("medium") | None => Some(Duration::from_millis(400)),
            Some("strong") => Some(Duration::from_millis(800)),
            Some("x-strong") => Some(Duration::from_millis(1_500)),
            Some(_) => None,
        };
        let length = match self.attribute("time") {
            Some(time) => parse_length(time).filter(|length| *length <= LONGEST_BREAK),
            None => strength,
        };
        match length {
            Some(length) => text.stretch(outer.manner).pause(length),
            None => self.fault(
                text,
                "this pause has no length that can be kept",
                "write up to a minute, as in `time=\"500ms\"`, or `strength` as `weak`, `medium` or `strong`",
            ),
        }
    }

    fn say_as(&self, text: &mut Text<'_>) -> Option<SayAs> {
        let asked = self.attribute("interpret-as").unwrap_or_default();
        let found = SayAs::find(asked);
        if found.is_none() {
            let what = format!("nothing is said as {}", quoted(asked));
            self.fault(
                text,
                &what,
                &format!("write `interpret-as` as one of `{}`", SayAs::NAMES.join("`, `")),
            );
        }
        found
    }

    fn prosody(&self, text: &mut Text<'_>, outer: Manner) -> Manner {
        let percent = match self.attribute("rate") {
            None | Some("medium" | "default") => Some(100),
            Some("x-slow") => Some(50),
            Some("slow") => Some(75),
            Some("fast") => Some(135),
            Some("x-fast") => Some(180),
            Some(other) => other.strip_suffix('%').and_then(|number| number.trim().parse().ok()),
        };
        match percent.filter(|percent| RATES.contains(percent)) {
            Some(percent) => {
                Manner { rate: (outer.rate * percent / 100).clamp(*RATES.start(), *RATES.end()), ..outer }
            }
            None => {
                self.fault(
                    text,
                    "speech has no such rate",
                    "write `slow`, `medium` or `fast`, or from `25%` to `400%` of what is ordinary",
                );
                outer
            }
        }
    }

    /// Words that stand out are slower, higher and louder: that is what every voice can do.
    fn emphasis(&self, text: &mut Text<'_>, outer: Manner) -> Manner {
        let [rate, pitch, volume] = match self.attribute("level") {
            None | Some("moderate") => [92, 112, 115],
            Some("strong") => [85, 125, 130],
            Some("none") => [100, 100, 100],
            Some("reduced") => [108, 95, 85],
            Some(other) => {
                let what = format!("words do not stand out in the level {}", quoted(other));
                self.fault(text, &what, "write `strong`, `moderate`, `reduced` or `none`");
                [100, 100, 100]
            }
        };
        let of = |value: u32, percent: u32| value * percent / 100;
        Manner { rate: of(outer.rate, rate), pitch: of(outer.pitch, pitch), volume: of(outer.volume, volume) }
    }

    fn substitute(&self, text: &mut Text<'_>, scope: &mut Scope) {
        match self.attribute("alias").filter(|alias| !alias.trim().is_empty()) {
            Some(alias) => {
                let ear = scope.locale.ear(alias);
                text.stretch(scope.manner).say(scope.locale, Said { eye: alias.to_owned(), ear });
                scope.silent = true;
            }
            None => self.fault(text, "`sub` says nothing in place of its words", "write `alias=\"…\"`"),
        }
    }
}

/// A language by its tag, also with a region or a script that Reachline does not tell apart: `en-GB`, `cmn-Hans-CN`.
fn language(tag: &str) -> Option<&'static Locale> {
    Locale::find(tag).or_else(|| {
        match tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "en" => Locale::find("en"),
            "zh" | "cmn" => Locale::find("zh-CN"),
            _ => None,
        }
    })
}
