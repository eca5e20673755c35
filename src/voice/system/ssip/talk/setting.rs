//! The user's own settings of Speech Dispatcher, which are changed only where the words ask for it: the voice, where
//! theirs does not speak the language; rate, pitch and volume, moved from where they have them.

use ssip_client_async::{ClientScope, Request, Response, SynthesisVoice};

use super::Talk;
use crate::prompt::Locale;
use crate::voice::system::voice;
use crate::voice::{Manner, Trouble};

impl Talk {
    /// Chooses a voice for a language, if the user's own does not speak it.
    pub(super) async fn choose(&mut self, locale: &'static Locale) -> Result<Result<(), Trouble>, Trouble> {
        if let Ok(Response::Get(language)) = self.ask(Request::GetLanguage).await?
            && voice::speaks(&language, locale)
        {
            return Ok(Ok(()));
        }
        let voices = match self.ask(Request::ListSynthesisVoices).await? {
            Ok(Response::VoicesListSent(voices)) => voices,
            // What has no list of voices may yet speak the language.
            Ok(_) | Err(_) => Vec::new(),
        };
        if voices.is_empty() {
            self.ask(Request::SetLanguage(ClientScope::Current, locale.tag.to_owned())).await?.ok();
            return Ok(Ok(()));
        }
        let of = |voice: &SynthesisVoice| Some((voice.language.clone()?, voice.dialect.is_some()));
        let Some(voice) = voice::best(&voices, locale, of) else {
            return Ok(Err(Trouble(format!(
                "Speech Dispatcher has no voice for {}; install one, or choose another voice with `--voice`",
                locale.english_name
            ))));
        };
        let language = voice.language.clone().unwrap_or_else(|| locale.tag.to_owned());
        let name = voice.name.clone();
        if voice::may_garble(&language, locale) {
            self.warning = Some(voice::warning(&name));
        }
        self.ask(Request::SetLanguage(ClientScope::Current, language)).await?.ok();
        self.ask(Request::SetSynthesisVoice(ClientScope::Current, name)).await?.ok();
        Ok(Ok(()))
    }

    /// Sets what is to be otherwise than before.
    pub(super) async fn set(&mut self, manner: Manner) -> Result<(), Trouble> {
        let [rate, pitch, volume] = self.user;
        let scope = || ClientScope::Current;
        if manner.rate != self.own.rate {
            self.ask(Request::SetRate(scope(), moved(rate, faster(manner.rate)))).await?.ok();
        }
        if manner.pitch != self.own.pitch {
            self.ask(Request::SetPitch(scope(), moved(pitch, higher(manner.pitch)))).await?.ok();
        }
        if manner.volume != self.own.volume {
            let loud =
                (i32::from(volume) + 100) * i32::try_from(manner.volume).unwrap_or(i32::MAX).min(200) / 100;
            self.ask(Request::SetVolume(scope(), moved(-100, loud))).await?.ok();
        }
        self.own = manner;
        Ok(())
    }
}

/// A setting, so many further, within what there is.
fn moved(from: i8, by: i32) -> i8 {
    i8::try_from((i32::from(from) + by).clamp(-100, 100)).unwrap_or(from)
}

/// A rate in percent as a distance from the user's own. Speech Dispatcher leaves the scale to each synthesizer; this is
/// eSpeak NG's there: from half the speed at -100 to two and a third times at 100.
fn faster(percent: u32) -> i32 {
    let percent = i32::try_from(percent).unwrap_or(i32::MAX).min(1000);
    if percent >= 100 { (percent - 100) * 77 / 100 } else { (percent - 100) * 189 / 100 }
}

/// A pitch in percent as a distance from the user's own: an octave is as far as it goes.
fn higher(percent: u32) -> i32 {
    let percent = i32::try_from(percent).unwrap_or(i32::MAX).min(1000);
    if percent >= 100 { percent - 100 } else { (percent - 100) * 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_users_own_settings_are_where_faster_and_slower_begin() {
        assert_eq!(moved(20, faster(100)), 20);
        assert_eq!(moved(20, faster(130)), 43);
        assert_eq!(moved(20, faster(75)), -27);
        assert_eq!(moved(90, faster(200)), 100);
        assert_eq!(moved(-90, faster(55)), -100);
    }
}
