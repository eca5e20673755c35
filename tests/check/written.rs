//! Hotlines in memory: a script and its prompts as texts.

use std::collections::BTreeMap;
use std::sync::Arc;

use reachline::diagnostic::{Diagnostic, Source};
use reachline::news::News;
use reachline::prompt::Locale;
use reachline::script::{Checked, Parts, check};

/// The parts of a hotline, by the tag of the language.
#[derive(Default)]
pub(crate) struct Written {
    pub(crate) script: String,
    pub(crate) prompts: BTreeMap<String, String>,
}

impl Parts for Written {
    fn prompts(&self, hotline: &str, locale: &'static Locale) -> Result<Arc<Source>, String> {
        let name = format!("prompts/{hotline}/{}.ftl", locale.tag);
        match self.prompts.get(locale.tag) {
            Some(text) => Ok(Source::new(name, text.as_str())),
            None => Err(format!("there is no file `{name}`")),
        }
    }

    fn languages(&self, _: &str) -> Vec<String> {
        self.prompts.keys().cloned().collect()
    }

    fn news(&self, _: &str, _: &str) -> Result<(News, Vec<Diagnostic>), String> {
        Ok(Default::default())
    }
}

impl Written {
    pub(crate) fn check(&self) -> Checked {
        check(&Source::new("a.toml", self.script.as_str()), self)
    }
}
