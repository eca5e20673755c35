//! Judging hotlines: the built-in one, and one of ten thousand menus in two languages. Reading and checking them is
//! not counted.

use std::fmt::Write;
use std::sync::Arc;

use reachline::audit::{Profile, audit};
use reachline::diagnostic::{Diagnostic, Source};
use reachline::news::News;
use reachline::prompt::Locale;
use reachline::script::{Checked, Parts, built_in, check};

fn main() {
    divan::main();
}

/// The hotline in the program itself, gone through state by state.
#[divan::bench]
fn built_in_hotline(bencher: divan::Bencher<'_, '_>) {
    let Checked { hotline, faults } = built_in();
    let hotline = Arc::new(hotline.expect("the built-in hotline is sound"));
    let profile = Profile::built_in("default").expect("there is such a profile");
    bencher.bench_local(|| audit(&hotline, &faults, &profile));
}

/// A chain of ten thousand menus with two options each.
#[divan::bench(sample_count = 10)]
fn ten_thousand_menus(bencher: divan::Bencher<'_, '_>) {
    let Checked { hotline, faults } = chain(10_000);
    let hotline = Arc::new(hotline.expect("the chain is sound"));
    let profile = Profile::built_in("default").expect("there is such a profile");
    bencher.bench_local(|| audit(&hotline, &faults, &profile));
}

struct Chain {
    prompts: [String; 2],
}

impl Parts for Chain {
    fn prompts(&self, _: &str, locale: &'static Locale) -> Result<Arc<Source>, String> {
        let place = usize::from(locale.tag != "en");
        Ok(Source::new(format!("{}.ftl", locale.tag), self.prompts[place].as_str()))
    }

    fn news(&self, _: &str, _: &str) -> Result<(News, Vec<Diagnostic>), String> {
        Ok(Default::default())
    }
}

fn chain(menus: usize) -> Checked {
    let mut script = String::from(
        "[hotline]\nname = \"chain\"\nlanguages = [\"en\", \"zh-CN\"]\nstart = \"welcome\"\n\n\
         [anywhere]\n0 = \"person\"\n9 = \"repeat\"\n8 = \"settings\"\n7 = \"wait\"\n\"*\" = \"back\"\n\n\
         [menu.welcome]\nlanguages = { 1 = \"en\", 2 = \"zh-CN\" }\nthen = \"m0\"\nannounce = \"nothing\"\n\n\
         [line.person]\nnumber = \"010 11185\"\n",
    );
    let mut prompts = [
        "welcome = Welcome.\nperson = I am connecting you to { $number }.\n    .option = a person\n"
            .to_owned(),
        "welcome = 欢迎。\nperson = 正在为您接通{ $number }。\n    .option = 人工服务\n".to_owned(),
    ];
    for menu in 0..menus {
        let next = if menu + 1 < menus { format!("m{}", menu + 1) } else { "person".to_owned() };
        let announce = if menu == 0 { "announce = \"all\"\n" } else { "" };
        // Writing to a string does not fail.
        let _ =
            writeln!(script, "\n[menu.m{menu}]\noptions = {{ 1 = \"{next}\", 2 = \"person\" }}\n{announce}");
        let _ = writeln!(prompts[0], "m{menu} = How can we help you with this?\n    .option = the next step");
        let _ = writeln!(prompts[1], "m{menu} = 请问您要办什么事？\n    .option = 下一步");
    }
    check(&Source::new("chain.toml", script), &Chain { prompts })
}
