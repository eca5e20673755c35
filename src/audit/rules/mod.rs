//! The rules, each in a file with its page beside it. Adding one is a file, a page, and a line in [`ALL`]; and what
//! the profiles say of it.

use std::time::Duration;

use super::finding::{Draft, Found, Mend};
use super::rule::Rule;
use super::seen::{Prompt, Seen};
use crate::clock::print_length;
use crate::diagnostic::Code;
use crate::key::Key;
use crate::prompt::locale::Tempo;
use crate::prompt::{Part, Utterance};
use crate::script::{Deed, StepId, StepKind};

/// Declares the rule of a file: its name, its page, what a profile says of it, and whom it is for. The file has a
/// function `judge`.
macro_rules! rule {
    ($rule:ident, $name:literal, $page:literal, $asks:expr, [$($group:ident),+ $(,)?]) => {
        /// The rule of this file.
        pub(super) struct $rule;

        impl $crate::audit::Rule for $rule {
            fn code(&self) -> &'static $crate::diagnostic::Code {
                static CODE: $crate::diagnostic::Code =
                    $crate::diagnostic::Code { name: $name, page: include_str!($page) };
                &CODE
            }

            fn asks(&self) -> $crate::audit::Asks {
                $asks
            }

            fn affects(&self) -> &'static [$crate::audit::Group] {
                &[$($crate::audit::Group::$group),+]
            }

            fn judge(&self, seen: &$crate::audit::seen::Seen<'_>, found: &mut $crate::audit::finding::Found<'_>) {
                judge(seen, found);
            }
        }
    };
}

mod announce_option_count;
mod back_available;
mod barge_in;
mod barge_in_guard;
mod closed_hours_path;
mod cost_to_goal;
mod costly_step_confirmed;
mod digits_spoken_singly;
mod dtmf_has_other;
mod elder_direct;
mod entry_length;
mod error_says_what_and_how;
mod failure_ends_at_human;
mod frequent_first;
mod global_keys_consistent;
mod goal_before_key;
mod greeting_short;
mod have_ready_notice;
mod human_reachable;
mod interdigit_timeout;
mod key_order;
mod key_text_match;
mod labels_distinct;
mod language_first;
mod language_own_name;
mod language_parity;
mod language_switch_anytime;
mod menu_breadth;
mod menu_depth;
mod menu_map_published;
mod more_time;
mod must_hear_short;
mod no_hangup_on_silence;
mod no_input_timeout;
mod no_jargon_abbrev;
mod no_letter_entry;
mod no_promo_no_deflection;
mod no_reentry;
mod no_suffix_after_options;
mod no_trap_loop;
mod not_sound_only;
mod operator_announced;
mod operator_first;
mod operator_key_zero;
mod option_pause;
mod plain_language;
mod prompt_length;
mod readback_confirm;
mod reading_grade;
mod relay_time;
mod repeat_available;
mod reprompt_tapered;
mod retries;
mod single_key_commands;
mod speech_has_dtmf;
mod speech_rate;
mod terminator_clear;
mod text_channel;
mod text_for_every_prompt;
mod timeout_warning;
mod transfer_not_redial;
mod tty_rtt_informed;
mod urgent_path_first;
mod urgent_path_quick;

/// Every rule, in the order of its page in the handbook.
pub static ALL: &[&dyn Rule] = &[
    &human_reachable::HumanReachable,
    &operator_key_zero::OperatorKeyZero,
    &operator_announced::OperatorAnnounced,
    &operator_first::OperatorFirst,
    &failure_ends_at_human::FailureEndsAtHuman,
    &no_hangup_on_silence::NoHangupOnSilence,
    &no_trap_loop::NoTrapLoop,
    &transfer_not_redial::TransferNotRedial,
    &closed_hours_path::ClosedHoursPath,
    &urgent_path_first::UrgentPathFirst,
    &urgent_path_quick::UrgentPathQuick,
    &elder_direct::ElderDirect,
    &menu_breadth::MenuBreadth,
    &menu_depth::MenuDepth,
    &cost_to_goal::CostToGoal,
    &announce_option_count::AnnounceOptionCount,
    &goal_before_key::GoalBeforeKey,
    &key_order::KeyOrder,
    &frequent_first::FrequentFirst,
    &key_text_match::KeyTextMatch,
    &labels_distinct::LabelsDistinct,
    &global_keys_consistent::GlobalKeysConsistent,
    &repeat_available::RepeatAvailable,
    &back_available::BackAvailable,
    &no_letter_entry::NoLetterEntry,
    &single_key_commands::SingleKeyCommands,
    &greeting_short::GreetingShort,
    &prompt_length::PromptLength,
    &no_promo_no_deflection::NoPromoNoDeflection,
    &option_pause::OptionPause,
    &speech_rate::SpeechRate,
    &plain_language::PlainLanguage,
    &reading_grade::ReadingGrade,
    &no_jargon_abbrev::NoJargonAbbrev,
    &digits_spoken_singly::DigitsSpokenSingly,
    &no_suffix_after_options::NoSuffixAfterOptions,
    &not_sound_only::NotSoundOnly,
    &text_for_every_prompt::TextForEveryPrompt,
    &error_says_what_and_how::ErrorSaysWhatAndHow,
    &reprompt_tapered::RepromptTapered,
    &no_input_timeout::NoInputTimeout,
    &interdigit_timeout::InterdigitTimeout,
    &more_time::MoreTime,
    &timeout_warning::TimeoutWarning,
    &retries::Retries,
    &relay_time::RelayTime,
    &barge_in::BargeIn,
    &barge_in_guard::BargeInGuard,
    &must_hear_short::MustHearShort,
    &no_reentry::NoReentry,
    &terminator_clear::TerminatorClear,
    &readback_confirm::ReadbackConfirm,
    &costly_step_confirmed::CostlyStepConfirmed,
    &entry_length::EntryLength,
    &have_ready_notice::HaveReadyNotice,
    &speech_has_dtmf::SpeechHasDtmf,
    &dtmf_has_other::DtmfHasOther,
    &language_first::LanguageFirst,
    &language_own_name::LanguageOwnName,
    &language_parity::LanguageParity,
    &language_switch_anytime::LanguageSwitchAnytime,
    &text_channel::TextChannel,
    &tty_rtt_informed::TtyRttInformed,
    &menu_map_published::MenuMapPublished,
];

