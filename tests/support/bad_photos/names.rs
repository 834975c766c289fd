//! Whole photos under names that trip programs.

use super::{Bad, file, samples};

pub fn all() -> Vec<Bad> {
    let long = "langt navn ".repeat(30);
    let long: String = long.chars().take(251).collect();
    [
        "æøå ÆØÅ.jpg",
        "blåbær 😀👩‍⚕️.jpg",
        // Å and ö as other systems write them: a letter and its mark.
        "A\u{30A}rhus o\u{308}re.jpg",
        "  mellemrum  .jpg",
        "-rf.jpg",
        "--help",
        "uden endelse",
        ".skjult.jpg",
        "to..punktummer...jpg",
        "linje\nskift.jpg",
        "fane\tspring.jpg",
        "{name} {kind}.jpg",
        "citat\"'`$(ls).jpg",
        "\u{202E}gpj.baglæns.jpg",
        "stjerne * spørgsmål ? .jpg",
        "CON.jpg",
        "日本語.jpg",
        &format!("{long}.jpg"),
        &"å".repeat(127),
    ]
    .iter()
    .enumerate()
    .map(|(number, name)| {
        let exif = samples::Exif {
            offset: Some("+01:00"),
            orientation: 1 + number as u16 % 8,
            ..samples::Exif::default()
        };
        let photo = samples::with_exif(&samples::jpeg(40 + number as u32, 32), &exif);
        file(*name, photo)
    })
    .collect()
}
