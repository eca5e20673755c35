//! What the clock on the hotline's wall shows, made a moment of the world's time. Clocks are put forward and back, so a
//! time can be shown twice, and another never.

use jiff::tz::{AmbiguousOffset, Offset};
use jiff::{Timestamp, civil::DateTime};

use super::making::Making;
use crate::script::Hotline;
use crate::transcript::call_file::{Heads, Moment, faults};

/// What the clock on the hotline's wall shows where a call says nothing: a working day in the morning.
pub const ORDINARY_MOMENT: DateTime = DateTime::constant(2026, 3, 2, 10, 0, 0, 0);

/// When that is for a hotline, in the world's time.
pub fn ordinary_moment(hotline: &Hotline) -> Timestamp {
    // A time that no clock can show is none that a hotline is called at.
    let ordinary = hotline.timezone().to_ambiguous_timestamp(ORDINARY_MOMENT);
    ordinary.compatible().unwrap_or(Timestamp::UNIX_EPOCH)
}

impl Making<'_> {
    /// The moment of connection in the world's time.
    pub(super) fn moment(&mut self, heads: &Heads) -> Timestamp {
        let zone = self.hotline.timezone();
        let Some(written) = &heads.at else { return ordinary_moment(self.hotline) };
        let Moment { clock, offset } = written.value;
        let ambiguous = zone.to_ambiguous_timestamp(clock);
        let on_the_wall = clock.strftime("%Y-%m-%d %H:%M").to_string();
        let zone_name = zone.iana_name().unwrap_or("its time zone");
        let (message, help) = match (ambiguous.offset(), offset) {
            (AmbiguousOffset::Gap { .. }, _) => (
                format!("in {zone_name} no clock shows {on_the_wall}: clocks are put forward past it"),
                "write a time before or after that hour".to_owned(),
            ),
            (AmbiguousOffset::Fold { before, after }, None) => (
                format!("in {zone_name} clocks show {on_the_wall} twice, for they are put back"),
                format!(
                    "say which: `at {on_the_wall} {}` or `at {on_the_wall} {}`",
                    offset_of(before),
                    offset_of(after)
                ),
            ),
            (AmbiguousOffset::Unambiguous { offset: own }, Some(written)) if own != written => (
                format!("in {zone_name} clocks are {} ahead of UTC at that time", offset_of(own)),
                "leave the offset away; it is needed only in the hour that comes twice".to_owned(),
            ),
            (AmbiguousOffset::Fold { before, after }, Some(written))
                if written != before && written != after =>
            {
                (
                    format!(
                        "in {zone_name} clocks are {} or {} ahead of UTC in that hour",
                        offset_of(before),
                        offset_of(after)
                    ),
                    "write one of the two".to_owned(),
                )
            }
            (AmbiguousOffset::Fold { .. }, Some(written)) => {
                return written.to_timestamp(clock).unwrap_or(Timestamp::UNIX_EPOCH);
            }
            (AmbiguousOffset::Unambiguous { offset }, _) => match offset.to_timestamp(clock) {
                Ok(moment) => return moment,
                Err(_) => {
                    ("no clock shows this time".to_owned(), "write a year that people live in".to_owned())
                }
            },
        };
        self.fault(&faults::NO_SUCH_TIME, message, &written.span, help);
        Timestamp::UNIX_EPOCH
    }
}

/// An offset as the notation has it: `+08:00`.
fn offset_of(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", seconds.abs() / 3600, seconds.abs() / 60 % 60)
}
