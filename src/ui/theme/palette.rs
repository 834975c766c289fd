//! Every colour, once for the light and once for the dark theme, under the names of `design.md` §5.
//!
//! The values are those of `assets/tokens.json`; a test compares them, so neither can change alone.

use eframe::egui::Color32;

macro_rules! palette {
    ($($name:ident: $light:literal, $dark:literal;)*) => {
        /// The colours of one theme.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the use of each colour stands in design.md §5")]
        pub struct Palette {
            $(pub $name: Color32,)*
        }

        pub(super) const LIGHT: Palette = Palette { $($name: hex($light),)* };
        pub(super) const DARK: Palette = Palette { $($name: hex($dark),)* };

        impl Palette {
            /// The colour that data such as `assets/face.json` names by its token.
            pub fn token(&self, name: &str) -> Option<Color32> {
                match name {
                    $(stringify!($name) => Some(self.$name),)*
                    _ => None,
                }
            }

            #[cfg(test)]
            const NAMES: &[&str] = &[$(stringify!($name),)*];
        }
    };
}

palette! {
    canvas: "#F5F4F1", "#111517";
    rail: "#EBE9E4", "#0B0E10";
    surface: "#FFFFFF", "#181D20";
    sunken: "#FAF9F7", "#14181B";
    hover: "#F1EFEB", "#20262A";
    pressed: "#E8E5DF", "#272E33";
    line: "#E4E1DB", "#2A3136";
    line_2: "#CFCBC3", "#3A444A";
    control: "#8C8982", "#77838B";
    text: "#1A1F24", "#E8ECEE";
    text_2: "#4A525A", "#B4BEC4";
    text_3: "#656C74", "#929DA4";
    accent: "#0F5B6C", "#6BC2D6";
    accent_hover: "#0A4A59", "#86D0E1";
    accent_pressed: "#083C48", "#55AFC4";
    accent_weak: "#E2EFF2", "#15323A";
    accent_line: "#9CC4CD", "#2F6573";
    on_accent: "#FFFFFF", "#05222B";
    banner: "#0E3641", "#124453";
    banner_2: "#174957", "#1B5666";
    banner_text: "#FFFFFF", "#FFFFFF";
    banner_text_2: "#BCD5DC", "#BFDAE1";
    ok: "#1D6B3C", "#74CF92";
    ok_fill: "#2C8A50", "#4DB673";
    ok_weak: "#E5F2E9", "#152B1D";
    ok_line: "#A6CFB4", "#2F5F41";
    warn: "#855000", "#F0B95E";
    warn_fill: "#D98A00", "#E5A63B";
    warn_weak: "#FCF1DC", "#33270F";
    warn_line: "#E4C27F", "#6B5220";
    stop: "#A5231C", "#FF9389";
    stop_fill: "#C4342B", "#F0655A";
    stop_weak: "#FBE9E7", "#391A18";
    stop_line: "#E3A8A3", "#7A3833";
    none: "#656C74", "#929DA4";
    none_fill: "#87847D", "#6D777E";
    none_weak: "#F1EFEB", "#20262A";
    area_forehead: "#2B5FB3", "#8FB6F5";
    area_forehead_weak: "#E6EDF8", "#182741";
    area_glabella: "#863A84", "#DDA0DB";
    area_glabella_weak: "#F4E8F4", "#33203A";
    area_lateral: "#08756C", "#5CCDC1";
    area_lateral_weak: "#E0F1EF", "#10302E";
    area_other: "#5A5F66", "#A9B2B8";
    area_other_weak: "#EEEEEF", "#23292D";
    ink: "#2B3A41", "#C9D6DA";
    ink_soft: "#8FA0A6", "#6C7F87";
    ink_hair: "#C3CDD0", "#3E4C53";
    skin: "#FBF8F4", "#1B2124";
    eye_white: "#FFFFFF", "#2B3439";
    iris: "#8FA0A6", "#7C9098";
    iris_edge: "#5E6F76", "#A9BBC2";
    pupil: "#22303A", "#0C1012";
    catch: "#FFFFFF", "#EEF3F5";
    focus: "#0F7C94", "#7FD3E6";
    scrim: "#10181C", "#000000";

    // Beyond the tokens: the few colours that `design.md` names in its text.
    banner_warn: "#F3C566", "#F3C566";
    banner_warn_text: "#3B2600", "#3B2600";
    banner_stop: "#FFB4AC", "#FFB4AC";
    banner_stop_text: "#4A0906", "#4A0906";
    warn_mark: "#2B1B00", "#2B1B00";
    on_stop: "#FFFFFF", "#2B0503";
    shadow: "#10181C", "#000000";
    night_ink: "#6F9CA8", "#6F9CA8";
    night_ink_soft: "#38626F", "#3F6C79";
    night_ink_hair: "#234C59", "#2A5564";
    night_skin: "#103B47", "#154A59";
}

/// Reads `#RRGGBB` while compiling.
#[expect(
    clippy::disallowed_methods,
    reason = "this is where the colours are named"
)]
const fn hex(text: &str) -> Color32 {
    let bytes = text.as_bytes();
    Color32::from_rgb(
        nibble(bytes[1]) * 16 + nibble(bytes[2]),
        nibble(bytes[3]) * 16 + nibble(bytes[4]),
        nibble(bytes[5]) * 16 + nibble(bytes[6]),
    )
}

const fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => digit - b'A' + 10,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn tokens() -> Value {
        let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/tokens.json"));
        serde_json::from_str(text).expect("the tokens are JSON")
    }

    #[test]
    fn every_colour_is_what_the_tokens_say() {
        let tokens = tokens();
        for (theme, palette) in [("light", LIGHT), ("dark", DARK)] {
            let named = tokens[theme].as_object().expect("a theme");
            assert!(named.len() < Palette::NAMES.len());
            for (name, value) in named {
                let expected = Color32::from_hex(value.as_str().expect("a colour"));
                assert_eq!(palette.token(name), expected.ok(), "{theme} {name}");
            }
        }
    }

    #[test]
    fn every_pair_of_text_and_ground_is_readable() {
        for pair in tokens()["contrast"].as_array().expect("pairs") {
            for (theme, palette) in [("light", LIGHT), ("dark", DARK)] {
                let colour = |key: &str| palette.token(pair[key].as_str().expect("a name"));
                let (Some(text), Some(ground)) = (colour("fg"), colour("bg")) else {
                    panic!("{pair} names an unknown colour");
                };
                let required = pair["required"].as_f64().expect("a ratio");
                assert!(contrast(text, ground) >= required, "{theme} {pair}");
            }
        }
    }

    /// The contrast ratio of WCAG 2.
    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        (a / b).max(b / a)
    }

    fn luminance(colour: Color32) -> f64 {
        let [r, g, b, _] = colour.to_array().map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}
