//! What each line says, word for word, as a Dane reads it.

use super::*;

#[test]
#[expect(clippy::too_many_lines, reason = "a line for each kind of fact")]
fn lines_say_what_happened_in_plain_danish() {
    let lines: BTreeMap<String, String> = lines(Language::Danish).into_iter().collect();
    for (kind, line) in [
        ("patient_corrected", "Telefon: 11 11 11 11 → 22 22 22 22"),
        (
            "consultation",
            "Behandling planlagt · I klinikken · Ledsager: søster · »Mindre vred« · Ja til allergi over for et hjælpestof (latex) · Indikation: Mimiske rynker",
        ),
        ("plan", "Vistabel · Pande højst 2,5 enheder"),
        (
            "appointment_booked",
            "Behandling onsdag 25. nov. kl. 14.40 · 30 min hos Vera Demo · Pande · Vistabel · Gemt som for tidligt: Rejser i morgen tidlig",
        ),
        (
            "appointment_moved",
            "Behandling flyttet fra onsdag 25. nov. kl. 14.40 til torsdag 26. nov. kl. 10.00 · 30 min hos Vera Demo",
        ),
        (
            "photo_aligned",
            "Før · Front, hvile · tirsdag 24. nov. kl. 07.30",
        ),
        (
            "photo_marked",
            "Før · Front, hvile · tirsdag 24. nov. kl. 07.30 · 1 mærke",
        ),
        ("photo_withdrawn", "Hører ikke til denne patient"),
        (
            "entry_withdrawn",
            "Hører til en anden patient og gælder ikke her",
        ),
        (
            "entry_misplaced",
            "Behandling tirsdag 24. nov. kl. 07.30 blev skrevet i en anden journal ved en fejl og er trukket tilbage der. Skriv det her, hvis det mangler.",
        ),
        (
            "same_person",
            "Læses sammen med patientens anden registrering. Arbejdet fortsætter i denne.",
        ),
        (
            "not_same_person",
            "De to registreringer læses hver for sig igen",
        ),
        (
            "photo_hidden",
            "Før · Front, hvile · tirsdag 24. nov. kl. 07.30 · Skjult: Uskarpt",
        ),
        (
            "photo_use_consented",
            "Undervisning · 1 foto · »Kursus for sygeplejersker«",
        ),
        ("refused", "Forundersøgelse: rollen giver ikke adgang"),
        (
            "backup_made",
            "Kopieret til E:\\ · Til og med post 12 · 2 fotos · Samme disk som journalen · 1 foto kunne ikke læses",
        ),
        (
            "restore_rehearsed",
            "Gendannet fra E:\\ på prøve · Til og med post 12 · 2 fotos · Alt var der",
        ),
        (
            "journal_restored",
            "Til og med post 12 · Kopien er fra 25. nov. 2026 kl. 14.30 · Åbnet med gendannelsesnøglen",
        ),
        (
            "journal_checked",
            "Læste poster: 1.234 · Læste fotofiler: 2 · Ikke, som det blev skrevet: Kæden, Fotofiler · Første post, det gælder: 1.200 · Mangler eller er beskadiget: 1",
        ),
        (
            "schema_migrated",
            "Opbygning 8 blev til 13 · Som den var: journal-schema-8-20261125T133000Z.db",
        ),
        ("head_signed", "Nr. 23 · 3f2a 91bc 07d4"),
        ("contact_note", "E-mail · Spørger om løb"),
        (
            "oral_information",
            "1 af 9 emner · Pande · Vistabel · Supplement · I klinikken · Spørgsmål: Hvor længe",
        ),
        (
            "access_answered",
            "Kan ventes 9. dec. 2026 · »Lægen er syg«",
        ),
        ("product_watched", "Vistabel · Skærpet indberetningspligt"),
        ("consent_given", "Pande · Vistabel · På papir"),
        (
            "consent_withdrawn",
            "Gælder samtykket mandag 23. nov. kl. 16.30 · »Venter«",
        ),
        (
            "prescription",
            "Vistabel · Pande højst 2,5 enheder · Udføres af Vera Demo · Til og med 31. maj 2027",
        ),
        (
            "vial_opened",
            "Vistabel · 50 enheder · Batch TEST-0426-A · Udløber 11/2027 · Opløst i 1,25 ml · Blandet onsdag 25. nov. kl. 14.20 · Opbevaret ved 2–8 °C",
        ),
        (
            "treatment",
            "Pande · Vistabel · 1 punkt · Kl. 14.42–14.52 · Af Vera Demo",
        ),
        (
            "deviation",
            "Pande · Ukendt præparat · cirka 10 · Begyndt onsdag 25. nov. kl. 14.42 · Af Vera Demo · »Ved en fejl« · Sagde nej: R23 · Klarheden blev ikke spurgt",
        ),
        (
            "rule_overridden",
            "Før-fotos (regel R80) · Pande · Vistabel · »Kameraet er i stykker«",
        ),
        (
            "adverse_event",
            "Synkebesvær · Mærket fredag 27. nov. kl. 08.00 · »Synker dårligt« · Vera Demo orienteret fredag 27. nov. kl. 09.10",
        ),
    ] {
        assert_eq!(lines.get(kind).map(String::as_str), Some(line), "{kind}");
    }
}
