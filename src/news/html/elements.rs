//! What each HTML element means to someone who listens.

/// What becomes of an element in speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Words in a sentence.
    Inline,
    /// Stands by itself: a paragraph before and after.
    Block,
    /// Follows its neighbour in the row after a pause.
    Cell,
    /// A line end.
    Break,
    /// Heard as its text alternative.
    Picture,
    /// Not words, and not even tags inside.
    Raw,
    /// Not heard, with all that is in it.
    Unheard,
}

/// The role of an element by its name in lower case; `None` when HTML has no such element.
pub(super) fn role(name: &str) -> Option<Role> {
    Some(match name {
        "a" | "abbr" | "acronym" | "b" | "bdi" | "bdo" | "big" | "cite" | "code" | "data" | "del" | "dfn"
        | "em" | "font" | "i" | "ins" | "kbd" | "label" | "mark" | "nobr" | "noscript" | "output" | "q"
        | "rb" | "ruby" | "s" | "samp" | "small" | "span" | "strike" | "strong" | "sub" | "sup" | "time"
        | "tt" | "u" | "var" | "wbr" => Role::Inline,
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "dd" | "details"
        | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "h1"
        | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hgroup" | "hr" | "html" | "legend" | "li"
        | "main" | "menu" | "nav" | "ol" | "p" | "pre" | "section" | "summary" | "table" | "tbody"
        | "tfoot" | "thead" | "tr" | "ul" => Role::Block,
        "td" | "th" => Role::Cell,
        "br" => Role::Break,
        "img" => Role::Picture,
        "iframe" | "noembed" | "noframes" | "script" | "style" | "textarea" | "title" | "xmp" => Role::Raw,
        "audio" | "button" | "canvas" | "datalist" | "head" | "map" | "math" | "meter" | "object"
        | "progress" | "rp" | "rt" | "rtc" | "select" | "svg" | "template" | "video" => Role::Unheard,
        _ => return None,
    })
}
