//! How fast feeds are read and item files listed: the cost of an import, and of a hotline with much news.

use reachline::diagnostic::Source;
use reachline::news::News;
use reachline::news::feed::{Wishes, understand};

fn main() {
    divan::main();
}

/// A feed of items with two paragraphs of HTML each.
fn feed(items: usize) -> Vec<u8> {
    let words = "The post office in the old town is open again from Monday to Friday. ".repeat(4);
    let item = |n: usize| {
        format!(
            "<item><title>Notice {n}</title><guid>https://example.org/{n}</guid>\
             <pubDate>Sun, 18 Oct 2020 09:{:02}:00 +0800</pubDate>\
             <description>&lt;p&gt;{words}&lt;/p&gt;&lt;p&gt;More &amp;amp; more.&lt;/p&gt;</description></item>",
            n % 60
        )
    };
    let items: String = (0..items).map(item).collect();
    format!("<rss version='2.0'><channel><title>t</title><language>en</language>{items}</channel></rss>")
        .into_bytes()
}

#[divan::bench]
fn read_a_feed_of_1000_items(bencher: divan::Bencher<'_, '_>) {
    bencher
        .with_inputs(|| feed(1000))
        .bench_values(|bytes| understand(bytes, &Wishes::default(), &mut |_| ()));
}

#[divan::bench]
fn read_1000_item_files(bencher: divan::Bencher<'_, '_>) {
    let text = "+++\ntitle = \"Notice\"\ndate = 2020-10-18\n+++\n\nThe post office is open again.\n\nCome and see.\n";
    let sources: Vec<_> = (0..1000).map(|n| Source::new(format!("{n}.en.txt"), text)).collect();
    bencher.bench(|| News::of(&sources));
}
