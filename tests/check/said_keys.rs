//! Keys that prompts name in words: what is wrong is found, and what is right is left alone, however it is put.

use crate::written::Written;

/// A bank with three choices, a submenu and keys that mean the same everywhere.
const SCRIPT: &str = r#"
[hotline]
name = "bank"
languages = ["en", "zh-CN"]
start = "main"

[anywhere]
0 = "person"
9 = "repeat"
8 = "settings"
"*" = "back"

[menu.main]
options = { 1 = "savings", 2 = "business", 3 = "cards", 4 = "notice" }
announce = "all"

[menu.cards]
options = { 1 = "lost-card", 2 = "new-card" }

[line.person]
number = "010 11185"

[line.savings]
number = "010 11185"

[line.business]
number = "010 11185"
confirm = true

[line.lost-card]
number = "010 11185"

[line.new-card]
number = "010 11185"

[announcement.notice]
then = "cards"
"#;

const EN: &str = "
main = MAIN
cards = Cards.
    .option = credit cards
person = Connecting.
    .option = a person
savings = Connecting.
    .option = postal savings
business = Connecting.
    .option = business customers
lost-card = Connecting.
    .option = a lost or stolen card
new-card = Connecting.
    .option = a new card
notice = NOTICE
    .option = what is new
";

const ZH: &str = "
main = MAIN
cards = 银行卡。
    .option = 信用卡
person = 正在接通。
    .option = 人工服务
savings = 正在接通。
    .option = 邮政储蓄
business = 正在接通。
    .option = 企业客户
lost-card = 正在接通。
    .option = 挂失
new-card = 正在接通。
    .option = 办理新卡
notice = NOTICE
    .option = 最新消息
";

/// What is found when the words of the main menu are these.
fn in_menu(language: &str, words: &str) -> Vec<String> {
    found(language, words, "Listen.")
}

/// What is found when the words of the announcement are these.
fn in_announcement(language: &str, words: &str) -> Vec<String> {
    found(language, "Listen.", words)
}

fn found(language: &str, main: &str, notice: &str) -> Vec<String> {
    let fill = |text: &str, own: &str| {
        let (main, notice) = if own == language { (main, notice) } else { ("Listen.", "Listen.") };
        text.replace("MAIN", main).replace("NOTICE", notice)
    };
    let prompts = [("en", EN), ("zh-CN", ZH)].map(|(tag, text)| (tag.to_owned(), fill(text, tag)));
    let written = Written { script: SCRIPT.to_owned(), prompts: prompts.into_iter().collect() };
    let told = written.check().faults.into_iter();
    told.map(|fault| format!("{}: {}", fault.code.name, fault.message)).collect()
}

