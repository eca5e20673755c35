//! From a pasted text to its digits: signs that part groups are forgotten but for where they stood, and whatever
//! does not belong is refused by name. What the digits mean is for others.

use arrayvec::ArrayString;

use super::extension::{self, Extension, Found, MOST_AFTER_A_DASH};
use super::fault::{Fault, TextFault};
use super::signs::Sign;

/// The longest text that is looked at, in bytes. Numbers are shorter by far; what is longer was pasted by mistake.
const MOST_BYTES: usize = 256;
/// The most digits that are kept: two long numbers, so that they can be told from one.
const MOST_DIGITS: usize = 40;

/// A text as digits, and where it had gaps.
#[derive(Clone, Debug, Default)]
pub(super) struct Pasted {
    /// Whether it began with `+`.
    pub(super) plus: bool,
    digits: ArrayString<MOST_DIGITS>,
    /// Bit n is set where something parted digit n from the one before.
    gaps: u64,
    /// Bit n is set where that was a dash.
    dashes: u64,
    /// How many digits stood before a slash.
    pub(super) slash: Option<usize>,
    /// What stood behind a sign for an extension.
    pub(super) extension: Option<Extension>,
}

/// A stretch of dialled digits, and where it is parted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run<'a> {
    /// The digits, all ASCII.
    pub(super) digits: &'a str,
    gaps: u64,
}

impl<'a> Run<'a> {
    /// Without its first `count` digits.
    pub(super) fn after(self, count: usize) -> Self {
        Self { digits: &self.digits[count..], gaps: self.gaps >> count }
    }

    /// How many digits.
    pub(super) fn len(self) -> usize {
        self.digits.len()
    }

    /// Whether something parts the first `count` digits from the rest.
    pub(super) fn is_parted_at(self, count: usize) -> bool {
        self.gaps >> count & 1 == 1
    }

    /// Digits with no gap in them.
    pub(super) fn unbroken(digits: &'a str) -> Self {
        Self { digits, gaps: 0 }
    }
}

impl Pasted {
    /// Takes a text apart. The text is what stands between spaces, without a `tel:` and its parameters.
    pub(super) fn scan(text: &str) -> Result<Self, Fault> {
        if text.len() > MOST_BYTES {
            return Err(TextFault::TooLong { bytes: text.len() }.into());
        }
        let mut pasted = Self::default();
        let mut gap = Gap::default();
        let mut open: Option<Open> = None;
        for (at, c) in text.char_indices() {
            match Sign::of(c) {
                Sign::Digit(digit) => pasted.push(digit, &mut gap, text)?,
                Sign::Gap => gap.any = true,
                Sign::Dash => (gap.any, gap.dash) = (true, true),
                Sign::Plus if pasted.digits.is_empty() && !pasted.plus => pasted.plus = true,
                Sign::Plus => return Err(TextFault::Several { sign: Some(c) }.into()),
                Sign::Open if open.is_none() => {
                    gap.any = true;
                    open = Some(Open { at, c });
                }
                Sign::Open => return Err(unpaired(text, at, c)),
                Sign::Close => {
                    gap.any = true;
                    open.take().ok_or_else(|| unpaired(text, at, c))?;
                }
                Sign::Slash if pasted.slash.is_none() && !pasted.digits.is_empty() => {
                    gap.any = true;
                    pasted.slash = Some(pasted.digits.len());
                }
                Sign::Slash | Sign::Stop | Sign::Other if pasted.digits.is_empty() => {
                    return Err(out_of_place(text, at, c, &pasted));
                }
                Sign::Slash | Sign::Stop | Sign::Other => {
                    pasted.extension = extension_at(text, at, open, &pasted)?;
                    return Ok(pasted);
                }
            }
        }
        if let Some(open) = open {
            return Err(unpaired(text, open.at, open.c));
        }
        if pasted.digits.is_empty() {
            return Err(TextFault::NoDigits.into());
        }
        Ok(pasted)
    }

    fn push(&mut self, digit: char, gap: &mut Gap, text: &str) -> Result<(), Fault> {
        let at = self.digits.len();
        if self.digits.try_push(digit).is_err() {
            let digits = text.chars().filter(|&c| Sign::of(c).digit().is_some()).count();
            return Err(TextFault::TooManyDigits { digits }.into());
        }
        if at > 0 {
            self.gaps |= u64::from(gap.any) << at;
            self.dashes |= u64::from(gap.dash) << at;
        }
        *gap = Gap::default();
        Ok(())
    }

