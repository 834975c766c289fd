//! A path as people type or paste it: with spaces, quotes round it, or `~` for their own folder.

use std::path::{Path, PathBuf};

/// The file meant; nothing if nothing is typed. `home` stands for `~`. No part of a path is ever made from a name.
pub fn typed(text: &str, home: Option<&Path>) -> Option<PathBuf> {
    let text = unquoted(text.trim());
    if text.is_empty() {
        return None;
    }
    let inside = text
        .strip_prefix("~/")
        .or_else(|| text.strip_prefix("~\\"))
        .or_else(|| (text == "~").then_some(""));
    match (inside, home) {
        (Some(inside), Some(home)) => Some(home.join(inside)),
        (Some(_) | None, _) => Some(PathBuf::from(text)),
    }
}

/// File managers put quotes round a copied path that has spaces in it.
fn unquoted(text: &str) -> &str {
    for quote in ['"', '\''] {
        let inside = text
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote));
        if let Some(inside) = inside {
            return inside;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_as_people_write_it() {
        let home = Path::new("/hjem/åse");
        for (text, expected) in [
            ("/media/kort/IMG 1.jpg", "/media/kort/IMG 1.jpg"),
            ("  /billeder/ærø.jpg \n", "/billeder/ærø.jpg"),
            ("\"/kort/IMG 1.jpg\"", "/kort/IMG 1.jpg"),
            ("'/kort/IMG 1.jpg'", "/kort/IMG 1.jpg"),
            ("~/Billeder/foto.jpg", "/hjem/åse/Billeder/foto.jpg"),
            ("~", "/hjem/åse"),
            ("~anden/foto.jpg", "~anden/foto.jpg"),
            ("foto.jpg", "foto.jpg"),
        ] {
            assert_eq!(typed(text, Some(home)), Some(expected.into()), "{text}");
        }
        assert_eq!(typed("~/foto.jpg", None), Some("~/foto.jpg".into()));
        for nothing in ["", "   ", "\"\""] {
            assert_eq!(typed(nothing, Some(home)), None);
        }
    }
}
