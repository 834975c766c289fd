//! Both texts of a correction stand on paper, and nothing that somebody typed keeps a record from being printed.

use super::*;
use crate::domain::time::Moment;
use crate::paper::AccessPages;
use crate::paper::testing::{check, faces, texts};
use crate::text::Language;
use crate::text::handed_out::Looked;

fn told(title: &str, lines: &[(&str, &str)]) -> Told {
    let line = |(label, said): &(&str, &str)| ((*label).to_owned(), (*said).to_owned());
    Told {
        title: title.to_owned(),
        marks: String::new(),
        lines: lines.iter().map(line).collect(),
        origin: "Post nr. 7 · skrevet 25. nov. 2026 kl. 14.54 af Vera Demo, læge".to_owned(),
    }
}

fn printed() -> Printed {
    Printed {
        at: Moment::parse_rfc3339("2026-11-25T14:52:00+01:00").expect("a moment"),
        head: Some((23, [0xAB; 32])),
    }
}

fn patient() -> Patient {
    crate::domain::rules::testing::patient("1985-03-14")
}

fn on_paper(entries: &[Told]) -> Result<Vec<String>, PaperError> {
    on_paper_of_two(entries, "")
}

fn on_paper_of_two(entries: &[Told], registrations: &str) -> Result<Vec<String>, PaperError> {
    let text = Text::load(Language::Danish).expect("Danish");
    let clinic = Clinic {
        name: "Klinik Prøvehuset".to_owned(),
        ..Clinic::default()
    };
    let pages = RecordPages {
        clinic: &clinic,
        practice: true,
        patient: &patient(),
        entries,
        registrations,
        to: "Patienten selv",
        printed: printed(),
    };
    let pages = pages.pages(&faces(), &text)?;
    check(&pages);
    Ok(pages.iter().flat_map(texts).collect())
}

#[test]
fn a_record_of_two_registrations_says_so_before_its_first_entry() {
    let mut told = told("25. nov. 2026 kl. 14.42 · Notat", &[("Notat", "Ringede")]);
    told.marks = "Anden registrering".to_owned();
    let said = "Denne patient har to registreringer.";
    let lines = on_paper_of_two(&[told], said).expect("pages");
    let place = |words: &str| lines.iter().position(|line| line.contains(words));
    assert!(place(said).is_some());
    assert!(place(said) < place("25. nov. 2026 kl. 14.42"));
    assert!(place("Anden registrering").is_some());
}

#[test]
fn old_and_new_text_stand_on_paper_with_who_and_why() {
    let mut old = told(
        "25. nov. 2026 kl. 14.42 · Notat",
        &[("Notat", "Ømhed i panden")],
    );
    old.marks = "Rettet senere".to_owned();
    let lines = [
        ("Retter", "post nr. 7"),
        ("Begrundelse", "Forkert område"),
        ("Notat", "Ømhed i tindingen"),
    ];
    let new = told("25. nov. 2026 kl. 14.42 · Notat", &lines);
    let lines = on_paper(&[old, new]).expect("pages").join("\n");
    for words in [
        "Journaludskrift",
        "Patienten selv",
        "Rettet senere",
        "Ømhed i panden",
        "Ømhed i tindingen",
        "Forkert område",
        "Vera Demo, læge",
        "Journalens post 23 · abab abab abab",
    ] {
        assert!(lines.contains(words), "{words} in {lines}");
    }
}

#[test]
fn a_sign_that_no_typeface_has_is_printed_as_its_code() {
    let odd = told("Notat", &[("Notat", "Glad 😀 og 漢字")]);
    let lines = on_paper(&[odd]).expect("pages").join(" ");
    assert!(
        lines.contains("Glad [U+1F600] og [U+6F22][U+5B57]"),
        "{lines}"
    );
}

#[test]
fn a_long_record_keeps_every_entry_and_an_empty_one_is_none() {
    let one = |number: usize| told(&format!("Post {number}"), &[("Notat", "Ringede om tid.")]);
    let entries: Vec<Told> = (0..400).map(one).collect();
    let lines = on_paper(&entries).expect("pages");
    for number in 0..400 {
        let title = format!("Post {number}");
        assert_eq!(lines.iter().filter(|line| **line == title).count(), 1);
    }
    assert_eq!(on_paper(&[]), Err(PaperError::NothingToPrint));
}

#[test]
fn a_note_longer_than_a_page_is_printed_whole() {
    let words: Vec<String> = (0..3_000).map(|number| format!("ord{number}")).collect();
    let lines = on_paper(&[told("Notat", &[("Notat", &words.join(" "))])]).expect("pages");
    let printed = lines.join(" ");
    let printed: Vec<&str> = printed.split_whitespace().collect();
    assert!(words.iter().all(|word| printed.contains(&word.as_str())));
}

#[test]
fn everybody_who_looked_stands_in_the_list() {
    let text = Text::load(Language::Danish).expect("Danish");
    let looked = [Looked {
        when: "25. nov. 2026 kl. 14.54".to_owned(),
        who: "Otto Kontrolsen, gennemsyn".to_owned(),
        what: "Journal åbnet\nFormål: Tilsyn".to_owned(),
    }];
    let pages = AccessPages {
        clinic: &Clinic::default(),
        practice: false,
        patient: &patient(),
        looked: &looked,
        to: "Patienten selv",
        printed: printed(),
    };
    let pdf = pages.pdf(&text).expect("a PDF");
    assert!(pdf.starts_with(b"%PDF-1.7"));
}
