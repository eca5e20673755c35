//! Writes what happened in a call as lines of the notation: a verb, its argument in the tenth column, and
//! remarks behind `#`.

use std::fmt::{self, Write};
use std::time::Duration;

use jiff::civil::DateTime;

use super::act::Act;
use super::ending::TRANSFERRED;
use super::moment::{Happened, Hidden, Moment, Stretch};
use crate::clock::At;
use crate::diagnostic::printable;

/// Words that lacked no more than this when they were cut short were heard to their end, as far as people hear.
const UNHEARD: Duration = Duration::from_millis(1);

/// Whom the lines are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Someone in the middle of the call: each stretch is written as it begins.
    Live,
    /// Someone who reads it later: each stretch is written when it is over, as far as it was heard.
    Record,
    /// A test call, which has to hold when it is run: what was not heard to its end is a remark.
    Call,
}

/// Writes moments as lines. Whoever uses it hands in the moments in their order and the time as it goes by.
#[derive(Clone, Debug)]
pub struct Notation {
    form: Form,
    /// What is being said, the stretches that are not written yet.
    saying: Vec<Stretch>,
    /// Whether the last moment was keys that are not kept.
    hidden: bool,
}

impl Notation {
    /// A writer that has written nothing.
    pub fn new(form: Form) -> Self {
        Self { form, saying: Vec::new(), hidden: false }
    }

    /// Adds the lines of what has been said up to a moment.
    pub fn advance(&mut self, now: At, lines: &mut String) {
        let form = self.form;
        let due = |stretch: &Stretch| match form {
            Form::Live => stretch.at <= now,
            Form::Record => stretch.until <= now + UNHEARD,
            Form::Call => stretch.until <= now,
        };
        let count = self.saying.iter().take_while(|stretch| due(stretch)).count();
        for stretch in self.saying.drain(..count) {
            line(lines, "hear", &said(form, &stretch.text));
        }
    }

    /// When the next line is due if nothing happens before.
    pub fn next(&self) -> Option<At> {
        self.saying.first().map(|stretch| match self.form {
            Form::Live => stretch.at,
            Form::Record | Form::Call => stretch.until,
        })
    }

    /// Adds the lines of something that happens.
    pub fn write(&mut self, moment: &Moment, lines: &mut String) {
        self.advance(moment.at, lines);
        let is_hidden = matches!(&moment.what, Happened::PressHidden { .. });
        let was_hidden = std::mem::replace(&mut self.hidden, is_hidden);
        match &moment.what {
            Happened::Hear { said, .. } => {
                self.saying.clone_from(said);
                self.advance(moment.at, lines);
            }
            Happened::Cut => self.cut(moment.at, lines),
            Happened::Press { keys, after } => {
                act(lines, &Act::Press { keys: *keys, after: self.timed(*after) });
            }
            Happened::Type { words, after } => {
                let words = printable(words).into_owned();
                act(lines, &Act::Type { words, after: self.timed(*after) });
            }
            Happened::Wait { length } => act(lines, &Act::Wait(*length)),
            Happened::HangUp { after } => act(lines, &Act::HangUp { after: self.timed(*after) }),
            // Hidden keys that follow hidden keys are the same secret.
            Happened::PressHidden { .. } if was_hidden => {}
            Happened::PressHidden { why, shown } => remark(lines, &hidden(*why, shown.as_deref(), self.form)),
            Happened::Transfer { line: name, number } => {
                line(lines, "transfer", &format!("{} to {}", printable(name), printable(number)));
            }
            // The transfer has said so.
            Happened::Ends { reason } if reason == TRANSFERRED => {}
            Happened::Ends { reason } => line(lines, "ends", &printable(reason)),
            Happened::Note { words } => remark(lines, words),
        }
    }

    /// Whoever is in the call knows when it was.
    fn timed(&self, after: Option<Duration>) -> Option<Duration> {
        after.filter(|_| self.form != Form::Live)
    }

