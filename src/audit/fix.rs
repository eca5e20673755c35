//! Writes the safe repairs into a script: its comments, its order and its layout stay. A repair only ever adds time,
//! keys or words for callers; what takes something from them is left to people.

use toml_edit::{DocumentMut, Item, Table, Value};

use super::finding::Mend;

/// The script with the repairs, if there are any it can take.
///
/// # Errors
/// When the script is no TOML, which checking would have found.
pub fn mend<'a>(
    script: &str,
    mends: impl IntoIterator<Item = &'a Mend>,
) -> Result<String, toml_edit::TomlError> {
    let mut document: DocumentMut = script.parse()?;
    for mend in mends {
        match mend {
            Mend::Set { table, key, value } => set(&mut document, table, key, value),
            Mend::Renumber { menu } => renumber(&mut document, menu),
        }
    }
    // What a script on Windows has for line ends, it keeps.
    let mended = document.to_string();
    Ok(if script.contains("\r\n") { mended.replace("\r\n", "\n").replace('\n', "\r\n") } else { mended })
}

fn set(document: &mut DocumentMut, table: &str, key: &str, value: &str) {
    let Ok(mut value) = value.parse::<Value>() else { return };
    let root = document.as_table_mut();
    if !root.contains_key(table) && !table.contains('.') {
        insert_table(root, table);
    }
    let found = match table.split_once('.') {
        None => root.get_mut(table),
        Some((kind, step)) => root.get_mut(kind).and_then(|kind| kind.get_mut(step)),
    };
    let Some(found) = found.and_then(Item::as_table_like_mut) else { return };
    if let Some(Item::Value(old)) = found.get_mut(key) {
        *value.decor_mut() = old.decor().clone();
        *old = value;
    } else {
        found.insert(key, Item::Value(value));
    }
}

/// A table of the whole hotline comes after `[hotline]`, before the steps.
fn insert_table(root: &mut Table, name: &str) {
    let after = root.get("hotline").and_then(Item::as_table).and_then(Table::position);
    let mut table = Table::new();
    if let Some(after) = after {
        for (_, item) in root.iter_mut() {
            shift(item, after);
        }
        table.set_position(Some(after + 1));
    }
    table.decor_mut().set_prefix("\n");
    root.insert(name, Item::Table(table));
}

/// Makes room after a place in the order of tables.
fn shift(item: &mut Item, after: isize) {
    let Some(table) = item.as_table_mut() else { return };
    if let Some(position) = table.position().filter(|position| *position > after) {
        table.set_position(Some(position + 1));
    }
    for (_, inner) in table.iter_mut() {
        shift(inner, after);
    }
}

/// Gives the options the digits from 1 on, in the order of the keys they have; so with their weights.
fn renumber(document: &mut DocumentMut, menu: &str) {
    let Some(menu) = document.get_mut("menu").and_then(|menus| menus.get_mut(menu)) else { return };
    let Some(options) = menu.get("options").and_then(Item::as_table_like) else { return };
    let mut keys: Vec<String> = options.iter().map(|(key, _)| key.to_owned()).collect();
    let digit = |key: &String| key.parse::<u8>().ok().filter(|digit| (1..=9).contains(digit));
    keys.retain(|key| digit(key).is_some());
    keys.sort_by_key(digit);
    let renamed: Vec<(String, String)> =
        keys.into_iter().zip(1..).map(|(old, new): (String, u8)| (old, new.to_string())).collect();
    for table in ["options", "weights"] {
        if let Some(table) = menu.get_mut(table).and_then(Item::as_table_like_mut) {
            rename(table, &renamed);
        }
    }
}

/// Renames keys; the keys of each entry go with its value, so that nothing else about it changes.
fn rename(table: &mut dyn toml_edit::TableLike, renamed: &[(String, String)]) {
    let whole: Vec<(toml_edit::Key, Item)> = table
        .iter()
        .filter_map(|(name, _)| {
            let (key, item) = table.get_key_value(name)?;
            Some((key.clone(), item.clone()))
        })
        .collect();
    for (key, _) in &whole {
        table.remove(key.get());
    }
    for (key, item) in whole {
        let new = renamed.iter().find(|(old, _)| old == key.get()).map_or(key.get(), |(_, new)| new.as_str());
        let renamed = toml_edit::Key::new(new)
            .with_leaf_decor(key.leaf_decor().clone())
            .with_dotted_decor(key.dotted_decor().clone());
        table.entry_format(&renamed).or_insert(item);
    }
}
