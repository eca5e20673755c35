//! A chart of bars from nothing to all, drawn as SVG without colour of its own. It is never alone: the table that it
//! draws stands beside it, so the picture has a name and no more.

use std::io::{self, Write};

use super::Text;

/// How many characters of a bar's name are drawn; the table has all of it.
const LONGEST_NAME: usize = 28;

/// Where the bars begin, how long the longest is, how far apart they are, in the units of the drawing.
const LEFT: f64 = 230.0;
const LONGEST: f64 = 300.0;
const APART: f64 = 26.0;

/// One bar.
#[derive(Clone, Debug)]
struct Bar {
    name: String,
    share: f64,
    range: Option<(f64, f64)>,
}

/// Bars with a name each, their length a share from 0 to 1.
#[derive(Clone, Debug)]
pub struct Bars {
    title: String,
    bars: Vec<Bar>,
}

impl Bars {
    /// A chart without bars.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), bars: Vec::new() }
    }

    /// Adds a bar; `range` is drawn as a line over its end. What is no share is held within 0 and 1.
    pub fn bar(&mut self, name: impl Into<String>, share: f64, range: Option<(f64, f64)>) {
        let held = |share: f64| if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) };
        let range = range.map(|(low, high)| (held(low), held(high)));
        self.bars.push(Bar { name: name.into(), share: held(share), range });
    }

    /// Draws it.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let rows: f64 = self.bars.iter().map(|_| APART).sum();
        let title = Text(&self.title);
        writeln!(
            out,
            "<svg role=\"img\" aria-label=\"{title}\" viewBox=\"0 0 600 {rows}\" width=\"600\" height=\"{rows}\" \
             xmlns=\"http://www.w3.org/2000/svg\">"
        )?;
        let mut top = 0.0;
        for bar in &self.bars {
            let (words, line, middle) = (top + 17.0, top + 5.0, top + 13.0);
            let name: String = match bar.name.char_indices().nth(LONGEST_NAME) {
                Some((end, _)) => format!("{}…", &bar.name[..end]),
                None => bar.name.clone(),
            };
            writeln!(
                out,
                "<text x=\"{}\" y=\"{words}\" text-anchor=\"end\">{}</text>",
                LEFT - 8.0,
                Text(&name)
            )?;
            writeln!(
                out,
                "<rect class=\"bar\" x=\"{LEFT}\" y=\"{line}\" width=\"{:.1}\" height=\"16\"/>",
                LONGEST * bar.share
            )?;
            if let Some((low, high)) = bar.range {
                writeln!(
                    out,
                    "<line class=\"range\" x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{middle}\" y2=\"{middle}\"/>",
                    LEFT + LONGEST * low,
                    LEFT + LONGEST * high
                )?;
            }
            writeln!(
                out,
                "<text x=\"{:.1}\" y=\"{words}\">{:.0}%</text>",
                LEFT + LONGEST * bar.range.map_or(bar.share, |(_, high)| high.max(bar.share)) + 8.0,
                bar.share * 100.0
            )?;
            top += APART;
        }
        writeln!(out, "</svg>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share_and_says_its_figure() {
        let mut bars = Bars::new("Completed");
        bars.bar("older-caller", 0.5, Some((0.4, 0.6)));
        bars.bar("nobody", f64::NAN, None);
        let mut out = Vec::new();
        bars.write(&mut out).unwrap();
        let svg = String::from_utf8(out).unwrap();
        assert!(svg.contains("aria-label=\"Completed\""));
        assert!(svg.contains("width=\"150.0\" height=\"16\"") && svg.contains(">50%</text>"));
        assert!(svg.contains("x1=\"350.0\" x2=\"410.0\""));
        assert!(svg.contains(">0%</text>"));
    }
}
