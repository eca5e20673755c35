//! Which choices the keys have where a caller is.

use super::Call;
use super::saying::Choice;
use super::state::{Over, Place, Spot};
use crate::key::{Key, Keys};
use crate::script::{Accept, Bulletin, Deed, Hotline, LanguageId, StepKind, Target};

/// What a key was found to mean.
#[derive(Default)]
pub(super) struct Found {
    pub(super) exact: Option<Choice>,
    /// Whether more keys could mean something else.
    pub(super) longer: bool,
}

impl Call {
    pub(super) fn look_up(&self, place: &Place, keys: Keys) -> Found {
        let mut found = Found::default();
        self.each_choice(place, |own, choice| {
            if own == keys {
                found.exact = Some(choice);
            } else if own.starts_with(keys) {
                found.longer = true;
            }
        });
        found
    }

    /// The choices that keys have at a place.
    pub(super) fn choices_at(&self, place: &Place) -> Vec<(Keys, Choice)> {
        let mut choices = Vec::new();
        self.each_choice(place, |keys, choice| choices.push((keys, choice)));
        choices
    }

    /// Names each choice at a place, in the order in which it is told.
    pub(super) fn each_choice(&self, place: &Place, mut tell: impl FnMut(Keys, Choice)) {
        let yes_or_no = |tell: &mut dyn FnMut(Keys, Choice)| {
            tell(Key::One.into(), Choice::Yes);
            tell(Key::Two.into(), Choice::No);
        };
        match place.over {
            Over::Settings => {
                return settings_keys(&self.hotline)
                    .chain(way_out(&self.hotline))
                    .for_each(|(key, deed)| tell(key.into(), Choice::Target(Target::Do(deed))));
            }
            Over::Languages => {
                return language_keys(&self.hotline)
                    .for_each(|(key, language)| tell(key.into(), Choice::Language(language)));
            }
            Over::Guess(_) => return yes_or_no(&mut tell),
            Over::Paused => {
                yes_or_no(&mut tell);
                return way_out(&self.hotline)
                    .into_iter()
                    .for_each(|(key, deed)| tell(key.into(), Choice::Target(Target::Do(deed))));
            }
            Over::Waiting { .. } => return,
            Over::Nothing => {}
        }
        match (&place.spot, &self.hotline.step(place.spot.step()).kind) {
            (Spot::Menu { .. }, StepKind::Menu(menu)) => {
                menu.languages.iter().for_each(|(keys, language)| tell(*keys, Choice::Language(*language)));
                menu.options.iter().for_each(|option| tell(option.keys, Choice::Target(option.target)));
            }
            (Spot::Line { .. }, StepKind::Line(line)) if line.confirm => yes_or_no(&mut tell),
            (Spot::Entry { .. }, StepKind::Entry(entry)) if entry.accept == Accept::YesNo => {
                yes_or_no(&mut tell);
            }
            (Spot::ReadBack { .. }, _) => yes_or_no(&mut tell),
            (Spot::Story { .. }, _) => {
                tell(Key::One.into(), Choice::NextParagraph);
                tell(Key::Two.into(), Choice::PreviousParagraph);
            }
            (Spot::Headlines { page, .. }, StepKind::Bulletin(bulletin)) => {
                for (key, choice) in headline_keys(&self.hotline, bulletin, *page) {
                    tell(key.into(), choice);
                }
            }
            _ => {}
        }
    }
}

/// The keys of the settings, the first digits that mean nothing everywhere.
pub(super) fn settings_keys(hotline: &Hotline) -> impl Iterator<Item = (Key, Deed)> {
    let languages = hotline.languages().len();
    let deeds = [Deed::Slower, Deed::Faster, Deed::MoreTime, Deed::Language].into_iter();
    let out = way_out(hotline).map(|(key, _)| key);
    free_digits(hotline)
        .filter(move |key| Some(*key) != out)
        .zip(deeds.filter(move |deed| *deed != Deed::Language || languages > 1))
}

/// The key that leads out of the settings, and out of typing that was stopped, where no key goes back everywhere:
/// `*`, or the last free digit where that means something else.
pub(super) fn way_out(hotline: &Hotline) -> Option<(Key, Deed)> {
    if hotline.key_for(Deed::Back).is_some() {
        return None;
    }
    let star = Some(Key::Star).filter(|key| hotline.anywhere(*key).is_none());
    // 1 and 2 answer while typing is stopped.
    let key = star.or_else(|| free_digits(hotline).filter(|key| key.digit() > Some(2)).last())?;
    Some((key, Deed::Back))
}

/// The keys of the languages, the first digits that mean nothing everywhere.
pub(super) fn language_keys(hotline: &Hotline) -> impl Iterator<Item = (Key, LanguageId)> {
    free_digits(hotline).zip(hotline.language_ids())
}

/// The digits from one on that mean nothing everywhere.
fn free_digits(hotline: &Hotline) -> impl Iterator<Item = Key> {
    (1..=9).filter_map(Key::from_digit).filter(|key| hotline.anywhere(*key).is_none())
}

/// The keys of a page of headlines: its stories, then older and newer pages.
#[inline]
pub(super) fn headline_keys<'a>(
    hotline: &'a Hotline,
    bulletin: &'a Bulletin,
    page: u16,
) -> impl Iterator<Item = (Key, Choice)> + 'a {
    let size = bulletin.story_keys.len();
    let first = usize::from(page) * size;
    let count = hotline.news().len();
    let stories = bulletin
        .story_keys
        .iter()
        .zip(first..count)
        .filter_map(|(key, item)| Some((*key, Choice::Story(u16::try_from(item).ok()?))));
    let older = (first + size < count).then(|| (bulletin.page_keys.0, Choice::Page(page + 1)));
    let newer = page.checked_sub(1).map(|newer| (bulletin.page_keys.1, Choice::Page(newer)));
    stories.chain(older).chain(newer)
}
