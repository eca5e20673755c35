//! A picture for Graphviz: one graph, a cluster for each language.

use std::io;

use crate::map::{Entry, Goes, Outline};

pub(super) fn write(outlines: &[Outline], out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "digraph hotline {{")?;
    writeln!(out, "  graph [rankdir=LR, fontname=\"sans-serif\"];")?;
    writeln!(out, "  node [shape=box, style=rounded, fontname=\"sans-serif\"];")?;
    writeln!(out, "  edge [fontname=\"sans-serif\"];")?;
    for (number, outline) in outlines.iter().enumerate() {
        writeln!(out, "  subgraph cluster_{number} {{")?;
        writeln!(out, "    label=\"{}\";", escaped(&outline.title))?;
        let entries = || outline.sections.iter().flat_map(|section| &section.entries);
        for entry in entries() {
            if let (Goes::Here, Some(step)) = (&entry.goes, entry.step) {
                let name = format!("l{number}s{}", step.index());
                writeln!(
                    out,
                    "    {name} [label=\"{}\", tooltip=\"{}\"];",
                    label(entry),
                    escaped(&entry.said)
                )?;
            }
        }
        for (index, entry) in entries().enumerate() {
            let Some(from) = entry.from else { continue };
            let by = escaped(&entry.by);
            let from = format!("l{number}s{}", from.index());
            match entry.step {
                Some(step) => writeln!(out, "    {from} -> l{number}s{} [label=\"{by}\"];", step.index())?,
                None => {
                    let name = format!("l{number}e{index}");
                    writeln!(out, "    {name} [label=\"{}\", shape=plaintext];", escaped(&entry.label))?;
                    writeln!(out, "    {from} -> {name} [label=\"{by}\"];")?;
                }
            }
        }
        writeln!(out, "  }}")?;
    }
    writeln!(out, "}}")
}

/// The label with each fact in a line of its own.
fn label(entry: &Entry) -> String {
    let lines: Vec<String> =
        std::iter::once(&entry.label).chain(&entry.facts).map(|line| escaped(line)).collect();
    lines.join("\\n")
}

/// Text for between quotation marks.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