    /// What is being said goes no further.
    fn cut(&mut self, at: At, lines: &mut String) {
        for stretch in std::mem::take(&mut self.saying) {
            let Some(part) = heard_of(&stretch, at) else { continue };
            match self.form {
                Form::Live => {}
                // In a test call, a word counts when it is over.
                Form::Call if stretch.until <= at + UNHEARD => line(lines, "hear", &said(self.form, &part)),
                Form::Record | Form::Call => remark(lines, &format!("cut short: {part}")),
            }
        }
    }
}

/// Adds a line with its argument in the tenth column.
fn line(lines: &mut String, verb: &str, argument: &str) {
    // Writing to a string does not fail, here and below.
    let _ = writeln!(lines, "{verb:<9}{argument}");
}

fn act(lines: &mut String, act: &Act) {
    let _ = writeln!(lines, "{act}");
}

/// Adds a remark, a line of it for each line it has.
fn remark(lines: &mut String, words: &str) {
    for words in words.lines() {
        lines.push_str(format!("# {}", printable(words)).trim_end());
        lines.push('\n');
    }
}

/// Words safe to print. Braces mean something in a test call, so there any words may stand in their place.
fn said(form: Form, text: &str) -> String {
    let text = printable(text);
    match form {
        Form::Live | Form::Record => text.into_owned(),
        Form::Call => text.replace("{number}", "\0").replace(['{', '}'], "...").replace('\0', "{number}"),
    }
}

/// The words of a stretch that were over before it was cut short, with dots for the rest; none if there were none.
/// Where words have no spaces between them, characters are counted.
fn heard_of(stretch: &Stretch, cut: At) -> Option<String> {
    let whole = stretch.until.since(stretch.at).as_millis();
    let heard = cut.since(stretch.at).as_millis().min(whole);
    let ends: Vec<usize> = if stretch.text.contains(' ') {
        stretch.text.match_indices(' ').map(|(at, _)| at).chain([stretch.text.len()]).collect()
    } else {
        let sounded = stretch.text.char_indices().filter(|(_, c)| c.is_alphanumeric());
        sounded.map(|(at, c)| at + c.len_utf8()).collect()
    };
    let count = usize::try_from(ends.len() as u128 * heard / whole.max(1)).unwrap_or(ends.len());
    let end = *ends.get(count.checked_sub(1)?)?;
    Some(format!("{} ...", &stretch.text[..end]))
}

fn hidden(why: Hidden, shown: Option<&str>, form: Form) -> String {
    let what = match (why, shown) {
        (Hidden::Secret, _) => "secret keys are pressed here, neither shown nor kept".to_owned(),
        (Hidden::Number, None) => "a caller's number is pressed here, not kept".to_owned(),
        (Hidden::Number, Some(shown)) => {
            format!("a caller's number is pressed here, {shown}; --show-numbers shows and keeps it")
        }
    };
    match form {
        Form::Live | Form::Record => what,
        Form::Call => format!("{what}\nto run this call, put a press line here"),
    }
}

/// The lines before the first word of a call.
#[derive(Clone, Copy, Debug, Default)]
pub struct Heads<'a> {
    /// The path of the script; nothing for the hotline in the program itself.
    pub script: Option<&'a str>,
    /// The tag of the language that is chosen in the caller's place.
    pub language: Option<&'a str>,
    /// The time of day at which the hotline answers, where the hotline is.
    pub at: Option<DateTime>,
}

