//! The moment at which a hotline answers, as a person names it.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};

use crate::cli::Failure;
use crate::diagnostic::quoted;

/// How a moment is written.
const EXAMPLE: &str = "\"2026-11-23 21:00\"";

/// Reads a time of day where the hotline is, or a moment with its own offset (RFC 3339).
pub(super) fn moment(text: &str, zone: &TimeZone) -> Result<Timestamp, Failure> {
    if let Ok(moment) = text.trim().parse::<Timestamp>() {
        return Ok(whole_second(moment));
    }
    let written: Option<DateTime> = text.trim().parse().ok().filter(|_| text.contains(':'));
    let Some(written) = written else {
        return Err(Failure::told(format!(
            "{} is no date and time; write it as in --at {EXAMPLE}",
            quoted(text)
        )));
    };
    let moment = zone.to_ambiguous_timestamp(written);
    match moment.offset() {
        AmbiguousOffset::Gap { .. } => Err(Failure::told(format!(
            "there is no {} where the hotline is, because the clocks are put forward then; write another time",
            quoted(text)
        ))),
        // An hour that comes twice: the first of the two.
        AmbiguousOffset::Fold { .. } | AmbiguousOffset::Unambiguous { .. } => {
            moment.compatible().map(whole_second).map_err(|error| {
                Failure::told(format!("cannot call at {}: {error}; write another time", quoted(text)))
            })
        }
    }
}

/// The same moment without parts of a second, so that it can be written down in full.
pub(super) fn whole_second(moment: Timestamp) -> Timestamp {
    Timestamp::from_second(moment.as_second()).unwrap_or(moment)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, zone: &str) -> String {
        let zone = TimeZone::get(zone).unwrap();
        match moment(text, &zone) {
            Ok(moment) => moment.to_string(),
            Err(failure) => failure.to_string(),
        }
    }

    #[test]
    fn a_time_is_meant_where_the_hotline_is() {
        assert_eq!(told("2026-11-23 21:00", "Asia/Shanghai"), "2026-11-23T13:00:00Z");
        assert_eq!(told("2026-11-23T21:00:05.9", "Asia/Shanghai"), "2026-11-23T13:00:05Z");
        assert_eq!(told("2026-11-23T21:00:00Z", "Asia/Shanghai"), "2026-11-23T21:00:00Z");
    }

    #[test]
    fn a_time_that_the_clocks_leave_out_is_refused_and_one_that_comes_twice_is_the_first() {
        assert!(told("2026-03-29 02:30", "Europe/Berlin").contains("clocks are put forward"));
        assert_eq!(told("2026-10-25 02:30", "Europe/Berlin"), "2026-10-25T00:30:00Z");
    }

    #[test]
    fn what_is_no_time_is_answered_with_an_example() {
        for text in ["", "tomorrow", "2026-11-23", "2026-13-01 10:00", "21:00"] {
            assert!(told(text, "UTC").contains("2026-11-23 21:00"), "{text}");
        }
    }
}
