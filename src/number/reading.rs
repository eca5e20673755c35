//! From a text to a number: decides which country the digits belong to, and whether the last ones are an extension or
//! a number of their own.

use super::china::{self, Area};
use super::extension::Extension;
use super::fault::{Fault, OverseasFault, PlanFault, TextFault, first};
use super::pasted::{Pasted, Run};
use super::refusal::Refused;
use super::{Kind, Number, overseas, uri};

type Answer = Result<Number, Refused>;

/// Reads a text once, and does not look for what may have been meant by one with a wrong character.
pub(super) fn read(text: &str) -> Answer {
    // Files that begin with a byte order mark pass it on with their first line.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text).trim();
    if text.is_empty() {
        return Err(TextFault::Empty.into());
    }
    let split = uri::split(text)?;
    let mut pasted = Pasted::scan(split.body)?;
    match (pasted.extension, split.extension) {
        (Some(_), Some(_)) => return Err(TextFault::TwoExtensions.into()),
        (None, extension @ Some(_)) => pasted.extension = extension,
        (_, None) => {}
    }
    match split.context {
        Some(context) => in_context(&pasted, &context),
        None => whole_or_parts(&pasted),
    }
}

/// A local number, dialled where its context says.
fn in_context(pasted: &Pasted, context: &str) -> Answer {
    if pasted.plus {
        return Err(TextFault::ContextWithPlus.into());
    }
    let wrong = || Refused::from(TextFault::Context);
    let reading = match context.strip_prefix("86") {
        Some("") => china::dialled(pasted.run())?,
        Some(code) => china::in_area(Area::with_code(code).ok_or_else(wrong)?, pasted.run())?,
        None => return Err(wrong()),
    };
    with_extension(Number::from(reading), pasted.extension)
}

/// All digits as one number; failing that, the last ones as an extension or a second number.
fn whole_or_parts(pasted: &Pasted) -> Answer {
    let whole = misplaced_slash(pasted).map_or_else(|| one_number(pasted), |fault| Err(fault.into()));
    match (whole, pasted.last_dash()) {
        (Ok(number), Some((before, _))) if may_end_before(&number, before) && is_whole(pasted, before) => {
            Err(PlanFault::ExtensionOrNot.into())
        }
        (Ok(number), _) => with_extension(number, pasted.extension),
        (Err(refused), Some((before, _))) => match one_number(&pasted.up_to(before)) {
            Ok(number) if takes_extension(&number) => {
                with_extension(number, Extension::from(pasted.run().after(before).digits).ok())
            }
            Ok(_) | Err(_) => Err(or_several(pasted, refused)),
        },
        (Err(refused), None) => Err(or_several(pasted, refused)),
    }
}

/// Whether the number is of a kind that could also be a shorter one with an extension: codes, and lines where the
/// plan leaves the length open.
fn may_end_before(number: &Number, digits: usize) -> bool {
    let open =
        number.area().is_some_and(|area| area.subscriber_digits == china::SubscriberDigits::SevenOrEight);
    digits >= 5 && (number.kind() == Kind::ServiceCode || open)
}

fn is_whole(pasted: &Pasted, before: usize) -> bool {
    one_number(&pasted.up_to(before)).is_ok_and(|number| takes_extension(&number))
}

/// Codes of three digits have nobody to be put through to.
fn takes_extension(number: &Number) -> bool {
    match number.kind() {
        Kind::Emergency | Kind::SmsOnly | Kind::M2m => false,
        Kind::ServiceCode => number.local().len() > 3,
        Kind::FixedLine
        | Kind::Mobile
        | Kind::SharedCost
        | Kind::TollFree
        | Kind::Satellite
        | Kind::PremiumRate
        | Kind::Overseas
        | Kind::Unknown => true,
    }
}

fn with_extension(mut number: Number, extension: Option<Extension>) -> Answer {
    if extension.is_some() && !takes_extension(&number) {
        return Err(TextFault::NoExtensionHere { kind: number.kind() }.into());
    }
    number.extension = extension;
    Ok(number)
}

/// What is wrong with the whole, unless it is two numbers, and nothing better was offered.
fn or_several(pasted: &Pasted, refused: Refused) -> Refused {
    if refused.meant.is_some() { refused } else { several(pasted).unwrap_or(refused) }
}

