//! Faults to tell, one for each thing that is hard to show.

use std::sync::Arc;

use reachline::diagnostic::{Code, Diagnostic, Faults, Place, Source};

pub(crate) static UNKNOWN_STEP: Code =
    Code { name: "unknown-step", page: "# Unknown step\n\nA key leads to a name that no step has.\n" };
pub(crate) static KEY_TWICE: Code =
    Code { name: "key-twice", page: "# A key twice\n\nOne key cannot lead to two places.\n" };

/// The place of the only, or the first, `wanted` in a source.
pub(crate) fn place(source: &Arc<Source>, wanted: &str) -> Place {
    let at = source.text().find(wanted).expect("the example holds what it is about");
    source.place(at..at + wanted.len())
}

/// A step that does not exist, with a near name: the fault every author makes.
pub(crate) fn unknown_step() -> Diagnostic {
    let script = "[menu.main]\noptions = { 1 = \"postal-business\", 5 = \"nws\" }\n";
    let source = Source::new("scripts/china-post.toml", script);
    Diagnostic::error(&UNKNOWN_STEP, "there is no step named `nws`", place(&source, "\"nws\""))
        .label("no menu, line, bulletin or announcement has this name")
        .help("did you mean `news`?")
        .suggest("\"news\"")
}

/// A fault with a second place three lines above.
pub(crate) fn key_twice() -> Diagnostic {
    let source = Source::new("a.toml", "1 = \"lines\"\n2 = \"news\"\n3 = \"about\"\n1 = \"savings\"\n");
    Diagnostic::error(&KEY_TWICE, "key `1` is given twice", source.place(35..36))
        .label("again here")
        .related(source.place(0..1), "first here")
        .help("give one of them another key")
}

/// A fault whose second place is in another file.
pub(crate) fn in_two_files() -> Diagnostic {
    let script = Source::new("a.toml", "languages = [\"en\"]\n");
    let prompts = Source::new("prompts/en.ftl", "# words\n\nmain = How can we help?\n");
    Diagnostic::warning(&UNKNOWN_STEP, "nobody uses the prompt `main`", place(&prompts, "main"))
        .related(place(&script, "\"en\""), "the language is asked for here")
}

/// Mandarin, tabs, CRLF, and characters that a terminal would obey, all before the place on its line.
pub(crate) fn hard_to_line_up() -> Diagnostic {
    let source = Source::new("zh.ftl", "a = b\r\n\t欢迎\u{202E}\u{1B}[31m = 邮政 {$nr}\r\n");
    Diagnostic::error(&UNKNOWN_STEP, "`\u{1B}[2J` is unknown", place(&source, "{$nr}")).label("不知道\u{7}")
}

/// A place of three lines, its end beyond the last line's end.
pub(crate) fn of_several_lines() -> Diagnostic {
    let source = Source::new("a.toml", "[menu]\noptions = {\n  1 = \"a\",\n  2 = \"b\" }\n[line]\n");
    let at = source.text().find('{').expect("it is there");
    let end = source.text().find("[line]").expect("it is there");
    Diagnostic::error(&UNKNOWN_STEP, "two options are too few", source.place(at..end)).label("these")
}

/// A place of a hundred lines.
pub(crate) fn of_a_hundred_lines() -> Diagnostic {
    let source = Source::new("a.toml", "x = 1\n".repeat(100));
    Diagnostic::error(&UNKNOWN_STEP, "this is too much", source.place(4..600)).label("from here")
}

/// Nothing, at the end of a file; with and without a last line end.
pub(crate) fn at_the_end(text: &str) -> Diagnostic {
    let source = Source::new("a.toml", text);
    let end = source.text().len();
    Diagnostic::error(&UNKNOWN_STEP, "a `]` is missing", source.place(end..end))
        .label("the file ends here")
        .related(source.place(0..1), "opened here")
        .suggest("]")
}

/// A line of a megabyte with the place in its middle and a second place at its end.
pub(crate) fn in_a_long_line() -> Diagnostic {
    let text = format!("{}here{}", "邮".repeat(150_000), "x".repeat(500_000));
    let source = Source::new("a.toml", text);
    let last = source.text().len() - 1;
    Diagnostic::error(&UNKNOWN_STEP, "this is in the way", place(&source, "here"))
        .label("this")
        .related(source.place(last..last + 1), "and this")
}

/// One fault as a report.
pub(crate) fn one(fault: Diagnostic) -> Faults {
    std::iter::once(fault).collect()
}

/// What a format writes.
pub(crate) fn written(write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("a vector can always be written");
    String::from_utf8(out).expect("formats write UTF-8")
}
