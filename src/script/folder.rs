//! Where a hotline's parts are: beside its script, or in the program itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::check::{Checked, Parts, check};
use crate::diagnostic::{Diagnostic, Source, within};
use crate::news::{CHINA_POST, News};
use crate::prompt::Locale;

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

/// Checks the hotline in the program itself, which is China Post's.
pub fn built_in() -> Checked {
    check(&Source::new("scripts/china-post.toml (built in)", BUILT_IN), &BuiltIn)
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
        let beside = self.folder.join("prompts").join(hotline);
        let above = self.folder.join("..").join("prompts").join(hotline);
        [beside, above].into_iter().find(|folder| folder.is_dir())
    }
}

impl Parts for Beside {
    fn prompts(&self, hotline: &str, locale: &'static Locale) -> Result<Arc<Source>, String> {
        let Some(folder) = self.prompt_folder(hotline) else {
            return Err(format!(
                "there is no folder `prompts/{hotline}` beside the script or beside its folder; make it, with a \
                 file `{}.ftl` in it",
                locale.tag
            ));
        };
        Source::read_within(&folder, Path::new(&format!("{}.ftl", locale.tag)), LARGEST)
            .map_err(|error| error.to_string())
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
