//! A value of a script before anyone knows what it means.

use toml::Spanned;
use toml::de::DeValue;

/// Any TOML value. Taking them all as they are lets every wrong one be told with its place.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::script) enum Raw {
    /// `"10s"`
    Text(String),
    /// `3`
    Whole(i64),
    /// `0.5`
    Fraction(f64),
    /// `true`
    Truth(bool),
    /// `2026-10-01`
    Moment(String),
    /// `["en", "zh-CN"]`
    List(Vec<Spanned<Raw>>),
    /// `{ 1 = "postal-savings" }`, in the order in which it is written.
    Table(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl Raw {
    /// What it is, in a word with its article, for messages.
    pub(in crate::script) const fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Whole(_) => "a number",
            Self::Fraction(_) => "a number with a fraction",
            Self::Truth(_) => "true or false",
            Self::Moment(_) => "a date or a time",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }

    /// The same as TOML has it. TOML nests no deeper than its parser allows, and so does this.
    pub(in crate::script) fn of(value: Spanned<DeValue<'_>>) -> Spanned<Self> {
        let span = value.span();
        let raw = match value.into_inner() {
            DeValue::String(text) => Self::Text(text.into_owned()),
            DeValue::Integer(number) => {
                let whole = i64::from_str_radix(number.as_str(), number.radix());
                // What does not fit is out of every range anyway.
                let largest = if number.as_str().starts_with('-') { i64::MIN } else { i64::MAX };
                Self::Whole(whole.unwrap_or(largest))
            }
            DeValue::Float(number) => Self::Fraction(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(truth) => Self::Truth(truth),
            DeValue::Datetime(moment) => Self::Moment(moment.to_string()),
            DeValue::Array(items) => Self::List(items.into_iter().map(Self::of).collect()),
            DeValue::Table(entries) => {
                let mut table: Vec<_> =
                    entries.into_iter().map(|(name, value)| (owned(name), Self::of(value))).collect();
                table.sort_by_key(|(name, _)| name.span().start);
                Self::Table(table)
            }
        };
        Spanned::new(span, raw)
    }
}

/// A key of a table by itself.
pub(in crate::script) fn owned(name: Spanned<std::borrow::Cow<'_, str>>) -> Spanned<String> {
    Spanned::new(name.span(), name.into_inner().into_owned())
}
