//! Addresses of web pages: told apart, and relative ones made whole (RFC 3986, 5.2). Going there is left to
//! `fetch.rs`.

use std::net::IpAddr;

/// The longest address that is kept.
const LONGEST: usize = 2000;

/// A link as a feed gives it, made whole; `None` when it is no web address, or one that no page has.
pub(super) fn absolute(base: Option<&str>, link: &str) -> Option<String> {
    let link: String = link.trim().chars().filter(|c| !matches!(c, '\n' | '\r' | '\t')).collect();
    let link = link.replace(' ', "%20");
    let unfit = |c: char| c.is_whitespace() || super::words::hidden(c).is_some();
    if link.is_empty() || link.len() > LONGEST || link.contains(unfit) {
        return None;
    }
    let whole = match scheme(&link) {
        Some(_) => link,
        None => join(base?, &link)?,
    };
    is_web(&whole).then_some(whole)
}

/// The scheme of an address in lower case: `https`.
pub(super) fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let fits = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    fits.then(|| scheme.to_ascii_lowercase())
}

/// Whether an address is of the web, with a host.
pub(super) fn is_web(address: &str) -> bool {
    matches!(scheme(address).as_deref(), Some("http" | "https")) && host(address).is_some()
}

/// The host of a web address in lower case, without brackets, port or user.
pub(super) fn host(address: &str) -> Option<String> {
    let (_, host) = authority(address)?.rsplit_once('@').unwrap_or(("", authority(address)?));
    let host = match host.strip_prefix('[') {
        Some(six) => six.split_once(']')?.0,
        None => host.split_once(':').map_or(host, |(host, _)| host),
    };
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

/// Whether an address carries a user's name or password.
pub(super) fn has_user(address: &str) -> bool {
    authority(address).is_some_and(|authority| authority.contains('@'))
}

/// Whether an address leads to this machine, so that what is sent there crosses no network.
pub(super) fn is_local(address: &str) -> bool {
    host(address).is_some_and(|host| {
        host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    })
}

fn authority(address: &str) -> Option<&str> {
    let (_, after) = address.split_once("://")?;
    Some(&after[..after.find(['/', '?', '#', '\\']).unwrap_or(after.len())])
}

/// A relative address seen from `base`.
pub(super) fn join(base: &str, relative: &str) -> Option<String> {
    let base = &base[..base.find('#').unwrap_or(base.len())];
    let scheme_end = base.find("://")?;
    let authority_end = scheme_end + 3 + authority(base)?.len();
    let path_end = base.find('?').unwrap_or(base.len()).max(authority_end);
    if let Some(rest) = relative.strip_prefix("//") {
        return Some(format!("{}://{rest}", &base[..scheme_end]));
    }
    if relative.starts_with('?') {
        return Some(format!("{}{relative}", &base[..path_end]));
    }
    if relative.is_empty() || relative.starts_with('#') {
        return Some(format!("{base}{relative}"));
    }
    let path_of_base = &base[authority_end..path_end];
    let folder = &path_of_base[..path_of_base.rfind('/').map_or(0, |at| at + 1)];
    let path = if relative.starts_with('/') { relative.to_owned() } else { format!("{folder}{relative}") };
    let path_ends = path.find(['?', '#']).unwrap_or(path.len());
    let (path, after) = path.split_at(path_ends);
    Some(format!("{}{}{after}", &base[..authority_end], without_dots(path)))
}

/// A path with `.` and `..` carried out.
fn without_dots(path: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    let mut ends_in_folder = true;
    for step in path.split('/') {
        ends_in_folder = matches!(step, "" | "." | "..");
        match step {
            "" | "." => {}
            ".." => _ = steps.pop(),
            _ => steps.push(step),
        }
    }
    let end = if ends_in_folder && !steps.is_empty() { "/" } else { "" };
    format!("/{}{end}", steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_links_are_seen_from_their_base() {
        let base = "https://example.org/news/feed.xml?all#top";
        for (relative, whole) in [
            ("item.html", "https://example.org/news/item.html"),
            ("/a/b", "https://example.org/a/b"),
            ("../x/./y?z=../q", "https://example.org/x/y?z=../q"),
            ("../../../..", "https://example.org/"),
            ("//example.net/a", "https://example.net/a"),
            ("?page=2", "https://example.org/news/feed.xml?page=2"),
            ("#one", "https://example.org/news/feed.xml?all#one"),
        ] {
            assert_eq!(join(base, relative).as_deref(), Some(whole), "{relative}");
        }
        assert_eq!(join("https://example.org", "a").as_deref(), Some("https://example.org/a"));
    }

    #[test]
    fn only_web_pages_are_links() {
        for no in [
            "javascript:alert(1)",
            "mailto:a@example.org",
            "file:///etc/passwd",
            "",
            "https://",
            "a\u{202E}b",
        ] {
            assert_eq!(absolute(Some("https://example.org/"), no), None, "{no}");
        }
        assert_eq!(absolute(None, "page.html"), None);
        assert_eq!(
            absolute(None, " https://example.org/a b\n").as_deref(),
            Some("https://example.org/a%20b")
        );
    }

    #[test]
    fn only_this_machine_is_local() {
        for local in ["http://localhost:8000/", "http://127.0.0.1/x", "http://[::1]:80/", "http://LOCALHOST"]
        {
            assert!(is_local(local), "{local}");
        }
        for far in [
            "http://127.0.0.1.example.org/",
            "http://localhost@example.org/",
            "http://10.0.0.1/",
            "http:///x",
        ] {
            assert!(!is_local(far), "{far}");
        }
    }
}
