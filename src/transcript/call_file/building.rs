//! Puts the lines of one call together: heads first, then acts and expectations, and what cannot stand together.

use std::borrow::Cow;
use std::ops::Range;

use super::expectation::Expectation;
use super::heads::{Heads, HeardAs, Moment, Written};
use super::line::Line;
use super::read::Reader;
use super::statement::{self, Meaning, Says, Statement, Wrong};
use super::table::{LONGEST, Table};
use super::{Row, TestCall, faults, pattern};
use crate::diagnostic::{Diagnostic, quoted};
use crate::transcript::act::Act;

/// A row, with its table and its values.
type Filled<'t, 'a> = (&'t Table<'a>, &'t Row, &'t Vec<&'a str>);

/// Reads the lines of one call.
pub(super) fn one_call(lines: &[Line<'_>], row: Option<Filled<'_, '_>>, reader: &mut Reader<'_>) -> TestCall {
    let mut call = Building {
        heads: Heads::default(),
        statements: Vec::new(),
        over: None,
        silent: None,
        words: None,
        row,
    };
    for line in lines {
        if reader.is_full() {
            break;
        }
        let argument = match row {
            None => Some(Cow::Borrowed(line.argument)),
            Some((table, _, cells)) => table.fill(cells, line.argument),
        };
        let Some(argument) = argument else {
            let long = Wrong {
                code: &faults::TOO_LONG,
                message: format!("with the values of this row, the line has more than {LONGEST} bytes"),
                help: None,
                part: None,
            };
            call.wrong(*line, false, long, reader);
            continue;
        };
        call.line(*line, argument.trim(), reader);
    }
    let expects = call.statements.iter().any(|statement| matches!(statement.says, Says::Expected(_)));
    if !expects && reader.is_content() {
        let end = reader.source.text().trim_end().len();
        let at = lines.last().map_or(0..end.min(1), Line::span);
        let fault = Diagnostic::error(&faults::EXPECTS_NOTHING, "this call expects nothing, so nothing can fail", reader.place(at))
            .help("say what the caller should hear or where the call should lead, as in `hear Welcome` or `transfer postal-savings`");
        reader.fault(fault);
    }
    TestCall { row: row.map(|(_, row, _)| row.clone()), heads: call.heads, statements: call.statements }
}

/// A call being read.
struct Building<'t, 'a> {
    heads: Heads,
    statements: Vec<Statement>,
    /// Where the call is said to be over.
    over: Option<Range<usize>>,
    /// Where silence is expected since the last act.
    silent: Option<Range<usize>>,
    /// Where words are expected since the last act.
    words: Option<Range<usize>>,
    row: Option<Filled<'t, 'a>>,
}

impl Building<'_, '_> {
    fn line(&mut self, line: Line<'_>, argument: &str, reader: &mut Reader<'_>) {
        let as_written = argument == line.argument;
        if self.head(line, argument, as_written, reader) {
            return;
        }
        match statement::read(line.verb, argument) {
            Ok(meaning) => self.meaning(line, meaning, reader),
            Err(mut wrong) => {
                if let (Some((table, ..)), true) =
                    (self.row, wrong.code.name == faults::UNKNOWN_PLACEHOLDER.name)
                {
                    wrong = better_placeholder(wrong, argument, table);
                }
                self.wrong(line, as_written, wrong, reader);
            }
        }
    }

    /// Reads a line that is settled before the call begins; gives whether it was one.
    fn head(&mut self, line: Line<'_>, argument: &str, as_written: bool, reader: &mut Reader<'_>) -> bool {
        let span = line.argument_span();
        let repeated = match line.verb {
            "language" => self.heads.language.as_ref().map(|first| first.span.clone()),
            "caller" => self.heads.caller.as_ref().map(|first| first.span.clone()),
            "heard" => self.heads.heard_as.as_ref().map(|first| first.span.clone()),
            "at" if !argument.starts_with("menu") => self.heads.at.as_ref().map(|first| first.span.clone()),
            _ => return false,
        };
        let wrong = |code, message: &str, help: &str| Wrong {
            code,
            message: message.to_owned(),
            help: Some(help.to_owned()),
            part: None,
        };
        if let Some(first) = repeated {
            let fault = Diagnostic::error(
                &faults::REPEATED_HEAD,
                format!("`{}` is settled already", line.verb),
                reader.place(span),
            )
            .related(reader.place(first), "settled here")
            .help("keep the one that is meant");
            reader.fault(fault);
            return true;
        }
        if let Some(first) = self.statements.first() {
            let fault = Diagnostic::error(
                &faults::LATE_HEAD,
                format!("`{}` is settled before the call begins", line.verb),
                reader.place(line.span()),
            )
            .related(reader.place(first.span.clone()), "the call has begun here")
            .help("move the line to the top, above the first act and the first expectation");
            reader.fault(fault);
            return true;
        }
        let fault = match line.verb {
            "language" | "caller" if argument.is_empty() || argument.contains(char::is_whitespace) => {
                let (message, help) = match line.verb {
                    "language" => ("`language` needs one language", "as in `language zh-CN`"),
                    _ => ("`caller` needs one name", "as in `caller attentive`"),
                };
                Some(wrong(&faults::MISSING_ARGUMENT, message, help))
            }
            "language" => {
                self.heads.language = Some(Written { value: argument.to_owned(), span });
                None
            }
            "caller" => {
                self.heads.caller = Some(Written { value: argument.to_owned(), span });
                None
            }
            "heard" => {
                let heard_as = match argument.split_whitespace().collect::<Vec<_>>().as_slice() {
                    ["as", "words"] => Some(HeardAs::Words),
                    ["as", "sound"] => Some(HeardAs::Sound),
                    _ => None,
                };
                self.heads.heard_as = heard_as.map(|value| Written { value, span });
                heard_as.is_none().then(|| {
                    wrong(
                        &faults::MISSING_ARGUMENT,
                        "words are heard as `words` or as `sound`",
                        "write `heard as words` or `heard as sound`",
                    )
                })
            }
            _ => {
                let moment = Moment::read(argument);
                self.heads.at = moment.map(|value| Written { value, span });
                moment.is_none().then(|| {
                    wrong(
                        &faults::BAD_MOMENT,
                        &format!("{} is no day and time", quoted(argument)),
                        "write the day and the time, as in `at 2026-11-23 21:00`; a step is expected with `at menu main`",
                    )
                })
            }
        };
        if let Some(wrong) = fault {
            self.wrong(line, as_written, wrong, reader);
        }
        true
    }

    /// Puts a line in its place among the others.
    fn meaning(&mut self, line: Line<'_>, meaning: Meaning, reader: &mut Reader<'_>) {
        let span = line.argument_span();
        let code = &faults::MISPLACED_LIMIT;
        let misplaced = |message: &str, help: &str, reader: &mut Reader<'_>| {
            reader.fault(Diagnostic::error(code, message, reader.place(line.span())).help(help));
        };
        let before = match self.statements.last_mut() {
            Some(Statement { says: Says::Expected(expected), .. }) => Some(expected),
            Some(Statement { says: Says::Act(_), .. }) | None => None,
        };
        match meaning {
            Meaning::Within(length) => match before {
                Some(before) if !before.has_a_moment() => misplaced(
                    "`within` says how soon something happens, and the line before it expects nothing to happen",
                    "write it after `hear`, `at menu`, `transfer` or `ends`",
                    reader,
                ),
                Some(before) if before.within.is_some() => misplaced(
                    "`within` is said twice of one expectation",
                    "keep the one that is meant",
                    reader,
                ),
                Some(before) => before.within = Some(length),
                None => misplaced(
                    "`within` belongs to the expectation before it, and there is none",
                    "write it after `hear`, `at menu`, `transfer` or `ends`",
                    reader,
                ),
            },
            Meaning::SaidIn(language) => match before {
                Some(before) if !before.has_words() => misplaced(
                    "`said in` is about words, and the line before it has none",
                    "write it after `hear` or `not hear`",
                    reader,
                ),
                Some(before) if before.said_in.is_some() => misplaced(
                    "`said in` is said twice of one expectation",
                    "keep the one that is meant",
                    reader,
                ),
                Some(before) => before.said_in = Some(language),
                None => misplaced(
                    "`said in` belongs to the words before it, and there are none",
                    "write it after `hear` or `not hear`",
                    reader,
                ),
            },
            Meaning::Says(says) => {
                match &says {
                    Says::Act(act) => self.act(line, act, reader),
                    Says::Expected(expected) => self.expect(line, &expected.what, reader),
                }
                let span = if let Says::Act(_) = says { line.span() } else { span };
                self.statements.push(Statement { span, says });
            }
        }
    }

    fn act(&mut self, line: Line<'_>, act: &Act, reader: &mut Reader<'_>) {
        if let Some(over) = &self.over {
            let fault = Diagnostic::error(
                &faults::AFTER_THE_END,
                "nothing can be done after the call is over",
                reader.place(line.span()),
            )
            .related(reader.place(over.clone()), "it is over here")
            .help("end this call here, and write a second file for another");
            reader.fault(fault);
        }
        self.silent = None;
        self.words = None;
        if matches!(act, Act::HangUp { .. }) {
            self.over = Some(line.span());
        }
    }

    fn expect(&mut self, line: Line<'_>, what: &Expectation, reader: &mut Reader<'_>) {
        let span = line.span();
        match what {
            Expectation::Hear(_) => self.words = Some(span.clone()),
            Expectation::HearNothing => self.silent = Some(span.clone()),
            Expectation::Transfer { .. } | Expectation::Ends(_) => self.over = Some(span.clone()),
            Expectation::NotHear(_) | Expectation::At(_) | Expectation::Options(_) => {}
        }
        if let (Some(silent), Some(words)) = (&self.silent, &self.words) {
            let (first, second) = if silent.start < words.start { (silent, words) } else { (words, silent) };
            let fault = Diagnostic::error(
                &faults::CONTRADICTION,
                "between two acts, words and silence cannot both be expected",
                reader.place(second.clone()),
            )
            .related(reader.place(first.clone()), "the other is expected here")
            .help("take one of the two away, or write the act between them");
            reader.fault(fault);
        }
    }

    /// Keeps a fault of a line. Where the line holds values of a row, the row is named too.
    fn wrong(&self, line: Line<'_>, as_written: bool, wrong: Wrong, reader: &mut Reader<'_>) {
        let span = match wrong.part {
            Some(part) if as_written => line.argument_start + part.start..line.argument_start + part.end,
            _ if wrong.code.name == faults::UNKNOWN_VERB.name => line.verb_span(),
            _ => line.argument_span(),
        };
        let mut fault = Diagnostic::error(wrong.code, wrong.message, reader.place(span));
        fault.help = wrong.help;
        if let (Some((_, row, _)), false) = (self.row, as_written) {
            fault = fault.related(reader.place(row.span.clone()), "with the values of this row");
        }
        reader.fault(fault);
    }
}

/// A name in braces may be a column mistyped as well as a value.
fn better_placeholder(wrong: Wrong, argument: &str, table: &Table<'_>) -> Wrong {
    let Some(part) = wrong.part.clone() else { return wrong };
    let name = argument.get(part.clone()).unwrap_or_default().trim_matches(['{', '}']).trim();
    let known = table.columns().chain(pattern::VALUES.iter().map(|(name, _)| *name));
    Wrong { part: Some(part), ..statement::unknown_placeholder(name, known) }
}