    /// The digits as they were dialled.
    pub(super) fn run(&self) -> Run<'_> {
        Run { digits: &self.digits, gaps: self.gaps }
    }

    /// How many digits stand before the last dash and after it, where the dash may set off an extension.
    pub(super) fn last_dash(&self) -> Option<(usize, usize)> {
        let at = 63_u32.checked_sub(self.dashes.leading_zeros())? as usize;
        let after = self.digits.len() - at;
        (self.extension.is_none() && (1..=MOST_AFTER_A_DASH).contains(&after)).then_some((at, after))
    }

    /// The first digits alone, as if no more had been pasted.
    pub(super) fn up_to(&self, count: usize) -> Self {
        let below = (1_u64 << count) - 1;
        Self {
            plus: self.plus,
            digits: ArrayString::from(&self.digits[..count]).unwrap_or_default(),
            gaps: self.gaps & below,
            dashes: self.dashes & below,
            slash: self.slash.filter(|&at| at < count),
            extension: None,
        }
    }

    /// The digits after the first `count`, as if they had been pasted alone.
    pub(super) fn from(&self, count: usize) -> Self {
        Self {
            plus: false,
            digits: ArrayString::from(&self.digits[count..]).unwrap_or_default(),
            gaps: self.gaps >> count & !1,
            dashes: self.dashes >> count & !1,
            slash: self.slash.and_then(|at| at.checked_sub(count)),
            extension: self.extension,
        }
    }

    /// Where it is parted, from the left: how many digits stand before each gap.
    pub(super) fn gaps(&self) -> impl Iterator<Item = usize> + use<> {
        let gaps = self.gaps;
        (1..MOST_DIGITS).filter(move |at| gaps >> at & 1 == 1)
    }
}

/// A bracket that waits for its other half.
#[derive(Clone, Copy)]
struct Open {
    at: usize,
    c: char,
}

/// What stood since the last digit.
#[derive(Clone, Copy, Default)]
struct Gap {
    any: bool,
    dash: bool,
}

/// Reads the extension that begins here, or says what is out of place.
fn extension_at(
    text: &str,
    at: usize,
    open: Option<Open>,
    before: &Pasted,
) -> Result<Option<Extension>, Fault> {
    let here = |at: usize| text[at..].chars().next().unwrap_or_default();
    match (extension::read(&text[at..], open.is_some()), open) {
        (Found::Extension(extension), _) => Ok(Some(extension)),
        (Found::Faulty(fault), _) => Err(fault),
        (Found::Stray(on), _) => Err(out_of_place(text, at + on, here(at + on), before)),
        (Found::Unclosed, Some(open)) => Err(unpaired(text, open.at, open.c)),
        (Found::Unclosed | Found::Nothing, _) => Err(out_of_place(text, at, here(at), before)),
    }
}

/// Which character of the text begins at this byte, counted from one.
fn ordinal(text: &str, at: usize) -> usize {
    text[..at].chars().count() + 1
}

fn unpaired(text: &str, at: usize, c: char) -> Fault {
    TextFault::Bracket { c, at: ordinal(text, at) }.into()
}

/// Names a character that does not belong: as what parts two numbers, if digits are on both sides and it is known
/// to part numbers, else as itself.
fn out_of_place(text: &str, at: usize, c: char, before: &Pasted) -> Fault {
    let parts = match Sign::of(c) {
        Sign::Digit(_) => return TextFault::Several { sign: None }.into(),
        Sign::Stop | Sign::Slash => !before.digits.is_empty(),
        Sign::Plus | Sign::Gap | Sign::Dash | Sign::Open | Sign::Close | Sign::Other => false,
    };
    if parts && text[at..].chars().any(|c| Sign::of(c).digit().is_some()) {
        return TextFault::Several { sign: Some(c) }.into();
    }
    let at = ordinal(text, at);
    if let Some(digit) = super::signs::look_alike(c) {
        return TextFault::LookAlike { c, at, digit }.into();
    }
    if let Some(digit) = super::signs::other_digit(c) {
        return TextFault::OtherScript { c, at, digit }.into();
    }
    TextFault::Foreign { c, at }.into()
}
