//! Where a hotline's parts are: beside its script, or in the program itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::check::{Checked, check};
use super::parts::Parts;
use crate::diagnostic::{Diagnostic, ReadError, Source, within};
use crate::news::{CHINA_POST, News};
use crate::prompt::{Locale, recordings};

/// A script and its prompts take up to this many bytes each.
pub const LARGEST: u64 = 16 * 1024 * 1024;

/// The hotline in the program itself.
const BUILT_IN: &str = include_str!("../../scripts/china-post.toml");

/// Reads and checks the script at `path`. Its prompts are in `prompts/NAME/` beside it, or beside its folder.
///
/// # Errors
/// When the script itself cannot be read; everything else is among the faults.
pub fn load(path: &Path) -> Result<Checked, crate::diagnostic::ReadError> {
    let source = Source::read(path, LARGEST)?;
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    Ok(check(&source, &Beside { folder }))
}

/// Checks a script that is to stand at `path` and is not written yet.
pub fn load_text(path: &Path, source: &Arc<Source>) -> Checked {
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    check(source, &Beside { folder })
}

/// Checks the hotline in the program itself, which is China Post's.
pub fn built_in() -> Checked {
    check(&Source::new("scripts/china-post.toml (built in)", BUILT_IN), &BuiltIn)
}

/// The folders that the prompts of a script can be in, each with a folder for every hotline: beside the script, and
/// beside the folder that the script is in. The first that is there is taken.
pub fn prompt_folders(script: &Path) -> [PathBuf; 2] {
    folders_beside(script.parent().unwrap_or(Path::new("")))
}

fn folders_beside(folder: &Path) -> [PathBuf; 2] {
    let above = match (folder.file_name(), folder.parent()) {
        (Some(_), Some(above)) => above.to_owned(),
        (Some(_) | None, _) => folder.join(".."),
    };
    [folder, &above].map(|folder| folder.join("prompts"))
}

/// Where the recordings of a hotline's script are, or would be, in a language.
pub fn sounds(path: &Path, hotline: &str, locale: &'static Locale) -> Option<PathBuf> {
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    Some(Beside { folder }.prompt_folder(hotline)?.join(locale.tag).join(recordings::FOLDER))
}

struct BuiltIn;

impl Parts for BuiltIn {
    fn prompts(&self, _: &str, locale: &'static Locale) -> Result<Arc<Source>, String> {
        let text = match locale.tag {
            "en" => include_str!("../../prompts/china-post/en.ftl"),
            _ => include_str!("../../prompts/china-post/zh-CN.ftl"),
        };
        Ok(Source::new(format!("prompts/china-post/{}.ftl (built in)", locale.tag), text))
    }

    fn pronunciation(&self, _: &str, locale: &'static Locale) -> Result<Option<Arc<Source>>, String> {
        let text = match locale.tag {
            "en" => include_str!("../../prompts/china-post/en/pronunciation.toml"),
            _ => include_str!("../../prompts/china-post/zh-CN/pronunciation.toml"),
        };
        let name = format!("prompts/china-post/{}/pronunciation.toml (built in)", locale.tag);
        Ok(Some(Source::new(name, text)))
    }

    fn news(&self, _: &str, _: &str) -> Result<(News, Vec<Diagnostic>), String> {
        let sources: Vec<_> = CHINA_POST.iter().map(|&(name, text)| Source::new(name, text)).collect();
        Ok(News::of(&sources))
    }
}

/// The parts of a hotline on disk.
struct Beside {
    folder: PathBuf,
}

impl Beside {
    /// The folder of prompts: beside the script, or beside the folder that the script is in.
    fn prompt_folder(&self, hotline: &str) -> Option<PathBuf> {
        folders_beside(&self.folder).into_iter().map(|prompts| prompts.join(hotline)).find(|f| f.is_dir())
    }
}

/// More prompt files than there are languages; a folder that holds more is something else.
const MOST_FILES: usize = 1000;

impl Parts for Beside {
    fn languages(&self, hotline: &str) -> Vec<String> {
        let entries = self.prompt_folder(hotline).and_then(|folder| folder.read_dir().ok());
        let names = entries
            .into_iter()
            .flatten()
            .take(MOST_FILES)
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut tags: Vec<String> =
            names.filter_map(|name| name.strip_suffix(".ftl").map(str::to_owned)).collect();
        tags.sort_unstable();
        tags
    }

    fn prompts(&self, hotline: &str, locale: &'static Locale) -> Result<Arc<Source>, String> {
        let tag = locale.tag;
        let Some(folder) = self.prompt_folder(hotline) else {
            return Err(format!(
                "make a folder `prompts/{hotline}` beside the script or beside its folder, with a file `{tag}.ftl`"
            ));
        };
        let file = format!("{tag}.ftl");
        Source::read_within(&folder, Path::new(&file), LARGEST).map_err(|error| match error {
            ReadError::Missing(name) => {
                format!("add the file `{name}`, or take \"{tag}\" out of `languages`")
            }
            ReadError::Folder(_)
            | ReadError::Special { .. }
            | ReadError::Unreadable { .. }
            | ReadError::TooLarge { .. }
            | ReadError::NotText { .. }
            | ReadError::FullPath { .. }
            | ReadError::GoesUp { .. }
            | ReadError::LeadsOut { .. } => error.to_string(),
        })
    }

    fn pronunciation(&self, hotline: &str, locale: &'static Locale) -> Result<Option<Arc<Source>>, String> {
        let Some(folder) = self.prompt_folder(hotline) else { return Ok(None) };
        let file = Path::new(locale.tag).join("pronunciation.toml");
        let read = ReadError::unless_missing(Source::read_within(&folder, &file, LARGEST));
        read.map_err(|error| error.to_string())
    }

    fn recordings(&self, hotline: &str, locale: &'static Locale) -> Option<PathBuf> {
        let folder = self.prompt_folder(hotline)?;
        within(&folder, &Path::new(locale.tag).join(recordings::FOLDER)).ok().filter(|folder| folder.is_dir())
    }

    /// A hotline without a folder of news has none, which its bulletin says.
    fn news(&self, hotline: &str, folder: &str) -> Result<(News, Vec<Diagnostic>), String> {
        let Some(prompts) = self.prompt_folder(hotline) else { return Ok(Default::default()) };
        if !prompts.join(folder).exists() {
            return Ok(Default::default());
        }
        let inside = within(&prompts, Path::new(folder)).map_err(|error| error.to_string())?;
        News::read(&inside).map_err(|error| error.to_string())
    }
}
