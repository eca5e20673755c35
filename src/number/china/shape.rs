//! Which forms a line of the plan has, and how its digits are grouped in print.

use super::{Kind, Line};

impl Line {
    pub(in crate::number) fn area_code(&self) -> &'static str {
        self.area.map_or("", |area| area.code)
    }

    pub(in crate::number) fn has_e164(&self) -> bool {
        match self.kind {
            Kind::FixedLine | Kind::Mobile | Kind::SharedCost | Kind::M2m | Kind::Satellite => true,
            // 10800 numbers are for calls out of China, and have no place in the world's plan.
            Kind::TollFree => self.digits.len() == 10,
            Kind::ServiceCode
            | Kind::Emergency
            | Kind::SmsOnly
            | Kind::PremiumRate
            | Kind::Overseas
            | Kind::Unknown => false,
        }
    }

    pub(in crate::number) fn has_international(&self, straight_after_86: bool) -> bool {
        match self.kind {
            // Carriers publish +86 10086 for their own customers abroad; other codes need an area code.
            Kind::ServiceCode => {
                self.area.is_some()
                    || straight_after_86 && self.digits.len() == 5 && self.digits.starts_with("100")
            }
            Kind::Unknown => self.area.is_some(),
            Kind::FixedLine
            | Kind::Mobile
            | Kind::SharedCost
            | Kind::M2m
            | Kind::Satellite
            | Kind::TollFree => self.has_e164(),
            Kind::Emergency | Kind::SmsOnly | Kind::PremiumRate | Kind::Overseas => false,
        }
    }

    /// How its digits are printed: the length of each group but the last.
    pub(in crate::number) fn groups(&self) -> &'static [usize] {
        let in_area = self.area.is_some();
        match (self.kind, self.digits.len()) {
            (Kind::FixedLine | Kind::Unknown, 8) if in_area => &[4],
            (Kind::FixedLine | Kind::Unknown, 7) if in_area => &[3],
            (Kind::Mobile | Kind::Satellite, _) => &[3, 4],
            (Kind::SharedCost | Kind::TollFree, 10) => &[3, 3],
            (Kind::TollFree, _) => &[5, 3],
            // 168 12345
            (Kind::PremiumRate, length) if length > 3 => &[3],
            // 1010 6666
            (Kind::ServiceCode, 8) if self.digits.starts_with("10") => &[4],
            _ => &[],
        }
    }
}
