//! Digits as they are dialled from abroad: what follows +86.

use super::behind_area::with_area_code;
use super::codes::{nationwide, short_code};
use super::dialled::{after_trunk_zero, no_such};
use super::{Answer, Area, Reading, Standing, Zero, begins_as_mobile, mobile, refuse};
use crate::number::fault::{Code, PlanFault};
use crate::number::pasted::Run;
use crate::number::refusal::Refused;

/// What the digits after +86 mean.
pub(crate) fn after_country_code(run: Run<'_>) -> Answer {
    match run.digits.as_bytes() {
        [b'0', ..] => after_zero(run.after(1)),
        [b'1', b'0', ..] => ten(run),
        [b'1', ..] => one(run),
        [b'9', b'5' | b'6', ..] => nine(run),
        _ => match nationwide(run.digits) {
            Some(kind) => Reading::new(kind, None, run.digits),
            None => with_area_code(run).map_err(|refused| company_length(run).unwrap_or(refused)),
        },
    }
}

/// The 0 of long-distance calls inside China, where the country code has taken its place.
fn after_zero(run: Run<'_>) -> Answer {
    after_trunk_zero(run, Zero::AfterCountryCode).map(|reading| reading.with_zero(Zero::AfterCountryCode))
}

/// 10 is Beijing, and begins 10086, 1010 6666, and the numbers of machines and texts.
fn ten(run: Run<'_>) -> Answer {
    let (digits, parted) = (run.digits, run.is_parted_at(2));
    if run.len() == 5 && !digits.starts_with("100") && digits.as_bytes().get(2) == Some(&b'1') && !parted {
        return two_readings(run, 2);
    }
    let code = run.len() == 5 && !digits.starts_with("101");
    let own = match run.len() {
        8 => digits.starts_with("1010"),
        13 => nationwide(digits).is_some_and(|kind| kind == super::Kind::M2m),
        // Ten digits are a line in Beijing: 10, and eight.
        10 => false,
        _ => !parted && nationwide(digits).is_some(),
    };
    if code {
        return straight(run, short_code(digits));
    }
    if own { straight(run, nationwide(digits)) } else { with_area_code(run) }
}

/// The other numbers that begin with 1: mobiles, and codes without an area code.
fn one(run: Run<'_>) -> Answer {
    if begins_as_mobile(run.digits) && run.len() == 11 {
        return mobile(run);
    }
    straight(run, short_code(run.digits).or_else(|| nationwide(run.digits)))
}

/// 95 and 96 begin codes; some area codes begin with 95 as well.
fn nine(run: Run<'_>) -> Answer {
    let area = run.digits.get(..3).and_then(Area::with_code);
    let in_area = area.is_some_and(|area| area.standing == Standing::Current)
        && run.len() > 3
        && short_code(run.after(3).digits).is_some();
    match short_code(run.digits).or_else(|| nationwide(run.digits)) {
        Some(_) if in_area && !run.is_parted_at(3) => two_readings(run, 3),
        Some(kind) if !in_area => straight(run, Some(kind)),
        None if area.is_none() => Err(no_such(run)),
        Some(_) | None => with_area_code(run),
    }
}

/// A number that has no area code in front of it.
fn straight(run: Run<'_>, kind: Option<super::Kind>) -> Answer {
    let Some(kind) = kind else { return Err(no_such(run)) };
    let mut reading = Reading::new(kind, None, run.digits)?;
    reading.written.straight_after_86 = true;
    Ok(reading)
}

/// Digits that are a code as a whole, and also an area code with a code behind it.
fn two_readings(run: Run<'_>, area_digits: usize) -> Answer {
    let one = Code::from(run.digits).unwrap_or_default();
    let mut other = Code::new();
    for part in [&run.digits[..area_digits], " ", run.after(area_digits).digits] {
        // Both readings are codes of at most six digits, which fit with a space between.
        let _ = other.try_push_str(part);
    }
    refuse(PlanFault::TwoReadings { one, other })
}

/// 400 and 800 numbers that are a digit short or long are told as such, not as a strange area code.
fn company_length(run: Run<'_>) -> Option<Refused> {
    let prefix = ["400", "800"].into_iter().find(|prefix| run.digits.starts_with(prefix))?;
    let prefix = Code::from(prefix).ok()?;
    Some(PlanFault::CompanyLength { prefix, digits: run.len() }.into())
}
