//! Where a script says something: the places of its tables and keys, read once more from its text when a finding
//! has to be pointed at.

use std::collections::HashMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

/// The places of a script.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// By the name of a table, as `listening` or `menu.main`: its keys.
    tables: HashMap<String, HashMap<String, Range<usize>>>,
    /// Where the name of each table is.
    heads: HashMap<String, Range<usize>>,
}

impl Places {
    /// Reads a script that was found to be sound.
    pub(super) fn read(text: &str) -> Self {
        let (document, _) = DeTable::parse_recoverable(text);
        let mut places = Self::default();
        for (name, value) in document.into_inner() {
            let (span, name) = (name.span(), name.into_inner().into_owned());
            let DeValue::Table(inside) = value.into_inner() else { continue };
            places.heads.insert(name.clone(), span);
            for (key, value) in inside {
                let (start, text) = (key.span(), key.get_ref().to_string());
                let whole = start.start..value.span().end.max(start.end);
                if let (false, DeValue::Table(keys)) = (is_plain(&name), value.get_ref()) {
                    let table = format!("{name}.{text}");
                    let keys = keys.iter().map(|(key, value)| {
                        (key.get_ref().to_string(), key.span().start..value.span().end.max(key.span().end))
                    });
                    places.tables.insert(table.clone(), keys.collect());
                    places.heads.insert(table, start);
                } else {
                    places.tables.entry(name.clone()).or_default().insert(text, whole);
                }
            }
        }
        places
    }

    /// Where a key of a table is written, with its value.
    pub(super) fn key(&self, table: &str, key: &str) -> Option<Range<usize>> {
        self.tables.get(table)?.get(key).cloned()
    }

    /// Where the name of a table is written.
    pub(super) fn head(&self, table: &str) -> Option<Range<usize>> {
        self.heads.get(table).cloned()
    }
}

/// Tables that hold keys, not steps.
fn is_plain(name: &str) -> bool {
    matches!(name, "hotline" | "channels" | "listening" | "anywhere")
}
