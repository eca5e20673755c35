//! Faults for people who see: the shape of the Rust compiler's messages, in plain characters and without colour.
//! Which faults are told is decided in `faults`; how a line is shown, in `excerpt`.

use std::io;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::faults::Telling;
use super::scene::Scene;
use super::{Diagnostic, Faults, Place, Severity, brief, printable};

/// How many columns are used where nobody says how wide the page is.
pub const WIDTH: usize = 100;

/// Columns left of the quoted line: its number, and the bar between them.
const GUTTER: usize = 9;

/// Columns that a quoted line gets, however narrow the page is said to be.
const LEAST: usize = 30;

/// Writes the faults and their count, for a page of so many columns. Nothing is written when there are none.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(faults: &Faults, width: usize, out: &mut dyn io::Write) -> io::Result<()> {
    if faults.is_empty() {
        return Ok(());
    }
    let told = faults.told();
    for telling in &told.faults {
        writeln!(out, "{}\n", draw(telling, width))?;
    }
    if let Some(rest) = told.rest() {
        writeln!(out, "{rest}")?;
    }
    writeln!(out, "{}", faults.count())
}

/// Writes one fault without a count, for a report that has more to say about it.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_one(fault: &Diagnostic, width: usize, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{}", draw(&Telling { fault, same: Vec::new() }, width))
}

fn draw(telling: &Telling<'_>, width: usize) -> String {
    let fault = telling.fault;
    let room = width.saturating_sub(GUTTER).max(LEAST);
    let (scene, apart) = Scene::of(&fault.place, &fault.label, telling.related(), room);
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let message = brief(&fault.message);
    let mut group =
        level.primary_title(&*message).id(fault.code.name).element(snippet(&scene, annotations(&scene)));
    for help in fault.help.iter().map(|help| brief(help)).chain(fault.mend()) {
        group = group.element(Level::HELP.message(help));
    }
    for note in telling.notes() {
        group = group.element(Level::NOTE.message(note));
    }
    let mut drawn = with_position(&render(group), &fault.place);
    for related in apart {
        let (scene, _) = Scene::of(&related.place, "", &[], room);
        let label =
            if related.label.is_empty() { "this belongs to it".into() } else { brief(&related.label) };
        let group = Level::NOTE.primary_title(&*label).element(snippet(&scene, annotations(&scene)));
        drawn.push('\n');
        drawn.push_str(&with_position(&render(group), &related.place));
    }
    drawn
}

fn snippet<'a>(scene: &'a Scene, marks: Vec<Annotation<'a>>) -> Snippet<'a, Annotation<'a>> {
    Snippet::source(scene.text.as_str()).line_start(scene.first_line).annotations(marks)
}

fn annotations(scene: &Scene) -> Vec<Annotation<'_>> {
    let mark = |kind: AnnotationKind, mark: &super::scene::Mark| {
        let label = (!mark.label.is_empty()).then(|| mark.label.clone());
        kind.span(mark.span.clone()).label(label)
    };
    std::iter::once(mark(AnnotationKind::Primary, &scene.primary))
        .chain(scene.others.iter().map(|other| mark(AnnotationKind::Context, other)))
        .collect()
}

/// Draws without cutting: the scene is already as narrow as it has to be.
fn render(group: Group<'_>) -> String {
    const NEVER_CUT: usize = 100_000;
    Renderer::plain().term_width(NEVER_CUT).render(&[group])
}

/// Puts the position below the title. The crate that draws would take it from the text it is given, in which
/// hidden characters are written out and long lines cut; so it is given no name, and this line is ours.
fn with_position(drawn: &str, place: &Place) -> String {
    let (title, rest) = drawn.split_once('\n').unwrap_or((drawn, ""));
    let gutter = rest.find('|').map_or(1, |bar| bar.saturating_sub(1));
    let start = place.start();
    let name = printable(place.source.name());
    format!("{title}\n{:gutter$}--> {name}:{}:{}\n{rest}", "", start.line, start.column)
}
