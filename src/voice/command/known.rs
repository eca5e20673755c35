//! What is known of programs that speak: some read one language's letters as another's, and make gibberish of them
//! without a word. They are found out before anybody hears it.

use std::path::Path;

use super::{LANGUAGE, Line};
use crate::prompt::Locale;
use crate::voice::Trouble;

/// Whether a program will speak a language, as far as that is known.
///
/// # Errors
/// Why it would garble the language, and what to write instead.
pub(super) fn fit(line: &Line, locale: &Locale) -> Result<(), Trouble> {
    let name = Path::new(line.program()).file_stem().unwrap_or_default().to_string_lossy();
    match &*name {
        "espeak-ng" | "espeak" => espeak(line, locale),
        "piper" => piper(line, locale),
        _ => Ok(()),
    }
}

/// eSpeak NG to 1.51 reads pinyin for Chinese characters with `cmn`, and English letters where pinyin stands; with an
/// English voice it says "Chinese letter" for each.
fn espeak(line: &Line, locale: &Locale) -> Result<(), Trouble> {
    let voice = option(&line.arguments, "-v", "--voice").unwrap_or("en").replace(LANGUAGE, locale.tag);
    let voice = voice.to_ascii_lowercase();
    match locale.tag {
        "zh-CN" if !voice.starts_with("cmn-latn-pinyin") => Err(Trouble(format!(
            "`{}` with the voice `{voice}` reads Chinese characters as English letters; write `-v cmn-latn-pinyin` \
             into its line for `zh-CN`",
            line.program()
        ))),
        "en" if !voice.starts_with("en") => Err(Trouble(format!(
            "`{}` with the voice `{voice}` does not speak English; write `-v en` into its line for `en`",
            line.program()
        ))),
        _ => Ok(()),
    }
}

/// A model of Piper speaks the language that its name begins with: `zh_CN-huayan-medium`.
fn piper(line: &Line, locale: &Locale) -> Result<(), Trouble> {
    let Some(model) = option(&line.arguments, "-m", "--model") else { return Ok(()) };
    let file = model.replace(LANGUAGE, locale.tag);
    let file = Path::new(&file).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let own = file.split(['_', '-']).next().unwrap_or_default();
    let wanted = locale.tag.split('-').next().unwrap_or_default();
    // A name without a language tells nothing.
    if own == wanted || own.len() != 2 || !file.contains('_') {
        return Ok(());
    }
    Err(Trouble(format!(
        "the model `{file}` speaks the language `{own}`, not {}; name one that begins with `{wanted}_` in the line for \
         `{}`",
        locale.english_name, locale.tag
    )))
}

/// The value of an option: `-v cmn`, `-vcmn`, `--voice cmn` or `--voice=cmn`.
fn option<'a>(arguments: &'a [String], short: &str, long: &str) -> Option<&'a str> {
    let mut arguments = arguments.iter().map(String::as_str);
    let mut found = None;
    while let Some(argument) = arguments.next() {
        if argument == short || argument == long {
            found = arguments.next();
        } else if let Some(value) = argument.strip_prefix(long).and_then(|rest| rest.strip_prefix('=')) {
            found = Some(value);
        } else if let Some(value) = argument.strip_prefix(short).filter(|_| !argument.starts_with("--")) {
            found = Some(value);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(tag: &str, line: &str) -> Result<(), String> {
        let line = Line::read(line, tag).unwrap();
        super::fit(&line, Locale::find(tag).unwrap()).map_err(|trouble| trouble.0)
    }

    #[test]
    fn a_known_program_that_would_garble_mandarin_is_found_out() {
        for line in [
            "espeak-ng -v cmn --stdin --stdout",
            "espeak-ng -vcmn --stdin --stdout",
            "/usr/bin/espeak-ng --voice=zh --stdin --stdout",
            "espeak-ng --stdin --stdout",
            "espeak-ng -v {language} --stdin --stdout",
            "espeak -v en --stdin --stdout",
        ] {
            let why = fit("zh-CN", line).unwrap_err();
            assert!(why.contains("`-v cmn-latn-pinyin`"), "{line}: {why}");
        }
        assert_eq!(fit("zh-CN", "espeak-ng -v cmn-latn-pinyin --stdin --stdout"), Ok(()));
        assert_eq!(fit("zh-CN", "my-own-program -v cmn"), Ok(()));
    }

    #[test]
    fn a_known_program_that_speaks_another_language_is_found_out() {
        assert!(fit("en", "espeak-ng -v de --stdin --stdout").unwrap_err().contains("`-v en`"));
        assert_eq!(fit("en", "espeak-ng -v en-gb -s {rate} --stdin --stdout"), Ok(()));
        let why = fit("zh-CN", "piper -m /voices/en_GB-alba-medium.onnx -f -").unwrap_err();
        assert!(why.contains("begins with `zh_`"), "{why}");
        assert_eq!(fit("zh-CN", "piper --model=zh_CN-huayan-medium.onnx -f -"), Ok(()));
        assert_eq!(fit("zh-CN", "piper -m my-voice.onnx -f -"), Ok(()));
    }
}