/// The rule of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static dyn Rule> {
    ALL.iter().copied().find(|rule| rule.code().name == name)
}

/// Tells that a length of time at a step is too short, and how to mend it. In `message`, the first `{}` is the time
/// and the second the step.
fn too_short(
    seen: &Seen<'_>,
    found: &mut Found<'_>,
    step: StepId,
    key: &'static str,
    length: Duration,
    message: &str,
) {
    found.measure(length.as_secs_f64(), |figure| {
        let (place, table) = seen.listens(step, key);
        let name = format!("`{}`", seen.hotline.step(step).name);
        let message = message.replacen("{}", &print_length(length), 1).replacen("{}", &name, 1);
        let limit = print_length(Duration::from_secs_f64(figure.limit));
        let fix = format!("write `{key} = \"{limit}\"` in `[{table}]`");
        Draft::new(place, message, fix).step(step).mend(Mend::Set {
            table,
            key,
            value: format!("\"{limit}\""),
        })
    });
}

/// Words as they are spoken or typed; three characters of Chinese are as much as two words.
#[expect(clippy::cast_precision_loss, reason = "prompts have few words")]
fn words(said: &Utterance) -> f64 {
    let count = |part: &Part| match part {
        Part::Words { locale, said } => match locale.tempo {
            Tempo::WordsPerMinute(_) => said.ear.split_whitespace().count() as f64,
            Tempo::CharactersPerMinute(_) => {
                said.ear.chars().filter(|c| c.is_alphanumeric()).count() as f64 * 2.0 / 3.0
            }
        },
        Part::Pause(_) => 0.0,
    };
    said.parts().iter().map(count).sum()
}

/// Tells that a prompt holds one of some phrases. `does` says what that does: "sends callers to the web".
fn says(
    seen: &Seen<'_>,
    found: &mut Found<'_>,
    prompt: &Prompt,
    phrases: &[&'static str],
    does: &str,
    fix: &str,
) {
    let Some((phrase, range)) = prompt.finds(phrases) else { return };
    let message = format!("`{}` {does}: “{phrase}”", prompt.title());
    found.tell(Draft::new(seen.within(prompt, range), message, fix).prompt(prompt).heard(prompt.line()));
}

/// Tells what checking has found already and what shuts callers out: warnings there.
fn told_by_check(seen: &Seen<'_>, found: &mut Found<'_>, codes: &[&Code]) {
    for fault in seen.faults.iter().filter(|fault| codes.iter().any(|code| code.name == fault.code.name)) {
        let fix = fault
            .help
            .clone()
            .unwrap_or_else(|| format!("`reachline check --explain {}` says how", fault.code.name));
        let about = fault.place.text().lines().next().unwrap_or_default().to_owned();
        found.tell(Draft::new(fault.place.clone(), fault.message.clone(), fix).about(&about));
    }
}

/// The first key everywhere that does one of these.
fn deed_key(seen: &Seen<'_>, deeds: &[Deed]) -> Option<Key> {
    deeds.iter().find_map(|deed| seen.hotline.key_for(*deed))
}

/// The same complaint, with a repair that gives the first free of these keys a meaning everywhere.
fn with_key(seen: &Seen<'_>, draft: Draft, keys: &[(&'static str, &str)]) -> Draft {
    let is_free = |name: &str| {
        let Some(key) = name.chars().next().and_then(Key::from_char) else { return false };
        let used = seen.steps().any(|(_, kind)| match kind {
            StepKind::Menu(menu) => {
                let own = menu.options.iter().map(|option| option.keys);
                own.chain(menu.languages.iter().map(|(keys, _)| *keys)).any(|keys| keys.get(0) == Some(key))
            }
            StepKind::Entry(entry) => entry.end_key == Some(key),
            StepKind::Line(_) | StepKind::Bulletin(_) | StepKind::Announcement(_) | StepKind::Hours(_) => {
                false
            }
        });
        seen.hotline.anywhere(key).is_none() && !used
    };
    match keys.iter().find(|(name, _)| is_free(name)) {
        Some((key, value)) => {
            draft.mend(Mend::Set { table: "anywhere".to_owned(), key, value: (*value).to_owned() })
        }
        None => draft,
    }
}
