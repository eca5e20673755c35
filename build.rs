//! Makes what the program carries small while it is built. As crates have them, names of emoji and of HTML's characters are
//! slices of slices, each with an address to be put in at every start, and the voice's data is as it lies on a disk. As
//! they are made here, they take more than two megabytes less of a program that people have to fetch.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

type Done = Result<(), Box<dyn Error>>;

fn main() -> Done {
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    entities(&out.join("entities.table"))?;
    emoji(&out.join("emoji.table"))?;
    #[cfg(feature = "espeak")]
    voice::pack(out)?;
    Ok(())
}

/// What HTML's names of characters stand for.
fn entities(file: &Path) -> Done {
    let mut table = BTreeMap::new();
    for (name, text) in html_escape::NAMED_ENTITIES {
        table.insert(String::from_utf8(name.to_vec())?, text);
    }
    write_table(file, &table)
}

/// Names of emoji, in all tones of skin. The selector that asks for a picture is left out: many texts lack it, and whoever
/// looks an emoji up leaves it out too.
fn emoji(file: &Path) -> Done {
    let mut table = BTreeMap::new();
    for emoji in emojis::iter() {
        for toned in emoji.skin_tones().into_iter().flatten().chain([emoji]) {
            let key = toned.as_str().replace('\u{FE0F}', "");
            if let Some(other) = table.insert(key, toned.name()).filter(|other| *other != toned.name()) {
                return Err(format!("`{other}` and `{}` are written alike", toned.name()).into());
            }
        }
    }
    write_table(file, &table)
}

/// Writes what `src/table.rs` reads: for each entry its key, U+001F, its value and U+001E, in the order of the keys' bytes.
fn write_table(file: &Path, table: &BTreeMap<String, &str>) -> Done {
    let mut written = String::new();
    for (key, value) in table {
        if key.is_empty() || [key, *value].iter().any(|part| part.contains(['\u{1E}', '\u{1F}'])) {
            return Err(format!("{key:?} or {value:?} cannot be in a table").into());
        }
        written.extend([key, "\u{1F}", value, "\u{1E}"]);
    }
    Ok(fs::write(file, written)?)
}

#[cfg(feature = "espeak")]
mod voice {
    use std::fmt::Write as _;
    use std::fs::{self, File};
    use std::io::Write as _;
    use std::path::Path;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    /// What is carried. eSpeak NG reads the description of every language that it finds, again and again; it is therefore
    /// given those that are spoken, and no others.
    const WANTED: [&str; 6] =
        ["intonations", "phondata", "phonindex", "phontab", "lang/gmw/en", "lang/sit/cmn"];

    /// Writes each file of the voice's data as gzip, and `voice.rs`: the list of them, each with its place.
    pub(crate) fn pack(out: &Path) -> super::Done {
        let phonemes = espeak_ng_data_phonemes::ALL_FILES.iter().filter(|(name, _)| WANTED.contains(name));
        let words = espeak_ng_data_dict_en::ALL_FILES.iter().chain(espeak_ng_data_dict_cmn::ALL_FILES);
        let mut list = String::from("[\n");
        for (number, (name, bytes)) in phonemes.chain(words).enumerate() {
            let packed = format!("voice-{number}.gz");
            let mut encoder = GzEncoder::new(File::create(out.join(&packed))?, Compression::best());
            encoder.write_all(bytes)?;
            encoder.finish()?;
            writeln!(list, "({name:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{packed}\"))),")?;
        }
        list.push(']');
        Ok(fs::write(out.join("voice.rs"), list)?)
    }
}
