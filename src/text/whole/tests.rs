//! Every kind of fact can be read whole, in both languages, and nothing that a person typed is left out.

use std::collections::BTreeSet;

use super::Named;
use crate::domain::fact::Fact;
use crate::text::{Language, Text};

const ID: &str = "019ad000-0000-7000-8000-000000000001";

/// One example of every kind. What a person typed is marked `~so~`, so that the test finds it again.
const EXAMPLES: &[(&str, &str)] = &[
    (
        "vault_created",
        r#"{"v":1,"vault":"ID","practice":true,"clinic":"~klinik~","program":"~0.1~"}"#,
    ),
    (
        "clinic_changed",
        r#"{"v":1,"clinic":{"name":"~navn~","address":"~vej~","phone":"~tlf~","registration":"~cvr~"}}"#,
    ),
    (
        "policy_changed",
        r#"{"v":1,"policy":{"photo_age_days":17,"reason_length":23,"auto_lock_minutes":7}}"#,
    ),
    (
        "user_added",
        r#"{"v":1,"user":{"id":"ID","name":"~bruger~","role":"nurse","authorisation":"~aut~","photos":true,"public_key":"~pub~","verifying_key":"~ver~"}}"#,
    ),
    ("user_retired", r#"{"v":1,"user":"ID","epoch":2}"#),
    (
        "access_recovered",
        r#"{"v":1,"user":"ID","public_key":"~pub~","verifying_key":"~ver~"}"#,
    ),
    ("keys_tended", r#"{"v":1,"what":"recovery_key_tested"}"#),
    (
        "sheet_adopted",
        r#"{"v":1,"version":"~1~","language":"~da~","sha256":"~sha~","text":"~linje et~\n~linje to~","material":true}"#,
    ),
    (
        "product_watched",
        r#"{"v":1,"product":"~pr~","watched":true}"#,
    ),
    (
        "batch_paused",
        r#"{"v":1,"product":"~pr~","batch":"~batch~","paused":true,"grounds":"~bivirkninger~"}"#,
    ),
    ("instruction_read", r#"{"v":1,"version":"~2~"}"#),
    (
        "emergency_kit_checked",
        r#"{"v":1,"adrenaline_expiry":"2027-06-30"}"#,
    ),
    (
        "patient_registered",
        r#"{"v":1,"patient":{"name":{"family":"~Testesen~","given":"~Alma~","preferred":"~Al~"},"number":{"type":"demo","number":"7403850718"},"birth_date":"1985-03-14","sex":"female","phone":"~12~","email":"~a@b~","address":"~gade~"},"responsible_doctor":"ID"}"#,
    ),
    (
        "patient_corrected",
        r#"{"v":1,"patient":{"name":{"family":"~Demo~","given":"~Ida~"},"number":{"type":"foreign_id","text":"AB 12","country":"SE"},"birth_date":"1985-03-14"}}"#,
    ),
    ("responsible_doctor_set", r#"{"v":1,"doctor":"ID"}"#),
    (
        "consultation",
        r#"{"v":1,"mode":{"online":{"platform":"~video~","photo_id_seen":true}},"companion":{"offered":true,"who":"~søster~"},"wishes":"~ønske~","expectation":"~håb~","answers":{"pregnant":{"choice":"yes","detail":"~uge 3~"},"fever":{"choice":"unknown"}},"prior_toxin":{"when":{"precision":"in_month","at":"2026-03-01"},"area":"~pande~","medical":false,"place":"~Sverige~"},"infected_areas":["glabella",{"other":"~hals~"}],"medicines":[{"name":"~panodil~","dose":"~1 g~","kind":"bruising","prescribed":true,"last_intake":{"precision":"unknown"},"pause_advised":true}],"findings":"~fund~","indication":"~rynker~","outcome":"planned","assessment":"~vurdering~","video_sufficient":true}"#,
    ),
    (
        "written_information",
        r#"{"v":1,"scope":{"areas":["forehead"],"products":["~pr~"]},"mark":"full","sheet":"~1~","sheet_sha256":"~sha~","channel":{"other":"~bud~"},"receipt":"confirmed"}"#,
    ),
    (
        "oral_information",
        r#"{"v":1,"scope":{"areas":["forehead"],"products":["vistabel"]},"mark":"supplement","topics":{"alarm_symptoms":"2026-11-23T13:30:00Z"},"mode":"in_clinic","companion":{"offered":false},"language":"~tolk~","questions":"~hvor længe~"}"#,
    ),
    ("information_declined", r#"{"v":1,"words":"~nej tak~"}"#),
    (
        "plan",
        r#"{"v":1,"product":"vistabel","areas":[{"area":"glabella","units":"12.5"},{"area":{"other":"~hals~"}}],"note":"~rolig~"}"#,
    ),
    ("late_entry_countersigned", r#"{"v":1,"entry":"ID"}"#),
    ("access_requested", r#"{"v":1,"words":"~hele journalen~"}"#),
    (
        "access_answered",
        r#"{"v":1,"request":"ID","answer":{"delayed":{"expected":"2026-12-09"}},"words":"~sygdom~"}"#,
    ),
    (
        "contact_note",
        r#"{"v":1,"channel":"telephone","text":"~ringede~\n~igen~"}"#,
    ),
    (
        "consent_given",
        r#"{"v":1,"product":"~pr~","areas":["forehead",{"other":"~hals~"}],"form":"paper"}"#,
    ),
    (
        "consent_withdrawn",
        r#"{"v":1,"consent":"ID","note":"~venter~"}"#,
    ),
    (
        "prescription",
        r#"{"v":1,"product":"~pr~","limits":[{"area":{"other":"~hals~"},"units":"12.5"}],"practitioners":["ID"],"valid_until":"2027-05-31","off_label_note":"~forsigtigt~"}"#,
    ),
    (
        "repeat_exempted",
        r#"{"v":1,"product":"~pr~","areas":["glabella"],"grounds":"~uændret~"}"#,
    ),
    ("identity_confirmed", r#"{"v":1}"#),
    (
        "screening_confirmed",
        r#"{"v":1,"answers":{"pregnant":{"choice":"yes","detail":"~uge 3~"}},"prior_toxin":{"when":{"precision":"unknown"},"area":"~pande~","medical":true,"place":"~Sverige~"},"infected_areas":[{"other":"~hals~"}],"medicines":[{"name":"~panodil~","dose":"~1 g~","kind":"other","prescribed":true,"last_intake":{"precision":"unknown"},"pause_advised":false}],"doubt":["pressure"]}"#,
    ),
    (
        "area_inspected",
        r#"{"v":1,"area":{"other":"~hals~"},"infected":true,"findings":["keloid"]}"#,
    ),
    (
        "appointment_booked",
        r#"{"v":1,"type":"treatment","practitioner":"ID","start":"2026-11-25T13:40:00Z","minutes":30,"areas":["chin"],"product":"vistabel","note":"~parkering~","too_early":{"reason":"~rejser~","limit":"2026-11-25T13:30:00Z","session":"ID"}}"#,
    ),
    (
        "appointment_moved",
        r#"{"v":1,"appointment":"ID","practitioner":"ID","start":"2026-11-25T13:40:00Z","minutes":30,"too_early":{"reason":"~ferie~","session":"ID"}}"#,
    ),
    (
        "appointment_cancelled",
        r#"{"v":1,"appointment":"ID","by":"clinic","note":"~syg~"}"#,
    ),
    ("appointment_arrived", r#"{"v":1,"appointment":"ID"}"#),
    ("appointment_no_show", r#"{"v":1,"appointment":"ID"}"#),
    (
        "appointment_judged",
        r#"{"v":1,"appointment":"ID","too_early":true,"limit":"2026-11-25T13:30:00Z"}"#,
    ),
    (
        "photo_attached",
        r#"{"v":1,"name":"~fil~","sha256":"~sha~","bytes":1234567,"sealed_blake3":"~blake~","mime":"~image/jpeg~","width":4032,"height":3024,"orientation":6,"taken_from":"camera","clock_corrected_seconds":3780,"areas":["glabella"],"view":"front_frown","phase":"before","purpose":"documentation","moved_from":"ID"}"#,
    ),
    (
        "photo_aligned",
        r#"{"v":1,"photo":"ID","pupils":{"right":{"x":219,"y":403},"left":{"x":421,"y":404}}}"#,
    ),
    (
        "photo_marked",
        r#"{"v":1,"photo":"ID","marks":[{"arrow":{"from":{"x":219,"y":403},"to":{"x":421,"y":404}}},{"ring":{"middle":{"x":5,"y":6},"radius":77}},{"text":{"at":{"x":8,"y":9},"text":"~ord~"}}]}"#,
    ),
    ("photo_withdrawn", r#"{"v":1,"to":"ID"}"#),
    ("entry_withdrawn", r#"{"v":1,"to":"ID"}"#),
    (
        "entry_misplaced",
        r#"{"v":1,"entry":"ID","what":"treatment","at":"2026-11-25T13:30:00Z"}"#,
    ),
    ("same_person", r#"{"v":1,"other":"ID","kept":"ID"}"#),
    ("not_same_person", r#"{"v":1,"other":"ID","ends":"ID"}"#),
    (
        "photo_hidden",
        r#"{"v":1,"photo":"ID","hidden":true,"why":"~hvorfor~"}"#,
    ),
    (
        "photo_use_consented",
        r#"{"v":1,"purposes":["teaching"],"photos":["ID"],"used_where":"~hvor~","form":"paper","assessment":"~vurdering~"}"#,
    ),
    (
        "vial_opened",
        r#"{"v":1,"product":"~pr~","batch":"~batch~","expiry":{"precision":"in_month","at":"2027-11-01"},"nominal":"50","diluent":{"kind":{"other":"~vand~"},"volume":"1.25"},"mixed_at":"2026-11-25T13:20:00Z","storage":"cold"}"#,
    ),
    (
        "warning_accepted",
        r#"{"v":1,"rule":"R53","version":1,"part":{"area":"glabella","product":"~pr~"},"evidence":[]}"#,
    ),
    (
        "rule_overridden",
        r#"{"v":1,"rule":"R80","version":1,"grounds":"~kameraet~","evidence":["ID"]}"#,
    ),
    (
        "treatment_started",
        r#"{"v":1,"product":"~pr~","areas":["glabella"],"practitioner":"ID","snapshot":{"rules":1,"legal_basis":"~BEK 834~","at":"2026-11-25T13:41:00Z","findings":[{"rule":"R23","version":1,"verdict":"passed","part":{"area":{"other":"~hals~"},"product":"~pr~"},"evidence":["ID"]},{"rule":"R14","version":1,"verdict":"warn","evidence":[],"accepted_by":"ID"}]}}"#,
    ),
    ("nothing_given", r#"{"v":1,"start":"ID","why":"~hvorfor~"}"#),
    (
        "treatment",
        r#"{"v":1,"started":"2026-11-25T13:42:00Z","ended":"2026-11-25T13:52:00Z","practitioner":"ID","prescription":"ID","needle":"~30G~","anaesthesia":"~is~","disinfected":true,"points":[{"area":"glabella","muscle":"~procerus~","side":"midline","x":5000,"y":4510,"units":"4.5","vial":"ID"}],"vials":[{"vial":"ID","product":"~vi~","drawn":"7.5","discarded":"0"}],"snapshot":{"rules":1,"legal_basis":"~BEK 834~","at":"2026-11-25T13:41:00Z","findings":[{"rule":"R23","version":1,"verdict":"passed","part":{"area":{"other":"~hals~"},"product":"~pr~"},"evidence":["ID"]},{"rule":"R14","version":1,"verdict":"warn","evidence":[],"accepted_by":"ID"}]}}"#,
    ),
    (
        "deviation",
        r#"{"v":1,"started":"2026-11-25T13:42:00Z","practitioner":"ID","product":{"name":"~præparat~"},"areas":["forehead"],"units":"~cirka 10~","batch":"~batch~","expiry":{"precision":"on","at":"2027-11-01"},"points":[{"area":"glabella","muscle":"~procerus~","side":"midline","x":5000,"y":4510,"units":"4.5","vial":"ID"}],"vials":[{"vial":"ID","product":"~vi~","drawn":"7.5","discarded":"0"}],"why":"~fejl~","rules":[{"rule":"R23","version":1,"verdict":"hard","evidence":[]}],"asked":false}"#,
    ),
    ("attested", r#"{"v":1,"entry":"ID"}"#),
    (
        "aftercare_given",
        r#"{"v":1,"oral":true,"written":false,"phone":"~12~"}"#,
    ),
    (
        "adverse_event",
        r#"{"v":1,"noticed":"2026-11-27T07:00:00Z","alarm":["swallowing"],"serious":true,"words":"~synker~","informed_doctor":{"doctor":"ID","at":"2026-11-27T08:10:00Z"},"reported":false}"#,
    ),
    (
        "event_step",
        r#"{"v":1,"event":"ID","done":{"doctor_informed":{"doctor":"ID"}}}"#,
    ),
    (
        "follow_up",
        r#"{"v":1,"treatment":"ID","mode":"telephone","effects":[{"area":{"other":"~hals~"},"rest":1}],"satisfaction":4,"note":"~glad~","next_step":"~kontrol~"}"#,
    ),
    (
        "red_flag_closed",
        r#"{"v":1,"event":"ID","assessment":"~forbigående~"}"#,
    ),
    (
        "session_opened",
        r#"{"v":1,"program":"~0.1~","boot":"~boot~","uptime_micros":60000000,"zone":"~Europe/Copenhagen~"}"#,
    ),
    (
        "practitioner_registered",
        r#"{"v":1,"user":"ID","authorised":{"from":"2010-01-01"},"registered":{"from":"2020-06-01","to":"2029-12-31"},"assists":"ID"}"#,
    ),
    (
        "sheet_approved",
        r#"{"v":1,"sha256":"~00~","items":["late_effects"]}"#,
    ),
    ("instruction_adopted", r#"{"v":1,"version":"~3~"}"#),
    (
        "template_approved",
        r#"{"v":1,"name":"~skabelon~","product":"~pr~","points":[{"area":{"other":"~kind~"},"muscle":"~muskel~","side":"midline","x":5000,"y":4510,"units":"4.5"}]}"#,
    ),
    (
        "template_withdrawn",
        r#"{"v":1,"name":"~skabelon~","product":"~pr~","grounds":"~praksis~"}"#,
    ),
    ("logged_in", r#"{"v":1}"#),
    ("login_failed", r#"{"v":1,"user":"ID"}"#),
    ("locked", r#"{"v":1,"why":"idle"}"#),
    ("record_opened", r#"{"v":1,"purpose":"~tilsyn~"}"#),
    ("searched", r#"{"v":1,"text":"~test~","hits":3}"#),
    ("exported", r#"{"v":1,"what":"history","to":"~hvem~"}"#),
    (
        "refused",
        r#"{"v":1,"edit":"sign_consultation","because":["role","~R21~"]}"#,
    ),
    ("draft_begun", r#"{"v":1,"draft":"consultation"}"#),
    ("draft_discarded", r#"{"v":1,"draft":"contact_note"}"#),
    ("clock_jumped", r#"{"v":1,"seconds":3600}"#),
    (
        "clock_confirmed",
        r#"{"v":1,"shown":"2026-11-25T13:30:00Z"}"#,
    ),
    (
        "backup_made",
        r#"{"v":1,"target":"~E:~","backup":"~0000000012-20261125T133000Z~","seq":12,"head":"~ab~","patients":3,"photos":4,"photos_missing":1,"bytes":5000,"elsewhere":true}"#,
    ),
    (
        "restore_rehearsed",
        r#"{"v":1,"target":"~E:~","backup":"~0000000012-20261125T133000Z~","seq":12,"head":"~ab~","photos":4,"photos_bad":1}"#,
    ),
    (
        "journal_restored",
        r#"{"v":1,"backup":"~0000000012-20261125T133000Z~","seq":12,"head":"~ab~","made_at":"2026-11-25T13:30:00Z","with":"recovery_key","photos_bad":1}"#,
    ),
    (
        "journal_checked",
        r#"{"v":1,"entries":23,"photos":4,"faults":["chain","photos"],"first_bad":12,"photos_bad":2}"#,
    ),
    (
        "schema_migrated",
        r#"{"v":1,"from":8,"to":13,"copy":"~journal-schema-8-20261125T133000Z.db~"}"#,
    ),
    ("head_signed", r#"{"v":1,"seq":23,"head":"~3f2a~"}"#),
];

fn example(kind: &str, json: &str) -> Fact {
    let body = Fact::parse(kind, &json.replace("ID", ID));
    body.unwrap_or_else(|error| unreachable!("{kind}: {error}"))
        .fact
}

fn example_of(kind: &str) -> Fact {
    let mut examples = EXAMPLES.iter();
    let (kind, json) = examples
        .find(|(known, _)| *known == kind)
        .expect("an example");
    example(kind, json)
}

fn whole(language: Language, fact: &Fact, full_numbers: bool) -> Vec<(String, String)> {
    let text = Text::load(language).expect("a language");
    let named = Named {
        users: &[],
        entries: &[],
        full_numbers,
    };
    text.in_whole(fact, &named)
}

#[test]
fn every_kind_of_fact_can_be_read_whole_in_both_languages() {
    let kinds: BTreeSet<&str> = EXAMPLES.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, Fact::KINDS.iter().copied().collect());
    for language in Language::ALL {
        for (kind, json) in EXAMPLES {
            let lines = whole(language, &example(kind, json), false);
            assert!(!lines.is_empty(), "{kind}");
            let blank = |text: &str| text.trim().is_empty() || text.contains('{');
            let bad = lines
                .iter()
                .find(|(label, value)| blank(label) || blank(value));
            assert_eq!(bad, None, "{kind}");
        }
    }
}

#[test]
fn nothing_that_a_person_typed_is_left_out() {
    for (kind, json) in EXAMPLES {
        let lines = whole(Language::Danish, &example(kind, json), false);
        let said: Vec<String> = lines
            .into_iter()
            .map(|(label, value)| format!("{label}: {value}"))
            .collect();
        let said = said.join("\n");
        let typed = json.split('~').skip(1).step_by(2);
        for words in typed {
            assert!(said.contains(words), "{kind} lacks {words}:\n{said}");
        }
    }
}

#[test]
fn a_personal_number_is_whole_only_when_somebody_asked_for_it() {
    let fact = example_of("patient_registered");
    let shown = |full| {
        let lines = whole(Language::Danish, &fact, full);
        lines.into_iter().any(|(_, value)| value == "740385-0718")
    };
    assert!(!shown(false));
    assert!(shown(true));
}

#[test]
fn unanswered_questions_and_untold_topics_are_said() {
    let read = |kind: &str| whole(Language::Danish, &example_of(kind), false);
    let count = |lines: &[(String, String)], words: &str| {
        lines.iter().filter(|(_, value)| value == words).count()
    };
    assert_eq!(count(&read("consultation"), "Ikke besvaret"), 15);
    assert_eq!(count(&read("oral_information"), "Ikke fortalt"), 8);
}

#[test]
fn notes_cannot_hide_or_turn_words() {
    let fact = example(
        "contact_note",
        "{\"v\":1,\"channel\":\"other\",\"text\":\"a\\u202eb\\u0007\"}",
    );
    let lines = whole(Language::Danish, &fact, false);
    assert!(
        lines.iter().any(|(_, value)| value == "a⟨U+202E⟩b⟨U+0007⟩"),
        "{lines:?}"
    );
}

#[test]
fn doses_and_places_of_a_treatment_are_read_exactly() {
    let lines = whole(Language::Danish, &example_of("treatment"), false);
    let said = |label: &str| {
        let line = lines.iter().find(|(known, _)| known == label);
        line.map_or("", |(_, value)| value.as_str())
    };
    assert_eq!(
        said("Punkt 1"),
        format!("Bekymringsrynke · ~procerus~ · midt · 4,5 enheder · kortet 5000 · 4510 · {ID}")
    );
    assert_eq!(
        said("Hætteglas"),
        format!("~vi~ · {ID} · trukket op 7,5 enheder · kasseret 0 enheder")
    );
    assert_eq!(said("R14"), format!("OBS · godkendt af {ID} · version 1"));
}
