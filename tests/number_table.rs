//! The worked numbers of `tests/numbers/china.tsv`, one row a number, come out as they are written there: inputs as
//! people paste them, and every form. `-` stands for a form that the number does not have.

use reachline::number::{self, Number};

struct Row<'a> {
    input: String,
    columns: Vec<&'a str>,
}

/// `\u{A0}` in the table stands for that character.
fn unescaped(input: &str) -> String {
    let mut parts = input.split("\\u{");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("a character is written `\\u{A0}`");
        let code = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        text.push(code.expect("it is the number of a character"));
        text.push_str(rest);
    }
    text
}

fn forms(number: &Number) -> [String; 7] {
    let or_none = |form: Option<number::Printed>| form.map_or("-".to_owned(), |form| form.to_string());
    [
        number.kind().to_string(),
        "true".to_owned(),
        or_none(number.e164()),
        or_none(number.international()),
        number.national().to_string(),
        number.local().to_string(),
        number.rfc3966().to_string(),
    ]
}

#[test]
fn worked_numbers_come_out_as_written() {
    let table = include_str!("numbers/china.tsv");
    let rows: Vec<Row<'_>> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| {
            let mut columns = line.split('\t');
            Row { input: unescaped(columns.next().unwrap()), columns: columns.take(7).collect() }
        })
        .collect();
    assert!(rows.len() >= 80, "the table is there");
    let refused = ["-", "false", "-", "-", "-", "-", "-"].map(str::to_owned);
    for row in rows {
        let found = number::read(&row.input);
        let forms = found.as_ref().map_or(refused.clone(), forms);
        assert_eq!(row.columns, forms, "{}: {found:?}", row.input.escape_unicode());
    }
}
