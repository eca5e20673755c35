//! Whatever bytes come as a feed or as an item file: no panic, no end to the wait, and nothing that could order
//! a terminal about.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod changes;

use std::path::Path;

use changes::{Change, changed};
use proptest::prelude::*;
use reachline::diagnostic::Source;
use reachline::news::News;
use reachline::news::feed::{MOST_ITEMS, Unreadable, Wishes, understand};

/// Reads bytes as a feed and checks what may never be, whatever they are.
fn read(bytes: Vec<u8>, charset: Option<String>) {
    let wishes = Wishes { charset, address: Some("https://example.org/feed".into()), ..Wishes::default() };
    let said = match understand(bytes, &wishes, &mut |_| ()) {
        Ok(feed) => {
            let mut said: Vec<String> = feed.remarks.iter().map(ToString::to_string).collect();
            said.extend(feed.refused.iter().map(ToString::to_string));
            said.extend(feed.title);
            for item in feed.items {
                assert!(!item.title.is_empty() && !item.id.is_empty());
                assert!(item.paragraphs.iter().all(|paragraph| !paragraph.trim().is_empty()));
                said.extend([item.title, item.id]);
                said.extend(item.paragraphs);
                said.extend(item.link);
            }
            said
        }
        Err(Unreadable::Crashed(panic)) => panic!("the reader failed: {panic}"),
        Err(unreadable) => vec![unreadable.to_string()],
    };
    for words in said {
        assert!(!words.chars().any(orders_a_terminal_about), "{words:?}");
    }
}

fn orders_a_terminal_about(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn change() -> impl Strategy<Value = Change> {
    let pieces = prop_oneof![
        prop::collection::vec(any::<u8>(), 1..4),
        prop::sample::select(vec![
            "<",
            ">",
            "&",
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "\"",
            "'",
            "</item>",
            "<item>",
            "&#x202E;",
            "&#27;",
            "\u{1B}[2J",
            "&#xD800;",
            "<!DOCTYPE x [<!ENTITY y \"z\">]>",
            "&y;",
            "<?xml encoding='gbk'?>",
            "\0",
            "xmlns:a=''",
            "{",
            "[",
            "null",
            "9999999999999",
            "0000-00-00",
            "24:00",
            "+99:99",
            "\u{FEFF}",
            "年",
            "\\ud800",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    changes::change(pieces, 50)
}

fn sound_feeds() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feeds");
    let files = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    files
        .filter(|path| path.extension().is_some_and(|ending| ending != "said"))
        .map(|path| std::fs::read(path).unwrap())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_feed_is_read_or_refused(
        feed in prop::sample::select(sound_feeds()),
        changes in prop::collection::vec(change(), 1..6),
        charset in prop::option::of(prop::sample::select(vec!["utf-8", "gbk", "utf-16", "gb18030", "iso-8859-1", "x"])),
    ) {
        read(changed(feed, &changes), charset.map(str::to_owned));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read(bytes.clone(), None);
        read([b"<rss version='2.0'><channel><item><description>".to_vec(), bytes].concat(), None);
    }

    #[test]
    fn any_text_is_an_item_file_or_told_what_is_wrong_with_it(
        keys in "(title|date|link|id|[a-z]{1,3})? ?=? ?[\"'0-9a-zT:\u{202E}.-]{0,30}\n{0,3}",
        rest in ".{0,80}",
    ) {
        for text in [rest.clone(), format!("+++\n{keys}+++\n{rest}"), format!("+++\n{keys}{rest}")] {
            let (news, faults) = News::of(&[Source::new("a.en.txt", text)]);
            prop_assert!(news.items().len() == 1 || !faults.is_empty());
            for fault in faults {
                prop_assert!(!fault.message.chars().any(orders_a_terminal_about), "{}", fault.message);
                let span = fault.place.span;
                prop_assert!(fault.place.source.text().get(span.clone()).is_some(), "{span:?}");
            }
        }
    }
}

fn rss(inside: &str) -> Vec<u8> {
    format!("<rss version='2.0'><channel><title>t</title>{inside}</channel></rss>").into_bytes()
}

fn numbered(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect()
}

#[test]
fn a_feed_with_too_many_items_is_refused_and_its_newest_can_be_had() {
    let item =
        |n: usize| format!("<item><title>{n}</title><pubDate>{:04}-01-01</pubDate></item>", 1000 + n % 9000);
    let items = numbered(MOST_ITEMS + 1, item);
    let refused = understand(rss(&items), &Wishes::default(), &mut |_| ());
    assert_eq!(refused.unwrap_err(), Unreadable::TooMany);
    let wishes = Wishes { newest: Some(3), ..Wishes::default() };
    let mut told = 0;
    let feed = understand(rss(&items), &wishes, &mut |_| told += 1).unwrap();
    assert_eq!(told, MOST_ITEMS / 1000);
    let days: Vec<_> = feed.items.iter().map(|item| item.when.unwrap().to_string()).collect();
    assert_eq!(days, ["9999-01-01"; 3]);
}

#[test]
fn markup_made_to_be_endless_ends() {
    let deep = "<a>".repeat(60_000);
    for (name, hostile) in [
        ("open elements", rss(&deep)),
        (
            "an element with many attributes",
            rss(&format!("<item {}/>", numbered(60_000, |n| format!(" a{n}='1'")))),
        ),
        ("many namespaces", rss(&numbered(2000, |n| format!("<x xmlns:n{n}='u'>")))),
        (
            "references to none of many entities",
            [
                format!("<!DOCTYPE x [{}]>", numbered(20_000, |n| format!("<!ENTITY a{n} ''>"))).into_bytes(),
                rss(&"&b;".repeat(100_000)),
            ]
            .concat(),
        ),
        ("a lone reference", rss(&"&".repeat(500_000))),
        ("unclosed comments", rss(&"<!--".repeat(100_000))),
        ("lists in lists", format!("{{\"version\":{}", "[".repeat(500_000)).into_bytes()),
    ] {
        let result = understand(hostile, &Wishes::default(), &mut |_| ());
        assert!(!matches!(result, Err(Unreadable::Crashed(_))), "{name}");
    }
}

#[test]
fn a_story_of_hours_is_left_out_and_told_of() {
    let long = "word ".repeat(30_000);
    let feed = understand(
        rss(&format!(
            "<item><title>a</title><description>{long}</description></item><item><title>b</title></item>"
        )),
        &Wishes::default(),
        &mut |_| (),
    )
    .unwrap();
    assert_eq!(feed.items.len(), 1);
    assert!(feed.refused[0].to_string().starts_with("item 1 is too long to be read over a telephone"));
}
