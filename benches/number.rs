//! How long a number takes: read, and every form of it, as `reachline number --json` asks for them.
//! `docs/numbers.md` holds the figures.

use divan::{Bencher, black_box};
use reachline::number::{self, Form};

fn main() {
    // The first number fills tables that all others share.
    let _ = (number::read("8610 11185"), number::read("+44 20 7946 0123"));
    divan::main();
}

const CHINA: [&str; 7] = [
    "8610 11185",
    "8610 4008909999",
    "95580",
    "010-6885 8888",
    "136 0000 8000",
    "（０１０）６８８５－８８８８",
    "010-68858888转8001",
];
const OVERSEAS: [&str; 3] = ["+44 20 7946 0123", "+1 650-253-0000", "00 852 2123 4567"];
const REFUSED: [&str; 4] = ["400 890 999", "68858888", "0852-822 1234", "+86 1O 95580"];

#[divan::bench(args = CHINA)]
fn read_in_china(bencher: Bencher<'_, '_>, text: &str) {
    bencher.bench(|| number::read(black_box(text)));
}

#[divan::bench(args = CHINA)]
fn read_in_china_and_print_all_forms(bencher: Bencher<'_, '_>, text: &str) {
    bencher.bench(|| all_forms(black_box(text)));
}

#[divan::bench(args = OVERSEAS)]
fn read_overseas_and_print_all_forms(bencher: Bencher<'_, '_>, text: &str) {
    bencher.bench(|| all_forms(black_box(text)));
}

#[divan::bench(args = REFUSED)]
fn refuse_and_say_why(bencher: Bencher<'_, '_>, text: &str) {
    bencher.bench(|| number::read(black_box(text)).map_err(|refusal| refusal.to_string()));
}

/// The five printed forms, both spoken ones, the masked one and the notes; how many bytes they have.
fn all_forms(text: &str) -> usize {
    let Ok(number) = number::read(text) else { return 0 };
    let printed = [Form::E164, Form::International, Form::National, Form::Local, Form::Rfc3966];
    let printed: usize = printed.iter().filter_map(|&form| number.print(form)).map(|form| form.len()).sum();
    let form = number.spoken_form();
    let spoken = number.spoken_en(form).len() + number.spoken_zh(form).len();
    let note = number.note().map_or(0, |notes| notes.to_string().len());
    printed + spoken + note + number.masked().len()
}