impl fmt::Display for Heads<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(script) = self.script {
            writeln!(out, "hotline  {}", printable(script))?;
        }
        if let Some(language) = self.language {
            writeln!(out, "language {}", printable(language))?;
        }
        if let Some(at) = self.at {
            let form = if at.second() == 0 { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d %H:%M:%S" };
            writeln!(out, "at       {}", at.strftime(form))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::Keys;

    fn stretch(at: u64, until: u64, text: &str) -> Stretch {
        Stretch {
            at: At::from_millis(at),
            until: At::from_millis(until),
            language: "en".to_owned(),
            text: text.to_owned(),
        }
    }

    fn hear(said: Vec<Stretch>) -> Happened {
        let until = said.last().map_or(At::START, |last| last.until);
        Happened::Hear { until, step: "welcome".to_owned(), language: "en".to_owned(), said }
    }

    fn written(form: Form, moments: &[(u64, Happened)], now: u64) -> String {
        let (mut notation, mut lines) = (Notation::new(form), String::new());
        for (at, what) in moments {
            notation.write(&Moment { at: At::from_millis(*at), what: what.clone() }, &mut lines);
        }
        notation.advance(At::from_millis(now), &mut lines);
        lines
    }

    fn barge_in() -> Vec<(u64, Happened)> {
        let press = Happened::Press { keys: Keys::parse("2").unwrap(), after: None };
        vec![
            (0, hear(vec![stretch(0, 1000, "Welcome."), stretch(2000, 4000, "For English, press 1.")])),
            (3000, Happened::Cut),
            (3000, press),
        ]
    }

    #[test]
    fn a_record_says_how_far_words_were_heard() {
        let text = "hear     Welcome.\n# cut short: For English, ...\npress    2\n";
        assert_eq!(written(Form::Record, &barge_in(), 9000), text);
    }

    #[test]
    fn a_test_call_expects_only_what_was_heard_to_its_end() {
        let text = "hear     Welcome.\n# cut short: For English, ...\npress    2\n";
        assert_eq!(written(Form::Call, &barge_in(), 9000), text);
    }

    #[test]
    fn at_its_last_millisecond_a_stretch_is_heard_and_its_last_word_is_not_over() {
        let cut = [(0, hear(vec![stretch(0, 1000, "That was it.")])), (999, Happened::Cut)];
        assert_eq!(written(Form::Record, &cut, 999), "hear     That was it.\n");
        assert_eq!(written(Form::Call, &cut, 999), "hear     That was ...\n");
    }

    #[test]
    fn someone_in_the_call_reads_words_as_they_begin() {
        let text = "hear     Welcome.\nhear     For English, press 1.\npress    2\n";
        assert_eq!(written(Form::Live, &barge_in(), 9000), text);
        let begun = [barge_in().remove(0)];
        assert_eq!(written(Form::Live, &begun, 1999), "hear     Welcome.\n");
    }

    #[test]
    fn a_record_has_nothing_of_words_that_are_not_over() {
        assert_eq!(written(Form::Record, &[barge_in().remove(0)], 3000), "hear     Welcome.\n");
    }

    #[test]
    fn words_without_spaces_are_cut_by_characters() {
        let cut = [(0, hear(vec![stretch(0, 1000, "欢迎致电中国邮政。")])), (500, Happened::Cut)];
        assert_eq!(written(Form::Record, &cut, 500), "# cut short: 欢迎致电 ...\n");
    }

    #[test]
    fn a_secret_is_one_remark_however_many_keys_it_has() {
        let secret = Happened::PressHidden { why: Hidden::Secret, shown: None };
        let lines = written(Form::Record, &[(0, secret.clone()), (500, secret)], 500);
        assert_eq!(lines, "# secret keys are pressed here, neither shown nor kept\n");
    }

    #[test]
    fn braces_are_no_words_of_a_test_call() {
        let said = [(0, hear(vec![stretch(0, 1, "Say {this}, {number}.")]))];
        assert_eq!(written(Form::Call, &said, 9), "hear     Say ...this..., {number}.\n");
    }

    #[test]
    fn heads_say_what_was_settled_before_the_call() {
        let heads = Heads {
            script: Some("a.toml"),
            language: Some("zh-CN"),
            at: Some("2026-11-23 21:00".parse().unwrap()),
        };
        let text = "hotline  a.toml\nlanguage zh-CN\nat       2026-11-23 21:00\n";
        assert_eq!(heads.to_string(), text);
        assert_eq!(Heads::default().to_string(), "");
    }
}