/// Two numbers in a row, parted by a gap: the first is offered.
fn several(pasted: &Pasted) -> Option<Refused> {
    let slash = pasted.slash.map(|at| (at, Some('/')));
    let places = slash.into_iter().chain(pasted.gaps().map(|at| (at, None)));
    for (at, sign) in places {
        if let Ok(number) = one_number(&pasted.up_to(at))
            && (sign.is_some() || one_number(&pasted.from(at)).is_ok())
        {
            return Some(Refused::offering(TextFault::Several { sign }, Some(number)));
        }
    }
    None
}

/// A slash stands after the area code, or it parts two numbers. Other countries part their own with it too.
fn misplaced_slash(pasted: &Pasted) -> Option<Fault> {
    let at = pasted.slash?;
    let before = &pasted.run().digits[..at];
    let after_zeros = before.strip_prefix("00");
    let country = after_zeros.unwrap_or(before);
    let in_china = country.strip_prefix("86");
    let area = in_china.unwrap_or(before);
    let after_area = Area::with_code(area.strip_prefix('0').unwrap_or(area)).is_some();
    let overseas = (pasted.plus || after_zeros.is_some()) && in_china.is_none();
    let fits = after_area || overseas && one_number(&pasted.up_to(at)).is_err();
    (!fits).then(|| TextFault::Several { sign: Some('/') }.into())
}

/// The digits as one number, whatever its country.
fn one_number(pasted: &Pasted) -> Answer {
    let run = pasted.run();
    if pasted.plus {
        return abroad(run);
    }
    if let Some(answer) = through_access_prefix(run) {
        return answer;
    }
    if run.digits.starts_with("00") {
        let answer = abroad(run.after(2));
        return answer.map_err(|refused| mobile_after_zeros(run).unwrap_or(refused));
    }
    match china::dialled(run) {
        Ok(reading) => Ok(reading.into()),
        Err(refused) => Err(missing_plus(run, &refused).unwrap_or(refused)),
    }
}

/// Digits that begin with a country code.
fn abroad(run: Run<'_>) -> Answer {
    if run.digits.starts_with("86") {
        return china::after_country_code(run.after(2)).map(Number::from);
    }
    Ok(overseas::read(run.digits)?.into())
}

/// A number behind 179 and two digits more, which open the way to IP telephony: they are left out, and that is said.
fn through_access_prefix(run: Run<'_>) -> Option<Answer> {
    if !run.digits.starts_with("179") || run.len() <= 5 {
        return None;
    }
    let rest = run.after(5);
    // It opens the way out of the city: to a mobile phone, or past a 0.
    if !(rest.digits.starts_with('0') || rest.digits.starts_with('1') && rest.len() == 11) {
        return None;
    }
    let answer = if rest.digits.starts_with("00") {
        abroad(rest.after(2))
    } else {
        china::dialled(rest).map(Number::from)
    };
    Some(answer.map(|mut number| {
        number.written.access_prefix = Some(first(run.digits, 5));
        number
    }))
}

/// 00 in front of what is a mobile number without it: an old habit, and a call to another country as written.
fn mobile_after_zeros(run: Run<'_>) -> Option<Refused> {
    let reading = china::dialled(run.after(2)).ok()?;
    let mobile = reading.line.kind == Kind::Mobile;
    let number = Number::from(reading);
    mobile.then(|| Refused::offering(OverseasFault::MobileAfterZeros, Some(number)))
}

/// Digits that mean nothing in China, and with `+` in front are a number of another country.
fn missing_plus(run: Run<'_>, refused: &Refused) -> Option<Refused> {
    /// Shorter ones fit some country nearly always, and would be a guess.
    const FEWEST: usize = 10;
    let no_shape = matches!(refused.fault, Fault::Plan(PlanFault::NoShape { .. }));
    if !no_shape || run.len() < FEWEST || run.digits.starts_with('0') {
        return None;
    }
    let number = Number::from(overseas::read(run.digits).ok()?);
    Some(Refused::offering(OverseasFault::MissingPlus, Some(number)))
}
