//! JSON Feed 1.0 and 1.1 (jsonfeed.org), read item by item as the file goes by.

use std::fmt;

use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::draft::{Draft, Field, Kind};
use super::gathering::Gathering;
use super::{Head, Unreadable};
use crate::news::words;

/// Reads a JSON Feed, and gives the dialect's name.
pub(super) fn read(text: &str, gathering: &mut Gathering<'_>) -> Result<String, Unreadable> {
    let mut reading =
        Reading { gathering, head: Head::default(), version: None, items: false, stopped: None };
    let mut json = serde_json::Deserializer::from_str(text);
    let result = (&mut reading).deserialize(&mut json).and_then(|()| json.end());
    if let Some(stopped) = reading.stopped {
        return Err(stopped);
    }
    if let Err(error) = result {
        let message = error.to_string();
        let what = message.rsplit_once(" at line").map_or(message.as_str(), |(what, _)| what);
        let at = (error.line().max(1), error.column().max(1));
        return Err(Unreadable::Broken { at, what: words::beginning(what, 200) });
    }
    let Some(version) = reading.version.as_deref().and_then(|v| v.rsplit_once("jsonfeed.org/version/"))
    else {
        return Err(Unreadable::NoFeed(
            "is JSON but no JSON Feed: its `version` is not `https://jsonfeed.org/version/1` or `…/1.1`"
                .into(),
        ));
    };
    if !reading.items {
        return Err(Unreadable::NoFeed("is a JSON Feed without `items`, so there is no feed in it".into()));
    }
    let version = words::beginning(version.1, 20);
    let head = std::mem::take(&mut reading.head);
    reading.gathering.head(&head);
    Ok(format!("JSON Feed {version}"))
}

struct Reading<'r, 'g> {
    gathering: &'r mut Gathering<'g>,
    head: Head,
    version: Option<String>,
    items: bool,
    stopped: Option<Unreadable>,
}

impl<'de> DeserializeSeed<'de> for &mut Reading<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut Reading<'_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON Feed")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "version" => self.version = text(&map.next_value()?),
                "title" => {
                    self.head.title = text(&map.next_value()?).map(|text| Field::new(Kind::Plain, text));
                }
                "language" => self.head.language = text(&map.next_value()?),
                "feed_url" => self.head.identity = text(&map.next_value()?).or(self.head.identity.take()),
                "home_page_url" => {
                    let address = text(&map.next_value()?);
                    self.head.base.clone_from(&address);
                    self.head.identity = self.head.identity.take().or(address);
                }
                "items" => {
                    self.items = true;
                    self.gathering.head(&self.head);
                    map.next_value_seed(Items(self))?;
                }
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(())
    }
}

struct Items<'i, 'r, 'g>(&'i mut Reading<'r, 'g>);

impl<'de> DeserializeSeed<'de> for Items<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Items<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of items")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element::<Item>()? {
            if let Err(unreadable) = self.0.gathering.take(item.draft()) {
                self.0.stopped = Some(unreadable);
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

/// An item. Values of an unexpected type are left out, not the item.
#[derive(Deserialize)]
struct Item {
    id: Option<Value>,
    url: Option<Value>,
    external_url: Option<Value>,
    title: Option<Value>,
    content_html: Option<Value>,
    content_text: Option<Value>,
    summary: Option<Value>,
    date_published: Option<Value>,
    date_modified: Option<Value>,
    language: Option<Value>,
}

impl Item {
    fn draft(&self) -> Draft {
        let field = |kind, value: Option<&Value>| given(value).map(|text| Field::new(kind, text));
        Draft {
            id: given(self.id.as_ref()),
            title: field(Kind::Plain, self.title.as_ref()),
            story: field(Kind::Html, self.content_html.as_ref())
                .or_else(|| field(Kind::Plain, self.content_text.as_ref())),
            summary: field(Kind::Plain, self.summary.as_ref()),
            date: given(self.date_published.as_ref()).or_else(|| given(self.date_modified.as_ref())),
            language: given(self.language.as_ref()),
            link: given(self.url.as_ref()).or_else(|| given(self.external_url.as_ref())),
        }
    }
}

fn given(value: Option<&Value>) -> Option<String> {
    value.and_then(text)
}

/// A string, or a number as it is written: the standard asks for ids to be read so.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}
