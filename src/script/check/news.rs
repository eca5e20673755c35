//! The news that a bulletin reads.

use std::ops::Range;

use jiff::tz::TimeZone;

use super::reader::Reader;
use crate::prompt::Locale;
use crate::script::faults;
use crate::script::headlines::Headlines;
use crate::script::parts::Parts;

/// The news, if a bulletin reads them: `folder` is where they are, and where the script says so.
pub(super) fn headlines(
    reader: &mut Reader,
    parts: &dyn Parts,
    name: &str,
    folder: Option<(String, Range<usize>)>,
    locales: &[&'static Locale],
    timezone: &TimeZone,
) -> Headlines {
    let Some((folder, span)) = folder else { return Headlines::default() };
    match parts.news(name, &folder) {
        Ok((news, complaints)) => {
            reader.tell(complaints);
            let tags: Vec<_> = locales.iter().filter_map(|locale| locale.tag.parse().ok()).collect();
            reader.tell(news.untranslated(&tags));
            Headlines::new(&news, timezone)
        }
        Err(why) => {
            reader.error(&faults::WRONG_VALUE, "the news of this bulletin cannot be read", span);
            reader.help(why);
            Headlines::default()
        }
    }
}
