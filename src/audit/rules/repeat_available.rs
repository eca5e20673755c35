#![doc = include_str!("repeat_available.md")]

use crate::audit::Asks;
use crate::audit::finding::{Draft, Found, Mend};
use crate::audit::seen::Seen;
use crate::key::Key;
use crate::script::{Deed, StepKind, Target};

rule!(
    RepeatAvailable,
    "repeat-available",
    "repeat_available.md",
    Asks::Severity,
    [HardOfHearing, Cognitive, Older, NonNative, Deaf]
);

fn judge(seen: &Seen<'_>, found: &mut Found<'_>) {
    let hotline = seen.hotline;
    if hotline.key_for(Deed::Repeat).is_some() {
        return;
    }
    let menus = || {
        seen.steps().filter_map(|(id, kind)| match kind {
            StepKind::Menu(menu) => Some((id, menu)),
            StepKind::Line(_)
            | StepKind::Bulletin(_)
            | StepKind::Announcement(_)
            | StepKind::Entry(_)
            | StepKind::Hours(_) => None,
        })
    };
    let repeats = |target: Target| target == Target::Do(Deed::Repeat);
    let with_own =
        menus().filter(|(_, menu)| menu.options.iter().any(|option| repeats(option.target))).count();
    let free = [Key::Nine, Key::Hash, Key::Star, Key::Eight].into_iter().find(|key| {
        let used = menus().any(|(_, menu)| {
            let keys = menu
                .options
                .iter()
                .map(|option| option.keys)
                .chain(menu.languages.iter().map(|(keys, _)| *keys));
            keys.into_iter().any(|keys| keys.get(0) == Some(*key))
        });
        hotline.anywhere(*key).is_none() && !used
    });
    let message = match with_own {
        0 => "no key repeats what was said",
        _ => "a key repeats what was said in some menus and not in others, nor after words and news",
    };
    let mut draft = Draft::new(
        seen.key("anywhere", "9"),
        message,
        "add `9 = \"repeat\"` to `[anywhere]`, and say so in a menu: `announce = \"all\"`",
    )
    .about("anywhere");
    if let Some(key) = free {
        let name = if key == Key::Nine {
            "9"
        } else if key == Key::Eight {
            "8"
        } else if key == Key::Hash {
            "#"
        } else {
            "*"
        };
        draft =
            draft.mend(Mend::Set { table: "anywhere".to_owned(), key: name, value: "\"repeat\"".to_owned() });
    }
    found.tell(draft);
}
