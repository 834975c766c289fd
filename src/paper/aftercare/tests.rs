//! The page as it reads, and that it is one page whatever the clinic writes.

use super::*;
use crate::paper::testing::{check, faces, page_count, texts};
use crate::text::Language;

struct Told {
    clinic: Clinic,
    patient: PersonName,
    areas: BTreeSet<Area>,
    products: BTreeSet<ProductId>,
    phone: String,
}

fn told() -> Told {
    Told {
        clinic: Clinic {
            name: "Klinik Prøvehuset".to_owned(),
            address: "Øvegade 1, 0000 Prøveby".to_owned(),
            ..Clinic::default()
        },
        patient: PersonName::parse("Prøvesen", "Agnete", None).expect("a name"),
        areas: [
            Area::Glabella,
            Area::LateralCanthalRight,
            Area::LateralCanthalLeft,
        ]
        .into(),
        products: [ProductId::new("vistabel")].into(),
        phone: "00 00 00 00".to_owned(),
    }
}

impl Told {
    fn page(&self) -> AftercarePage<'_> {
        let ended = Moment::parse_rfc3339("2026-11-25T14:52:00+01:00").expect("a moment");
        AftercarePage {
            clinic: &self.clinic,
            practice: true,
            patient: &self.patient,
            born: Day::new(1985, 3, 14).expect("a day"),
            ended,
            areas: &self.areas,
            products: &self.products,
            exercise: AftercareExercise::default(),
            phone: &self.phone,
            given_by: ("Vera Modelby", Role::Doctor),
            printed: Printed {
                at: ended.plus(7 * 60 * 1_000_000),
                head: Some((23, [0xAB; 32])),
            },
        }
    }

    fn lines(&self) -> Result<Vec<String>, PaperError> {
        let pages = self.page().pages(&faces(), &text(Language::Danish))?;
        check(&pages);
        assert_eq!(pages.len(), 1);
        Ok(pages.iter().flat_map(texts).collect())
    }
}

fn text(language: Language) -> Text {
    Text::load(language).expect("a language")
}

#[test]
fn the_page_reads_as_the_patient_reads_it() {
    let expected = [
        "Efter din behandling",
        "Navn",
        "Agnete Prøvesen",
        "Født",
        "14. mar. 1985",
        "Behandlet",
        "25. nov. 2026 kl. 14.52",
        "Områder",
        "Bekymringsrynke, Smilerynker højre, Smilerynker venstre",
        "Produkt",
        "Vistabel",
        "Klinik",
        "Klinik Prøvehuset, Øvegade 1, 0000 Prøveby",
        "Råd",
        "Gælder til",
        "Hold dig oprejst og rolig til kl. 18.52",
        "25. nov. 2026 kl. 18.52",
        "Ingen solbadning før kl. 18.52",
        "25. nov. 2026 kl. 18.52",
        "Ingen sauna før kl. 18.52",
        "25. nov. 2026 kl. 18.52",
        "Ingen massage før i morgen kl. 14.52",
        "26. nov. 2026 kl. 14.52",
        "Ingen hård motion før i morgen kl. 14.52",
        "26. nov. 2026 kl. 14.52",
        "Sving ikke hovedet under hjertehøjde før i morgen kl. 14.52",
        "26. nov. 2026 kl. 14.52",
        "Kør ikke bil, hvis du ser sløret eller føler dig svag",
        "Søg omgående lægehjælp, hvis du får:",
        "•",
        "uventet synkebesvær",
        "•",
        "uventet talebesvær",
        "•",
        "problemer med at trække vejret",
        "•",
        "muskelsvaghed",
        "•",
        "tegn på en allergisk reaktion",
        "Ring til klinikken på 00 00 00 00. Ring 112, hvis det er akut.",
        "Det kan du vente",
        "•",
        "Effekten begynder at kunne ses efter 3–5 dage",
        "•",
        "Det fulde resultat ses efter cirka 1–2 uger",
        "•",
        "Virkningen varer typisk 3–6 måneder",
        "•",
        "Små blå mærker og hævelse forsvinder normalt inden for få dage",
        "Udleveret af Vera Modelby, læge · Udskrevet 25. nov. 2026 kl. 14.59 · Journalens post 23 · abab abab abab",
    ];
    assert_eq!(told().lines().expect("a page"), expected);
}

#[test]
fn it_is_one_pdf_page_in_both_languages_and_the_same_every_time() {
    for language in Language::ALL {
        let told = told();
        let pdf = told.page().pdf(&text(language)).expect("a PDF");
        assert!(pdf.starts_with(b"%PDF-1.7"));
        assert_eq!(page_count(&pdf), 1);
        assert_eq!(told.page().pdf(&text(language)).as_ref(), Ok(&pdf));
    }
}

#[test]
fn long_names_and_texts_make_the_type_smaller_and_too_long_ones_are_refused() {
    let mut told = told();
    told.patient =
        PersonName::parse(&"Ø".repeat(200), &"Wilhelmine ".repeat(18), None).expect("a name");
    let all = Area::NAMED.into_iter();
    told.areas = all.chain([Area::Other("å".repeat(400))]).collect();
    told.clinic.address = "Prøvegade ".repeat(8);
    let lines = told.lines().expect("still one page");
    assert!(lines.iter().any(|line| line.contains("Tyggemuskel")));
    told.areas.insert(Area::Other("hals og hage ".repeat(400)));
    assert_eq!(told.lines(), Err(PaperError::TooLong));
}

#[test]
fn without_a_number_to_ring_there_is_no_page() {
    for (phone, refused) in [
        ("", true),
        ("  ", true),
        ("klinikken", true),
        ("112", false),
    ] {
        let told = Told {
            phone: phone.to_owned(),
            ..told()
        };
        let answer = told.lines().err();
        assert_eq!(answer, refused.then_some(PaperError::NoPhone), "{phone:?}");
    }
}
