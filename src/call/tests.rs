//! Calls to the built-in hotline, as a caller lives through them.

use std::sync::Arc;

use jiff::Timestamp;

use super::*;
use crate::script;

/// A caller who hears everything at once and keeps the time.
struct Caller {
    call: Call,
    at: At,
    playing: Option<PlayId>,
    heard: Vec<String>,
    ended: Option<Action>,
}

impl Caller {
    fn new() -> Self {
        Self::of(script::built_in())
    }

    fn of(checked: script::Checked) -> Self {
        let told: Vec<_> =
            checked.faults.iter().map(|fault| format!("{}: {}", fault.code.name, fault.message)).collect();
        let hotline = checked.hotline.unwrap_or_else(|| panic!("{told:?}"));
        let call = Call::new(Arc::new(hotline));
        let mut caller = Self { call, at: At::START, playing: None, heard: Vec::new(), ended: None };
        caller.event(Event::Connected(Timestamp::UNIX_EPOCH));
        caller
    }

    fn event(&mut self, event: Event) {
        for action in self.call.handle(self.at, event) {
            match action {
                Action::Play { id, saying, .. } => {
                    self.heard.extend(self.call.utterance(&saying).lines());
                    self.playing = Some(id);
                }
                Action::Stop => self.playing = None,
                Action::Transfer(_) | Action::HangUp(_) => self.ended = Some(action),
            }
        }
    }

    /// Presses keys a second apart.
    fn press(&mut self, keys: &str) -> &mut Self {
        for key in Keys::parse(keys).unwrap().iter() {
            self.at = self.at + std::time::Duration::from_secs(1);
            self.heard.clear();
            self.event(Event::Key(key));
        }
        self
    }

    fn types(&mut self, text: &str) -> &mut Self {
        self.heard.clear();
        self.event(Event::Typed(text.to_owned()));
        self
    }

    /// Hears out what is said, and says nothing until the deadline.
    fn stays_silent(&mut self) -> &mut Self {
        self.heard.clear();
        while let Some(id) = self.playing.take() {
            self.event(Event::Finished(id));
        }
        if let Some(deadline) = self.call.deadline() {
            self.at = deadline;
            self.event(Event::Deadline);
        }
        self
    }

    fn at_step(&self) -> &str {
        self.call.step().map_or("nowhere", |step| &self.call.hotline().step(step).name)
    }

    fn line(&self) -> &str {
        match self.ended {
            Some(Action::Transfer(line)) => &self.call.hotline().step(line).name,
            _ => "none",
        }
    }
}

#[test]
fn each_line_is_reached_in_each_language() {
    for language in ["1", "2"] {
        for (key, line) in [
            ("1", "postal-business"),
            ("2", "postal-savings"),
            ("3", "logistics-ems"),
            ("4", "china-post-life"),
        ] {
            let mut caller = Caller::new();
            caller.press(language).press(key).stays_silent();
            assert_eq!(caller.line(), line);
        }
    }
}

#[test]
fn a_silent_caller_reaches_a_person() {
    let mut caller = Caller::new();
    for _ in 0..20 {
        caller.stays_silent();
    }
    assert_eq!(caller.line(), "postal-business");
}

#[test]
fn wrong_keys_lead_to_a_person_in_the_end() {
    let mut caller = Caller::new();
    caller.press("15").press("5");
    assert_eq!(caller.at_step(), "news");
}

#[test]
fn words_are_as_good_as_keys() {
    let mut caller = Caller::new();
    caller.types("english");
    assert_eq!(caller.at_step(), "main");
    caller.types("postal saving");
    assert!(caller.heard.join(" ").starts_with("Did you mean postal savings?"), "{:?}", caller.heard);
    caller.types("yes");
    assert_eq!(caller.at_step(), "postal-savings");
}
