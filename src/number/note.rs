//! What should be said about a number beside its forms: what was put right to understand it, what stands in the way
//! of dialling it, and what is not certain.

use std::fmt;

use arrayvec::ArrayVec;

use super::china::{Area, Service, Standing, SubscriberDigits, Zero};
use super::fault::Code;
use super::overseas::Rewritten;
use super::{Kind, Line, Number, Overseas};

/// One thing to say. Printed, it is a clause without a full stop.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Note<'a> {
    /// An area code in front of a number that has none was left out.
    AreaCodeDropped {
        /// The area code.
        area: &'static Area,
        /// The kind that has none.
        kind: Kind,
    },
    /// A code for IP telephony in front was left out.
    AccessPrefixDropped {
        /// The code.
        prefix: Code,
    },
    /// A 0 in front of a mobile number was left out.
    ZeroBeforeMobile,
    /// A 0 after the country code was left out.
    ZeroAfterCountryCode,
    /// It is dialled alike in every city, without an area code.
    Nationwide {
        /// The code.
        code: Code,
    },
    /// Who answers.
    AnsweredBy(&'static Service),
    /// It can be dialled from abroad only with an area code.
    NeedsAreaFromAbroad,
    /// Codes straight after +86 are published for a carrier's own customers.
    ForOwnCustomersAbroad,
    /// A code behind an area code, dialled from abroad.
    FromAbroadNotCertain,
    /// It means another line in each province.
    DiffersByProvince,
    /// 112 is not what it is elsewhere.
    OneOneTwo,
    /// It reaches the city that the call is in, and cannot be dialled from abroad.
    NotFromAbroad,
    /// No source says that it can be dialled from abroad.
    InsideChinaOnly,
    /// What a call to 400 costs, and from where it fails.
    SharedCost,
    /// 800 cannot be called from mobile phones.
    LandlinesOnly,
    /// 10800: a call to a company abroad.
    ForeignCompany,
    /// It dates from an older plan.
    PremiumRate,
    /// Nobody can call it.
    TextsOnly,
    /// No person is there.
    MachinesOnly,
    /// The sources do not agree on how long numbers are here.
    LengthNotCertain(&'static Area),
    /// The sources do not agree that there is such an area code.
    AreaNotCertain(&'static Area),
    /// libphonenumber alone knows such numbers.
    ShapeNotCertain,
    /// What libphonenumber says of a number of another country.
    Overseas(&'a Overseas),
    /// libphonenumber made other digits of it.
    Rewritten,
}

impl fmt::Display for Note<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::AreaCodeDropped { area, kind } => {
                let name = if *kind == Kind::TollFree { "an 800" } else { "a 400" };
                let (dial_as, city) = (&area.dial_as, area.name_en);
                return write!(f, "{name} number has no area code, so {dial_as} ({city}) was left out");
            }
            Self::AccessPrefixDropped { prefix } => {
                return write!(f, "{prefix} in front only opens the way to IP telephony and was left out");
            }
            Self::Nationwide { code } => {
                return write!(f, "a nationwide code: in China {code} alone can be dialled from anywhere");
            }
            Self::AnsweredBy(service) => {
                return write!(f, "{} is {}, {}", service.code, service.name_en, service.name_zh);
            }
            Self::LengthNotCertain(area) => {
                let (dial_as, city) = (&area.dial_as, area.name_en);
                return write!(
                    f,
                    "not certain: sources differ on whether numbers in {dial_as} ({city}) have seven or eight digits"
                );
            }
            Self::AreaNotCertain(area) => {
                let (dial_as, city) = (&area.dial_as, area.name_en);
                return write!(f, "not certain: only one list has the area code {dial_as} ({city})");
            }
            Self::Overseas(number) => return overseas(number, f),
            Self::ZeroBeforeMobile => "a mobile number is dialled without a 0 in front",
            Self::ZeroAfterCountryCode => "after the country code the 0 in front is left out",
            Self::NeedsAreaFromAbroad => "from abroad an area code is needed, as 10 for Beijing after +86",
            Self::ForOwnCustomersAbroad => {
                "straight after +86, carriers publish it for their own customers abroad; for others it is not certain"
            }
            Self::FromAbroadNotCertain => {
                "not certain that every network abroad connects a code behind an area code"
            }
            Self::DiffersByProvince => {
                "codes that begin with 96 mean another line in each province, \
                 so from another province an area code is needed"
            }
            Self::OneOneTwo => "112 plays a recording in mainland China: police 110, fire 119, ambulance 120",
            Self::NotFromAbroad => "cannot be dialled from abroad",
            Self::InsideChinaOnly => "no source says that it can be dialled from abroad",
            Self::SharedCost => {
                "the caller pays the local part; from abroad it mostly fails, which is not certain"
            }
            Self::LandlinesOnly => {
                "can be called from fixed lines in China only, not from mobile phones or from abroad"
            }
            Self::ForeignCompany => "a toll-free number of a company abroad, for callers in China",
            Self::PremiumRate => "an older premium-rate number; not certain that it is still in use",
            Self::TextsOnly => "sends and receives text messages only and cannot be called",
            Self::MachinesOnly => "belongs to a machine and cannot be called",
            Self::ShapeNotCertain => {
                "not certain: libphonenumber has numbers of this length after 950, the plan has not"
            }
            Self::Rewritten => "libphonenumber writes the number with other digits than were given",
        };
        f.write_str(words)
    }
}

