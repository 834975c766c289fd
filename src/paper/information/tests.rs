//! The clinic's own words on paper, every one of them.

use super::*;
use crate::domain::time::Moment;
use crate::paper::layout::{BOTTOM, Placed, What};
use crate::paper::testing::{check, faces, page_count, texts};
use crate::text::Language;

const SHEET: &str = include_str!("../../../assets/sheet/sheet-da-v1.md");

fn adopted(text: &str) -> SheetAdopted {
    SheetAdopted {
        version: "1".to_owned(),
        language: "da".to_owned(),
        sha256: "b7".repeat(32),
        text: text.to_owned(),
        material: true,
    }
}

fn with_pages<T>(sheet: &SheetAdopted, read: impl Fn(InformationPages<'_>, &Text) -> T) -> T {
    let text = Text::load(Language::Danish).expect("Danish");
    let clinic = Clinic {
        name: "Klinik Prøvehuset".to_owned(),
        ..Clinic::default()
    };
    let pages = InformationPages {
        clinic: &clinic,
        practice: false,
        sheet,
        printed: Printed {
            at: Moment::parse_rfc3339("2026-11-25T14:52:00+01:00").expect("a moment"),
            head: Some((23, [0xAB; 32])),
        },
    };
    read(pages, &text)
}

fn laid_out(sheet: &SheetAdopted) -> Result<Vec<Page>, PaperError> {
    with_pages(sheet, |pages, text| pages.pages(&faces(), text))
}

#[test]
fn the_shipped_sheet_stands_on_paper_word_by_word() {
    let pages = laid_out(&adopted(SHEET)).expect("pages");
    check(&pages);
    let printed: Vec<String> = pages.iter().flat_map(texts).collect();
    let printed = printed.join(" ").replace("• ", "");
    let words = |text: &str| {
        text.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let mark = |word: &String| !matches!(word.as_str(), "#" | "##" | "-");
    let adopted: Vec<String> = words(SHEET).into_iter().filter(mark).collect();
    let (sheet, last) = printed.split_at(printed.len() - last_note(&printed));
    assert_eq!(words(sheet), adopted);
    let hash = "b7".repeat(32);
    let note = "Klinik Prøvehuset · Udskrevet 25. nov. 2026 kl. 14.52 · Journalens post 23 · abab abab abab Version 1 · SHA-256 ";
    assert_eq!(last, format!("{note}{hash}"));
}

/// The length of what follows the sheet.
fn last_note(printed: &str) -> usize {
    let begins = printed.rfind("Klinik Prøvehuset · ").expect("the note");
    printed.len() - begins
}

#[test]
fn every_page_of_the_pdf_names_version_and_whole_fingerprint() {
    let sheet = adopted(SHEET);
    let pages = laid_out(&sheet).expect("pages");
    let foot = format!("Version 1 · SHA-256 {}", "b7".repeat(32));
    for page in &pages {
        let says = |placed: &&Placed| {
            let words = matches!(&placed.what, What::Line(line) if line.text() == foot);
            words && placed.top > BOTTOM
        };
        assert_eq!(page.boxes.iter().filter(says).count(), 1);
    }
    let pdf = with_pages(&sheet, |pages, text| pages.pdf(text)).expect("a PDF");
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert_eq!(page_count(&pdf), pages.len());
    assert!(pages.len() >= 2);
}

#[test]
fn a_sheet_of_twenty_pages_is_printed_whole_and_an_empty_one_not_at_all() {
    let long = adopted(&SHEET.repeat(10));
    let pages = laid_out(&long).expect("pages");
    assert!(pages.len() >= 20, "{}", pages.len());
    check(&pages);
    for empty in ["", " \n\t\n"] {
        assert_eq!(laid_out(&adopted(empty)), Err(PaperError::NothingToPrint));
    }
}

#[test]
fn the_title_is_the_sheets_own_or_what_it_is() {
    for (sheet, title) in [
        ("# Om behandling\n\nTekst", "Om behandling"),
        ("Tekst uden titel", "Informationsark"),
    ] {
        let named = with_pages(&adopted(sheet), |pages, text| pages.document(text).title);
        assert_eq!(named, title);
    }
}
