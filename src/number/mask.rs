//! Numbers with their middle hidden, for places where they are kept.

use super::printed::Printed;
use super::{Line, Number, Overseas, china};

impl Number {
    /// The number with its middle hidden, for logs, transcripts and records: `+86 138 **** 8000`. What is public
    /// anyway, codes and company numbers, is printed in full, but never an extension.
    #[must_use]
    pub fn masked(&self) -> Printed {
        let mut out = match &self.line {
            Line::China(line) if line.kind.is_personal() => in_china(line),
            Line::China(_) => Self { extension: None, ..self.clone() }.in_full(),
            Line::Overseas(number) => overseas(number),
        };
        if self.extension.is_some() {
            out.put(" ext. **");
        }
        out
    }
}

/// The area code, or the first three digits, and the last four.
fn in_china(line: &china::Line) -> Printed {
    let digits = line.digits.as_str();
    let (head, hidden) = match line.area {
        Some(area) => (area.code, digits),
        None => digits.split_at(3),
    };
    let stars = if hidden.len() == 7 && line.area.is_some() { "***" } else { "****" };
    let mut out = Printed::new();
    out.put("+86 ").put(head).put(" ").put(stars).put(" ").put(&hidden[hidden.len() - 4..]);
    out
}

/// The country code and the last digits: few of a short number, none of a very short one.
fn overseas(number: &Overseas) -> Printed {
    let digits = number.digits_after_country_code();
    let shown = match digits.len() {
        0..6 => 0,
        6..9 => 2,
        _ => 4,
    };
    let mut out = Printed::new();
    out.put(&number.e164[..number.e164.len() - digits.len()]).put(" ****");
    if shown > 0 {
        out.put(" ").put(&digits[digits.len() - shown..]);
    }
    out
}
