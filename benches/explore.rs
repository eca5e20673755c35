//! Going through every state: of the built-in hotline, and of a tree of menus.

use std::fmt::Write;
use std::sync::Arc;

use divan::counter::ItemsCount;
use reachline::diagnostic::{Diagnostic, Source};
use reachline::explore::{Exploration, Graph};
use reachline::news::News;
use reachline::prompt::Locale;
use reachline::script::{Hotline, Parts, built_in, check};

fn main() {
    divan::main();
}

/// The states of the built-in hotline.
#[divan::bench]
fn states_of_china_post(bencher: divan::Bencher<'_, '_>) {
    let hotline = Arc::new(built_in().hotline.expect("the built-in hotline is sound"));
    bencher.bench_local(|| Graph::new(&hotline, usize::MAX, None));
}

/// Menus with five options each, and every claim judged.
#[divan::bench(args = [100, 1000, 10_000], sample_count = 3)]
fn claims_of_menus(bencher: divan::Bencher<'_, '_>, menus: usize) {
    let hotline = Arc::new(tree(menus));
    bencher.counter(ItemsCount::new(menus)).bench_local(|| Exploration::new(&hotline));
}

struct Prompts(String);

impl Parts for Prompts {
    fn prompts(&self, _: &str, _: &'static Locale) -> Result<Arc<Source>, String> {
        Ok(Source::new("en.ftl", self.0.as_str()))
    }

    fn news(&self, _: &str, _: &str) -> Result<(News, Vec<Diagnostic>), String> {
        Ok(Default::default())
    }
}

/// So many menus, each leading to five others, and the last to a person.
fn tree(menus: usize) -> Hotline {
    let mut script = "[hotline]\nname = \"tree\"\nlanguages = [\"en\"]\nstart = \"m0\"\n\n[anywhere]\n\
         0 = \"person\"\n9 = \"repeat\"\n8 = \"settings\"\n7 = \"wait\"\n\"*\" = \"back\"\n\"#\" = \"skip\"\n\n\
         [line.person]\nnumber = \"8610 11185\"\n"
        .to_owned();
    let mut prompts = "person = I am connecting you to a person.\n    .option = a person\n".to_owned();
    for menu in 0..menus {
        let below = (5 * menu + 1..=5 * menu + 5).filter(|below| *below < menus);
        let mut options: Vec<String> =
            (1..).zip(below).map(|(key, below)| format!("{key} = \"m{below}\"")).collect();
        if options.is_empty() {
            options.push("1 = \"person\"".to_owned());
        }
        // Writing to a string does not fail.
        let _ = write!(script, "\n[menu.m{menu}]\noptions = {{ {} }}\n", options.join(", "));
        let _ = write!(prompts, "m{menu} = Please choose.\n    .option = more choices\n");
    }
    let checked = check(&Source::new("tree.toml", script), &Prompts(prompts));
    checked.hotline.expect("a tree of menus is sound")
}
