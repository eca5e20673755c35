//! Short codes and the numbers that belong to no area: which shapes there are, and who is known to answer.
//!
//! Shapes: the ministry's notice on the lengths of short numbers (as reprinted at 024icp.com.cn), the numbering plan of
//! 2017 (as quoted by the npm package is-chinese-phone-number), and google/libphonenumber 9.0.43 (Apache-2.0). Who answers:
//! zh-Wikipedia's list of mainland service numbers, and China Post's own page of 2020-01-31.

use crate::number::kind::Kind;

/// A service that people know by its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Service {
    /// What is dialled.
    pub code: &'static str,
    /// Who answers, in English.
    pub name_en: &'static str,
    /// Who answers, in Chinese.
    pub name_zh: &'static str,
}

const fn service(code: &'static str, name_en: &'static str, name_zh: &'static str) -> Service {
    Service { code, name_en, name_zh }
}

/// In the order of their codes.
const SERVICES: [Service; 17] = [
    service("10000", "China Telecom", "中国电信"),
    service("10010", "China Unicom", "中国联通"),
    service("10086", "China Mobile", "中国移动"),
    service("10099", "China Broadnet", "中国广电"),
    service("110", "police", "报警"),
    service("11183", "China Post, express mail (EMS)", "中国邮政速递物流"),
    service("11185", "China Post", "中国邮政"),
    service("114", "directory enquiries", "电话号码查询"),
    service("119", "fire brigade", "火警"),
    service("120", "ambulance", "急救"),
    service("12110", "police by text message", "短信报警"),
    service("122", "traffic accidents", "交通事故报警"),
    service("12306", "railways", "铁路客户服务"),
    service("12315", "consumer complaints", "消费者投诉"),
    service("12345", "city government", "政务服务便民热线"),
    service("12395", "rescue at sea", "水上遇险求救"),
    service("95580", "Postal Savings Bank of China", "中国邮政储蓄银行"),
];

/// Who is known to answer a code.
pub(crate) fn service_at(code: &str) -> Option<&'static Service> {
    SERVICES.binary_search_by(|service| service.code.cmp(code)).ok().map(|at| &SERVICES[at])
}

/// The kind of a short code, which may stand alone or behind an area code; `None` where no code has this shape.
pub(super) fn short_code(digits: &str) -> Option<Kind> {
    let lengths: &[usize] = match digits.as_bytes() {
        b"110" | b"119" | b"120" | b"122" => return Some(Kind::Emergency),
        // 179 and two digits more open the way to IP telephony, and need a number behind them.
        [b'1', b'7', b'9', ..] => &[3],
        [b'1', b'1', b'6' | b'8', ..] => &[3, 5, 6],
        [b'1', ..] => &[3, 5],
        [b'9', b'5', b'0', ..] => &[5, 6, 8],
        // The ministry's notice makes three families six digits long throughout.
        [b'9', b'5', b'2' | b'4' | b'6', ..] => &[6],
        [b'9', b'5' | b'6', ..] => &[5, 6],
        _ => &[],
    };
    lengths.contains(&digits.len()).then_some(Kind::ServiceCode)
}

/// The kind of a number that is dialled alike everywhere and never has an area code, other than a mobile phone's.
pub(super) fn nationwide(digits: &str) -> Option<Kind> {
    let begins = |prefix: &str| digits.starts_with(prefix);
    match digits.len() {
        8 if begins("1010") => Some(Kind::ServiceCode),
        8 if begins("160") || begins("168") => Some(Kind::PremiumRate),
        10 if begins("400") => Some(Kind::SharedCost),
        10 if begins("800") => Some(Kind::TollFree),
        // libphonenumber takes these for shared cost; the ministry's notice knows no such length.
        10 | 11 if begins("950") => Some(Kind::Unknown),
        12 if begins("10800") => Some(Kind::TollFree),
        13 if super::mobile::is_machine(digits) => Some(Kind::M2m),
        8..=20 if begins("106") && !begins("1064") => Some(Kind::SmsOnly),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_are_found_by_code() {
        assert!(SERVICES.is_sorted_by_key(|service| service.code), "they are searched by halves");
        assert_eq!(service_at("11185").map(|service| service.name_zh), Some("中国邮政"));
        assert_eq!(service_at("11186"), None);
    }

    #[test]
    fn short_codes_have_the_lengths_of_the_notice() {
        for code in [
            "110", "114", "10086", "11185", "116114", "95580", "950712", "952088", "95013888", "96123",
            "968880",
        ] {
            assert!(short_code(code).is_some(), "{code}");
        }
        for code in [
            "1", "11", "1101", "111850", "115114", "17951", "95208", "9558", "9558000", "95180001", "9612",
            "9688800",
        ] {
            assert_eq!(short_code(code), None, "{code}");
        }
    }
}
