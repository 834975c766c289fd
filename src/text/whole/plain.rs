//! Text that a person typed, made safe to show: nothing in it can hide, or turn the words around it.

use std::borrow::Cow;

/// Characters that cannot be seen or that turn the direction of writing show as their code, `⟨U+202E⟩`.
///
/// Line breaks and tabs stay. Signs that some scripts need inside a word (joiners) stay too.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.replace("\r\n", "\n").chars() {
        if is_hidden(character) {
            shown.push_str(&format_code(character));
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

fn format_code(character: char) -> String {
    format!("⟨U+{:04X}⟩", u32::from(character))
}

fn is_hidden(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{AD}'
        | '\u{61C}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{E0000}'..='\u{E007F}' => true,
        _ => character.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_hides_or_turns_text_is_shown_by_its_code() {
        assert_eq!(plain("Alt\u{202E}nes\u{7}"), "Alt⟨U+202E⟩nes⟨U+0007⟩");
        assert_eq!(plain("en\r\nto\tæøå"), "en\nto\tæøå");
        assert_eq!(plain("a\u{200D}b"), "a\u{200D}b");
    }
}
