//! Bulletins: where their items are, and which keys are left for stories.

use super::Checking;
use crate::diagnostic::quoted;
use crate::key::Key;
use crate::script::check::names;
use crate::script::document::BulletinTable;
use crate::script::faults;
use crate::script::hotline::Bulletin;

/// More headlines at a time are too many to hold in mind.
const MOST_STORIES: usize = 5;

impl Checking<'_> {
    pub(super) fn bulletin(&mut self, mut table: BulletinTable) -> Bulletin {
        let listening_table = table.listening();
        let listening = self.listening(&listening_table, true);
        self.items(&table);
        let anywhere = self.common.anywhere;
        let mut free: Vec<Key> =
            (1..=9).filter_map(Key::from_digit).filter(|key| anywhere[*key as usize].is_none()).collect();
        if free.len() < 3 {
            let message = "no keys are left for the stories of this bulletin";
            self.reader.error(&faults::KEY_TAKEN, message, self.span.clone());
            self.reader.help("free at least three of the digits 1 to 9 in `[anywhere]`");
            return Bulletin { listening, story_keys: vec![Key::One], page_keys: (Key::Eight, Key::Nine) };
        }
        let newer = free.pop().unwrap_or(Key::Nine);
        let older = free.pop().unwrap_or(Key::Eight);
        free.truncate(MOST_STORIES);
        Bulletin { listening, story_keys: free, page_keys: (older, newer) }
    }

    /// The folder that the items are in: one for the hotline.
    fn items(&mut self, table: &BulletinTable) {
        let (folder, span) = match &table.items {
            None => ("news", self.span.clone()),
            Some(field) => {
                let Some(folder) = self.reader.text(field, "items") else { return };
                if !names::is_name(folder) {
                    let message = format!("{} is no name for a folder of news", quoted(folder));
                    self.reader.error(&faults::BAD_NAME, message, field.span());
                    self.reader
                        .help("use small letters, digits and hyphens; the folder is beside the prompts");
                    return;
                }
                (folder, field.span())
            }
        };
        match self.news {
            Some((first, _)) if first != folder => {
                let message = format!("another bulletin reads its items from `{first}`");
                self.reader.error(&faults::WRONG_VALUE, message, span);
                self.reader.help("a hotline has one folder of news");
            }
            Some(_) => {}
            None => *self.news = Some((folder.to_owned(), span)),
        }
    }
}