fn overseas(number: &Overseas, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (kind, code) = (number.kind().words(), number.calling_code());
    match number.region() {
        Some(region) => write!(f, "{kind}, +{code} ({region}), as libphonenumber has it"),
        None => write!(f, "{kind}, +{code}, which belongs to no one country, as libphonenumber has it"),
    }
}

/// Everything there is to say about a number. Printed, the clauses stand in a row with semicolons between.
#[derive(Clone, Debug, PartialEq)]
pub struct Notes<'a>(ArrayVec<Note<'a>, 8>);

impl<'a> Notes<'a> {
    /// One after the other: what was put right first.
    pub fn iter(&self) -> impl Iterator<Item = Note<'a>> + '_ {
        self.0.iter().copied()
    }
}

impl fmt::Display for Notes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, note) in self.0.iter().enumerate() {
            f.write_str(if at > 0 { "; " } else { "" })?;
            note.fmt(f)?;
        }
        Ok(())
    }
}

impl Number {
    /// What should be said about the number; `None` when there is nothing.
    #[must_use]
    pub fn note(&self) -> Option<Notes<'_>> {
        let mut notes = ArrayVec::new();
        notes.extend(self.put_right().into_iter().flatten());
        notes.extend(self.service().map(Note::AnsweredBy));
        notes.extend(self.about_families());
        notes.extend(self.about_kind());
        notes.extend(self.about_area());
        (!notes.is_empty()).then_some(Notes(notes))
    }

    /// What was wrong with the number as it was written, if it had to be put right to be dialled.
    #[must_use]
    pub fn correction(&self) -> Option<Note<'_>> {
        self.put_right().into_iter().flatten().next()
    }

    /// What was left out or changed to understand the text.
    fn put_right(&self) -> [Option<Note<'_>>; 4] {
        let kind = self.kind();
        [
            self.written.area_dropped.map(|area| Note::AreaCodeDropped { area, kind }),
            self.written.access_prefix.map(|prefix| Note::AccessPrefixDropped { prefix }),
            self.written.zero.map(|zero| match zero {
                Zero::BeforeMobile => Note::ZeroBeforeMobile,
                Zero::AfterCountryCode => Note::ZeroAfterCountryCode,
            }),
            self.rewritten.map(|how| match how {
                Rewritten::ZeroDropped => Note::ZeroAfterCountryCode,
                Rewritten::Otherwise => Note::Rewritten,
            }),
        ]
    }

    fn about_families(&self) -> Option<Note<'_>> {
        let Line::China(line) = &self.line else { return None };
        self.is_nationwide().then(|| Note::Nationwide { code: Code::from(&line.digits).unwrap_or_default() })
    }

    fn about_kind(&self) -> Option<Note<'_>> {
        let line = match &self.line {
            Line::Overseas(number) => return Some(Note::Overseas(number)),
            Line::China(line) => line,
        };
        Some(match line.kind {
            Kind::FixedLine | Kind::Mobile | Kind::Satellite | Kind::Overseas => return None,
            Kind::ServiceCode if &line.digits == "112" => Note::OneOneTwo,
            Kind::ServiceCode if line.area.is_some() => Note::FromAbroadNotCertain,
            Kind::ServiceCode if line.digits.starts_with("96") => Note::DiffersByProvince,
            Kind::ServiceCode if line.digits.len() == 8 && line.digits.starts_with("10") => {
                Note::InsideChinaOnly
            }
            Kind::ServiceCode if self.international().is_some() => Note::ForOwnCustomersAbroad,
            Kind::ServiceCode => Note::NeedsAreaFromAbroad,
            Kind::SharedCost => Note::SharedCost,
            Kind::TollFree if line.digits.len() == 12 => Note::ForeignCompany,
            Kind::TollFree => Note::LandlinesOnly,
            Kind::Emergency => Note::NotFromAbroad,
            Kind::M2m => Note::MachinesOnly,
            Kind::SmsOnly => Note::TextsOnly,
            Kind::PremiumRate => Note::PremiumRate,
            Kind::Unknown if line.area.is_some() => return None,
            Kind::Unknown => Note::ShapeNotCertain,
        })
    }

    fn about_area(&self) -> Option<Note<'_>> {
        let area = self.area()?;
        if area.standing == Standing::Unconfirmed {
            return Some(Note::AreaNotCertain(area));
        }
        let open = area.subscriber_digits == SubscriberDigits::SevenOrEight;
        (open && self.kind() == Kind::FixedLine).then_some(Note::LengthNotCertain(area))
    }
}
