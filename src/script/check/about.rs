//! What a script says of itself: the profile it is judged by, where its menu is published, and how callers get
//! through who cannot hear or speak.

use super::reader::Reader;
use crate::diagnostic::quoted;
use crate::number;
use crate::script::document::{ChannelsTable, Field, HotlineTable};
use crate::script::faults;
use crate::script::hotline::{About, Channel};

/// Reads what a script says of itself.
pub(super) fn about(reader: &mut Reader, head: &HotlineTable, channels: &ChannelsTable) -> About {
    let profile = head.profile.as_ref().and_then(|field| {
        let text = reader.text(field, "profile")?;
        Some((text.into(), field.span()))
    });
    let map = head.map.as_ref().and_then(|field| address(reader, field, "map"));
    let numbers = [
        (&channels.rtt, "rtt", Channel::RealTimeText),
        (&channels.sms, "sms", Channel::Messages),
        (&channels.relay, "relay", Channel::Relay),
    ];
    let mut found = Vec::new();
    for (field, key, channel) in numbers {
        let read = field.as_ref().and_then(|field| number(reader, field, key));
        found.extend(read.map(|text| (channel, text)));
    }
    let chat = channels.chat.as_ref().and_then(|field| address(reader, field, "chat"));
    found.extend(chat.map(|text| (Channel::Chat, text)));
    found.sort_unstable();
    About { profile, map, channels: found }
}

fn number(reader: &mut Reader, field: &Field, key: &str) -> Option<Box<str>> {
    let text = reader.text(field, key)?;
    match number::read(text) {
        Ok(_) => Some(text.into()),
        Err(refusal) => {
            reader.error(&faults::INVALID_NUMBER, refusal.to_string(), field.span());
            reader.help("write the number of this channel; `reachline number` tells how a number is dialled");
            None
        }
    }
}

fn address(reader: &mut Reader, field: &Field, key: &str) -> Option<Box<str>> {
    let text = reader.text(field, key)?;
    let rest = ["https://", "http://"].iter().find_map(|scheme| text.strip_prefix(scheme));
    let sound = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    if sound && !text.chars().any(char::is_whitespace) {
        return Some(text.into());
    }
    reader.error(&faults::WRONG_VALUE, format!("{} is no address of a page", quoted(text)), field.span());
    reader.help(format!("write the whole address: `{key} = \"https://example.org/hotline\"`"));
    None
}