#[test]
fn right_words_in_english_are_left_alone() {
    let mut wrong = Vec::new();
    for words in [
        "How can we help you?",
        "For postal savings, press 1. For business customers, press 2. For credit cards, press 3.",
        "Press 1 for postal savings, 2 for business customers, or 3 for credit cards.",
        "Press 1 for savings, press 2 for business, press 3 for cards.",
        "To reach postal savings press one, for business customers press two, and for cards press three.",
        "Postal savings: press 1. Business: press 2.",
        "If you have a business, please press the 2 key now.",
        "For a person, press 0 at any time, or stay on the line.",
        "At any time, press 0 for a person, 9 to hear this again, or star to go back.",
        "You can press 9 to repeat these choices.",
        "To speak with one of our people, press zero.",
        "Please press one of the keys I name.",
        "Press one key at a time.",
        "Press any key when you are ready.",
        "Press and hold 0 for two seconds to reach a person.",
        "You can type your answer. Press 1, 2 or 3.",
        "Press a key from 1 to 4.",
        "Our number is 11185. From abroad, dial +86 10 11185.",
        "In an emergency, hang up and dial 110.",
        "We are open from 9 to 5. Call 1-800-123-4567.",
        "Press 2 times if you are in a hurry.",
        "Please enter 4 digits. Choose 2 of them.",
        "Since 2021, 5 million people have pressed on.",
        "For slower speech, or more time, press 8.",
        "Press 3 to continue.",
        "For more information, press 4.",
        "If you need help with your savings, press 1 to get connected.",
        "Press *.",
    ] {
        wrong.extend(in_menu("en", words).into_iter().map(|told| format!("{words} {told}")));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn right_words_in_mandarin_are_left_alone() {
    let mut wrong = Vec::new();
    for words in [
        "请问您要办什么事？",
        "邮政储蓄，请按1。企业客户，请按2。信用卡，请按3。",
        "邮政储蓄请按1，企业客户请按2，信用卡请按3，人工服务请按0。",
        "按1转邮政储蓄，按2转企业客户，按3转信用卡。",
        "请按1键转邮政储蓄，2键转企业客户。",
        "转人工服务，请按零。重听一遍请按九，返回上一步请按星号键。",
        "您随时可以按键，不必等我说完。",
        "请按一下键。请按下任意键。按照提示，请按时办理。",
        "请按我念到的键。",
        "请按1、2或3。请按1到4之间的键。",
        "我们的电话是11185。在国内请拨11185，从国外请拨+86 10 11185。",
        "紧急情况请拨110。",
        "请输入6位数字。请选一项。",
        "需要人工服务的话，您可以随时按0。",
        "按数字键1，办理邮政储蓄。",
        "人工服务请拨0。",
        "请按＊键返回。",
    ] {
        wrong.extend(in_menu("zh-CN", words).into_iter().map(|told| format!("{words} {told}")));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn words_that_name_another_choices_key_are_found() {
    let mut missed = Vec::new();
    for (language, words) in [
        ("en", "For postal savings, press 2."),
        ("en", "Press 1 for business customers."),
        ("en", "Press 2 for postal savings, 1 for business customers."),
        ("en", "Savings: press 3."),
        ("en", "Press two for savings."),
        ("en", "To hear this again, press 8."),
        ("en", "To go back, press 9."),
        ("en", "For a person, press 9."),
        ("en", "For postal savings, press 7."),
        ("en", "Push the 3 button to reach postal savings."),
        ("zh-CN", "邮政储蓄，请按2。"),
        ("zh-CN", "请按1转企业客户。"),
        ("zh-CN", "企业客户请按1，邮政储蓄请按2。"),
        ("zh-CN", "重听一遍，请按8。"),
        ("zh-CN", "人工服务请按九。"),
        ("zh-CN", "邮政储蓄请按7键。"),
    ] {
        let found = in_menu(language, words);
        if !found.iter().any(|told| told.starts_with("wrong-key-said: ")) {
            missed.push((words, found));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn keys_that_do_nothing_where_they_are_named_are_found() {
    let mut missed = Vec::new();
    for (language, words) in [
        ("en", "For opening hours, press 5."),
        ("en", "Press 6 now."),
        ("en", "Press 1, 2 or 7."),
        ("en", "Press a key from 1 to 6."),
        ("en", "Press pound to go on."),
        ("en", "Press 12 for the branch in town."),
        ("zh-CN", "营业时间，请按5。"),
        ("zh-CN", "请按1或7。"),
        ("zh-CN", "请按井号键。"),
    ] {
        let found = in_menu(language, words);
        if found.len() != 1 || !found[0].starts_with("unbound-key-said: ") {
            missed.push((words, found));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn an_announcement_may_name_the_keys_of_the_menu_it_leads_to() {
    assert_eq!(
        in_announcement("en", "For a lost card, press 1. For a new one, press 2."),
        Vec::<String>::new()
    );
    assert_eq!(in_announcement("zh-CN", "挂失请按1，新卡请按2。"), Vec::<String>::new());
    assert_eq!(in_announcement("en", "For a lost card, press 2.").len(), 1);
    assert_eq!(in_announcement("en", "Press 4 now.").len(), 1);
}
