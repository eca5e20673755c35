//! The forms a number is printed in. Nothing is allocated.

use super::printed::Printed;
use super::spoken;
use super::{Kind, Line, Number};

/// A form of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// `+861068858888`: for machines. Only numbers that the world's plan has.
    E164,
    /// `+86 10 6885 8888`: as it is dialled from abroad.
    International,
    /// `010 6885 8888`: as it is dialled in its own country, from anywhere in it.
    National,
    /// `6885 8888`: as it is dialled in the same city; for other countries, as it is dialled in China.
    Local,
    /// `tel:+86-10-6885-8888`: a link (RFC 3966).
    Rfc3966,
}

impl Number {
    /// The number in one form; `None` where it has none such.
    #[must_use]
    pub fn print(&self, form: Form) -> Option<Printed> {
        match form {
            Form::E164 => self.e164(),
            Form::International => self.international(),
            Form::National => Some(self.national()),
            Form::Local => Some(self.local()),
            Form::Rfc3966 => Some(self.rfc3966()),
        }
    }

    /// `+861068858888`. `None` for codes, which are not numbers of the world's plan: [`Number::no_e164`] says why.
    #[must_use]
    pub fn e164(&self) -> Option<Printed> {
        let mut out = Printed::new();
        match &self.line {
            Line::China(line) if line.has_e164() => out.put("+86").put(line.area_code()).put(&line.digits),
            Line::China(_) => return None,
            Line::Overseas(number) => out.put(&number.e164),
        };
        Some(out)
    }

    /// Why there is no E.164 form, as a clause; `None` when there is one.
    #[must_use]
    pub fn no_e164(&self) -> Option<&'static str> {
        let (Line::China(line), None) = (&self.line, self.e164()) else { return None };
        Some(match line.kind {
            Kind::ServiceCode | Kind::Emergency if line.area.is_some() => {
                "a short code behind an area code is not a subscriber's number"
            }
            Kind::ServiceCode | Kind::Emergency => "a short code is not a subscriber's number",
            Kind::SmsOnly => "a number for text messages inside China only",
            Kind::TollFree | Kind::PremiumRate => "a number inside China only",
            Kind::Unknown => "not certain that there is such a line",
            Kind::FixedLine
            | Kind::Mobile
            | Kind::SharedCost
            | Kind::M2m
            | Kind::Satellite
            | Kind::Overseas => "it has none",
        })
    }

    /// `+86 10 6885 8888`, `+86 10 11185`. `None` where it cannot be dialled from abroad as it stands.
    #[must_use]
    pub fn international(&self) -> Option<Printed> {
        let mut out = Printed::new();
        match &self.line {
            Line::China(line) if line.has_international(self.written.straight_after_86) => {
                out.put("+86 ");
                if let Some(area) = line.area {
                    out.put(area.code).put(" ");
                }
                out.put_groups(&line.digits, line.groups(), " ");
            }
            Line::China(_) => return None,
            Line::Overseas(number) => {
                out.put(&number.international);
            }
        }
        Some(self.with_extension(out))
    }

    /// `010 6885 8888`, `400 890 9999`, `95580`.
    #[must_use]
    pub fn national(&self) -> Printed {
        let mut out = Printed::new();
        match &self.line {
            Line::China(line) => {
                if let Some(area) = line.area {
                    out.put(&area.dial_as).put(" ");
                }
                out.put_groups(&line.digits, line.groups(), " ");
            }
            Line::Overseas(number) => {
                out.put(&number.national);
            }
        }
        self.with_extension(out)
    }

    /// `6885 8888` in the same city; for a number of another country, `00 44 20 7946 0123`, as it is dialled in China.
    #[must_use]
    pub fn local(&self) -> Printed {
        let mut out = Printed::new();
        match &self.line {
            Line::China(line) => out.put_groups(&line.digits, line.groups(), " "),
            Line::Overseas(number) => out.put("00 ").put(number.international.trim_start_matches('+')),
        };
        self.with_extension(out)
    }

    /// `tel:+86-10-6885-8888`; for what the world's plan does not have, `tel:11185;phone-context=+86-10`, because RFC
    /// 3966 (section 5.1.5) wants to know of a local number where it is dialled.
    #[must_use]
    pub fn rfc3966(&self) -> Printed {
        let mut out = Printed::new();
        out.put("tel:");
        match &self.line {
            Line::China(line) if line.has_e164() => {
                out.put("+86-");
                if let Some(area) = line.area {
                    out.put(area.code).put("-");
                }
                out.put_groups(&line.digits, line.groups(), "-");
            }
            Line::China(line) => {
                out.put(&line.digits);
                self.put_ext(&mut out);
                out.put(";phone-context=+86");
                if let Some(area) = line.area {
                    out.put("-").put(area.code);
                }
                return out;
            }
            Line::Overseas(number) => {
                out.put("+");
                let groups = number
                    .international
                    .split(|c: char| !c.is_ascii_digit())
                    .filter(|group| !group.is_empty());
                for (at, group) in groups.enumerate() {
                    out.put(if at > 0 { "-" } else { "" }).put(group);
                }
            }
        }
        self.put_ext(&mut out);
        out
    }

    /// A form as English words, group by group: "zero one zero, one one one eight five". Where the number has no such
    /// form, the national one.
    #[must_use]
    pub fn spoken_en(&self, form: Form) -> String {
        spoken::digits_en(&self.to_be_said(form))
    }

    /// A form as Mandarin words, group by group: 零幺零，幺幺幺八五. Where the number has no such form, the national one.
    #[must_use]
    pub fn spoken_zh(&self, form: Form) -> String {
        spoken::digits_zh(&self.to_be_said(form))
    }

    /// The form people read aloud when nobody says which: the national one in China, the international one elsewhere.
    #[must_use]
    pub fn spoken_form(&self) -> Form {
        match &self.line {
            Line::China(_) => Form::National,
            Line::Overseas(_) => Form::International,
        }
    }

    /// A link is said as what it leads to.
    fn to_be_said(&self, form: Form) -> Printed {
        match form {
            Form::Rfc3966 => self.in_full(),
            Form::E164 | Form::International | Form::National | Form::Local => {
                self.print(form).unwrap_or_else(|| self.national())
            }
        }
    }

    /// The form that says most: the international one, or the national one where there is none.
    pub(super) fn in_full(&self) -> Printed {
        self.international().unwrap_or_else(|| self.national())
    }

    fn with_extension(&self, mut out: Printed) -> Printed {
        if let Some(extension) = &self.extension {
            out.put(" ext. ").put(extension);
        }
        out
    }

    fn put_ext(&self, out: &mut Printed) {
        if let Some(extension) = &self.extension {
            out.put(";ext=").put(extension);
        }
    }
}
