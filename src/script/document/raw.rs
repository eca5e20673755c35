//! A value of a script before anyone knows what it means.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use toml::Spanned;

/// Any TOML value. Taking them all as they are lets every wrong one be told with its place.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw {
    /// `"10s"`
    Text(String),
    /// `3`
    Whole(i64),
    /// `0.5`
    Fraction(f64),
    /// `true`
    Truth(bool),
    /// `["en", "zh-CN"]`
    List(Vec<Spanned<Raw>>),
    /// `{ 1 = "postal-savings" }`, in the order in which it is written.
    Table(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl Raw {
    /// What it is, in a word with its article, for messages.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Whole(_) => "a number",
            Self::Fraction(_) => "a number with a fraction",
            Self::Truth(_) => "true or false",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(value: D) -> Result<Self, D::Error> {
        value.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Raw;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Raw, E> {
        Ok(Raw::Whole(number))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Raw, E> {
        Ok(Raw::Whole(i64::try_from(number).unwrap_or(i64::MAX)))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Raw, E> {
        Ok(Raw::Fraction(number))
    }

    fn visit_bool<E: de::Error>(self, truth: bool) -> Result<Raw, E> {
        Ok(Raw::Truth(truth))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut table: Vec<(Spanned<String>, Spanned<Raw>)> = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            table.push(entry);
        }
        table.sort_by_key(|(name, _)| name.span().start);
        Ok(Raw::Table(table))
    }
}
