//! What stands behind an area code: a subscriber's number, a short code of that city, or something that should have
//! no area code.

use super::areas::{Area, Standing};
use super::codes::{nationwide, short_code};
use super::{Answer, Reading, begins_as_mobile, no_shape, offer, refuse};
use crate::number::fault::{AreaFault, PlanFault, first};
use crate::number::kind::Kind;
use crate::number::pasted::Run;

/// Digits that begin with an area code, without the 0 in front.
pub(super) fn with_area_code(run: Run<'_>) -> Answer {
    let length = Area::code_length(run.digits);
    let Some(code) = run.digits.get(..length) else { return Err(no_shape(run.digits)) };
    let Some(area) = Area::with_code(code) else {
        return refuse(AreaFault::NoSuchArea { code: first(code, 3) });
    };
    behind(area, run.after(length))
}

/// What is behind an area code that is known.
pub(super) fn behind(area: &'static Area, run: Run<'_>) -> Answer {
    if run.digits.is_empty() {
        return refuse(AreaFault::Alone { area });
    }
    match area.standing {
        Standing::Current | Standing::Unconfirmed => in_use(area, run),
        Standing::Reserved => refuse(AreaFault::Reserved { area }),
        Standing::Retired { successor, put_in_front, .. } => {
            let meant = moved(successor, put_in_front, run).unwrap_or_else(|| Err(no_shape(run.digits)));
            Err(offer(AreaFault::Retired { area }, meant))
        }
    }
}

fn in_use(area: &'static Area, run: Run<'_>) -> Answer {
    let settled = |kind| if area.standing == Standing::Unconfirmed { Kind::Unknown } else { kind };
    let first = run.digits.chars().next().unwrap_or_default();
    match first {
        '1' | '9' => match short_code(run.digits) {
            Some(kind) => Reading::new(settled(kind), Some(area), run.digits),
            None => no_code(area, first, run),
        },
        '2'..='8' => match nationwide(run.digits) {
            // 400 and 800: the area code is a slip that published numbers make, so it is put right.
            Some(kind) => {
                let mut reading = Reading::new(kind, None, run.digits)?;
                reading.written.area_dropped = Some(area);
                Ok(reading)
            }
            None if area.subscriber_digits.fit(run.len()) => {
                Reading::new(settled(Kind::FixedLine), Some(area), run.digits)
            }
            None => wrong_length(area, run),
        },
        _ => refuse(AreaFault::SubscriberStart { area, first }),
    }
}

/// Digits behind an area code that begin as codes do and are none.
fn no_code(area: &'static Area, first: char, run: Run<'_>) -> Answer {
    if begins_as_mobile(run.digits) && run.len() == 11 {
        return Err(offer(AreaFault::Mobile { area }, super::mobile(run)));
    }
    if let Some(kind) = nationwide(run.digits)
        && run.digits.starts_with("1010")
    {
        return Err(offer(AreaFault::Nationwide { area }, Reading::new(kind, None, run.digits)));
    }
    if run.len() < 7 {
        return refuse(AreaFault::CodeLength { area, digits: run.len() });
    }
    refuse(AreaFault::SubscriberStart { area, first })
}

fn wrong_length(area: &'static Area, run: Run<'_>) -> Answer {
    let company = ["400", "800"].into_iter().find(|prefix| run.digits.starts_with(prefix));
    if let (Some(prefix), 9 | 11) = (company, run.len()) {
        return refuse(PlanFault::CompanyLength { prefix: first(prefix, 3), digits: run.len() });
    }
    let fault = AreaFault::SubscriberLength { area, digits: run.len() };
    match area.put_in_front {
        Some(digit) if run.len() == 7 => Err(offer(fault, in_use(area, Run::unbroken(&longer(digit, run))))),
        Some(_) | None => refuse(fault),
    }
}

/// The number that took the place of one behind a retired area code, where that is known: codes are the same, and
/// old numbers of seven digits got a digit in front where one rule held.
fn moved(successor: &'static str, put_in_front: Option<&str>, run: Run<'_>) -> Option<Answer> {
    let area = Area::with_code(successor)?;
    if run.digits.starts_with(['1', '9']) {
        return Some(in_use(area, run));
    }
    let digit = put_in_front.filter(|_| run.len() == 7)?;
    Some(in_use(area, Run::unbroken(&longer(digit, run))))
}

fn longer(digit: &str, run: Run<'_>) -> String {
    format!("{digit}{}", run.digits)
}
