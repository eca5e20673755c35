//! Digits as they are dialled inside China, without a country code.

use super::areas::Area;
use super::behind_area::{behind, with_area_code};
use super::codes::{nationwide, short_code};
use super::from_abroad::after_country_code;
use super::{Answer, Reading, Zero, begins_as_mobile, mobile, no_shape, offer, refuse};
use crate::number::fault::{AreaFault, Family, Fault, PlanFault, first};
use crate::number::pasted::Run;
use crate::number::refusal::Refused;

/// What the digits mean when they are dialled anywhere in China.
pub(crate) fn dialled(run: Run<'_>) -> Answer {
    match run.digits.as_bytes() {
        [b'0', ..] => after_trunk_zero(run.after(1), Zero::BeforeMobile),
        [b'8', b'6', ..] => eighty_six(run),
        _ => bare(run),
    }
}

/// What the digits mean when they are dialled in one city.
pub(crate) fn in_area(area: &'static Area, run: Run<'_>) -> Answer {
    let of_the_city = match run.digits.as_bytes() {
        [b'1' | b'9', ..] => short_code(run.digits).is_some(),
        [b'2'..=b'8', ..] => nationwide(run.digits).is_none(),
        _ => false,
    };
    if of_the_city { behind(area, run) } else { dialled(run) }
}

/// What stands after the 0 that opens the way out of the city: an area code, or by an old habit a mobile number.
pub(super) fn after_trunk_zero(run: Run<'_>, zero: Zero) -> Answer {
    if begins_as_mobile(run.digits) {
        return eleven_digits(run).map(|reading| reading.with_zero(zero));
    }
    with_area_code(run).map_err(|refused| match refused.fault {
        fault @ Fault::Area(AreaFault::NoSuchArea { .. }) => offer(fault, bare(run)),
        Fault::Area(_) | Fault::Plan(_) | Fault::Text(_) | Fault::Overseas(_) => refused,
    })
}

/// Nothing in front: a mobile number, a code, or a number of a company.
fn bare(run: Run<'_>) -> Answer {
    let digits = run.digits;
    if begins_as_mobile(digits) && run.len() == 11 {
        return mobile(run);
    }
    if may_be_beijing(run) {
        return missing_zero(run).unwrap_or_else(|| Err(no_shape(digits)));
    }
    if let Some(kind) = short_code(digits).or_else(|| nationwide(digits)) {
        return Reading::new(kind, None, digits);
    }
    if matches!(digits.as_bytes(), [b'2'..=b'8', ..]) && matches!(run.len(), 7 | 8) {
        return refuse(PlanFault::WhichCity { digits: run.len() });
    }
    let company = ["400", "800"].into_iter().find(|prefix| digits.starts_with(prefix));
    if let Some(prefix) = company
        && (9..=12).contains(&run.len())
    {
        return refuse(PlanFault::CompanyLength { prefix: first(prefix, 3), digits: run.len() });
    }
    match missing_zero(run) {
        Some(answer) => answer,
        None => Err(no_such(run)),
    }
}

/// Ten digits that begin with 10 are Beijing's without the 0, unless they begin as text-only numbers do, in one run.
fn may_be_beijing(run: Run<'_>) -> bool {
    let text_only = ["1065", "1069"].iter().any(|prefix| run.digits.starts_with(prefix));
    run.len() == 10
        && matches!(run.digits.as_bytes(), [b'1', b'0', b'2'..=b'8', ..])
        && (run.is_parted_at(2) || !text_only)
}

/// Refuses digits that would be a number with a 0 in front, and offers it.
fn missing_zero(run: Run<'_>) -> Option<Answer> {
    let reading = with_area_code(run).ok()?;
    let area = reading.line.area.or(reading.written.area_dropped)?;
    Some(Err(offer(AreaFault::NoTrunkZero { area }, Ok(reading))))
}

/// Eleven digits, or a refusal that says how many mobile numbers have.
fn eleven_digits(run: Run<'_>) -> Answer {
    if run.len() == 11 {
        mobile(run)
    } else {
        refuse(PlanFault::Length { family: Family::Mobile, digits: run.len() })
    }
}

/// Says what comes nearest to digits that mean nothing.
pub(super) fn no_such(run: Run<'_>) -> Refused {
    let digits = run.len();
    let fault = match run.digits.as_bytes() {
        [b'1', b'7', b'9', _, _] => PlanFault::AccessPrefixAlone { prefix: first(run.digits, 5) },
        [b'1', b'2', ..] if digits > 8 => return access_prefix_perhaps(run),
        [b'1', b'3'..=b'9', ..] if digits > 6 => PlanFault::Length { family: Family::Mobile, digits },
        [b'1', b'0'..=b'9', ..] if digits < 8 => PlanFault::Length { family: Family::One, digits },
        [b'9', b'5', family @ (b'2' | b'4' | b'6'), _, _] => PlanFault::SixDigitCode {
            family: first(["952", "954", "956"][usize::from(family - b'2') / 2], 3),
        },
        [b'9', b'1', b'1'] | [b'9', b'9', b'9'] => PlanFault::ForeignEmergency { code: first(run.digits, 3) },
        [b'9', b'5', ..] if digits < 12 => PlanFault::Length { family: Family::NinetyFive, digits },
        [b'9', b'6', ..] if digits < 12 => PlanFault::Length { family: Family::NinetySix, digits },
        [b'9', b'2' | b'8', ..] if digits == 11 => PlanFault::KeptForLater { first: first(run.digits, 2) },
        _ => return no_shape(run.digits),
    };
    fault.into()
}

/// Five digits beginning with 12 in front of a number: some carriers had access codes there.
fn access_prefix_perhaps(run: Run<'_>) -> Refused {
    let rest = run.after(5);
    match if rest.digits.starts_with('0') { dialled(rest) } else { eleven_digits(rest) } {
        Ok(reading) => offer(PlanFault::AccessPrefixPerhaps { prefix: first(run.digits, 5) }, Ok(reading)),
        Err(_) => no_shape(run.digits),
    }
}

/// Digits that begin with 86: the country code, unless they are few enough to be a number of one city.
fn eighty_six(run: Run<'_>) -> Answer {
    let digits = run.len();
    let read_so = after_country_code(run.after(2));
    match (digits, read_so) {
        (0..=6, _) => Err(no_shape(run.digits)),
        (7 | 8, Ok(reading)) => Err(offer(PlanFault::EightySix { digits, read_so: None }, Ok(reading))),
        (7 | 8, Err(refused)) => {
            refuse(PlanFault::EightySix { digits, read_so: Some(Box::new(refused.fault)) })
        }
        (_, answer) => answer,
    }
}
