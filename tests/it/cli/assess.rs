//! `assess`: the rules tried on a file, as `history --json` prints it or as somebody writes it by hand.

use std::fs;

use mimik::domain::consultation::HealthItem;
use mimik::domain::user::Role;
use serde_json::{Value, json};

use super::program::{Machine, Ran, enter};

/// The history of somebody in the practice clinic.
fn printed(machine: &Machine, name: &str) -> String {
    let journal = machine.clinic();
    let id = enter(&journal).find(name, 10).unwrap().rows[0].id;
    let arguments = ["history", &id.to_string(), "--json"];
    machine.run_as(Role::Doctor, &journal, &arguments).out
}

fn assess(machine: &Machine, case: &str, at: &str, more: &[&str]) -> Ran {
    let file = machine.path("case.json");
    fs::write(&file, case).unwrap();
    let mut arguments = vec!["assess", "--case", file.to_str().unwrap(), "--at", at];
    arguments.extend(more);
    let ran = machine.run(&arguments);
    assert_eq!(fs::read_to_string(&file).unwrap(), case, "never changed");
    ran
}

/// The lines of one rule: verdict, area, earliest.
fn of<'r>(ran: &'r Ran, rule: &str) -> Vec<(&'r str, &'r str, &'r str)> {
    let lines = ran.lines().into_iter().filter(|line| line[0] == rule);
    lines.map(|line| (line[1], line[3], line[4])).collect()
}

#[test]
fn what_the_journal_prints_can_be_judged_to_the_second() {
    let machine = Machine::new();
    let case = printed(&machine, "Prøvesen, Agnete");
    let before = assess(&machine, &case, "2026-11-23T15:00+01:00", &[]);
    assert_eq!(before.code, 1, "{}", before.err);
    let running = of(&before, "R23");
    assert!(running.iter().all(|line| line.0 == "hard"), "{running:?}");
    let earliest = running[0].2;
    let there = assess(&machine, &case, earliest, &["--area", "glabella"]);
    assert_eq!(of(&there, "R23"), [("passed", "glabella", "-")]);
    // The sheets of the clinic stand in no patient's history, so the newest is not known (R26).
    assert_eq!((there.code, of(&there, "R26")[0].0), (1, "warn"));
}

#[test]
fn an_area_outside_the_plan_is_said() {
    let machine = Machine::new();
    let case = printed(&machine, "Prøvesen, Agnete");
    let ran = assess(
        &machine,
        &case,
        "2026-12-01T10:00+01:00",
        &["--area", "chin"],
    );
    assert_eq!(ran.code, 1);
    assert_eq!(of(&ran, "R12"), [("hard", "chin", "-")]);
    let ran = assess(
        &machine,
        &case,
        "2026-12-01T10:00+01:00",
        &["--area", "knee"],
    );
    assert_eq!(ran.code, 64);
}

/// A whole course by hand: ids in words, no numbers, no hashes, the clinic among the entries.
fn by_hand() -> Value {
    let topics = [
        "effect_and_duration",
        "onset_of_effect",
        "common_side_effects",
        "rare_side_effects",
        "alarm_symptoms",
        "when_not_to_treat",
        "painkillers_and_supplements",
        "course_and_aftercare",
        "questions_answered",
    ];
    let at = "2026-11-23T09:00:00Z";
    let topics: Value = topics
        .iter()
        .map(|topic| ((*topic).to_owned(), json!(at)))
        .collect();
    let scope = json!({ "areas": ["glabella"], "products": ["vistabel"] });
    let entry = |id: &str, kind: &str, body: Value| json!({ "id": id, "kind": kind, "occurred_at": at, "user": "vera", "body": body });
    let photo = |id: &str, view: &str| {
        let body = json!({ "v": 1, "name": "aa", "sha256": "aa", "bytes": 1, "sealed_blake3": "aa", "mime": "image/jpeg",
            "width": 1, "height": 1, "orientation": 1, "taken_from": "camera", "areas": ["glabella"], "view": view,
            "phase": "before", "purpose": "documentation" });
        entry(id, "photo_attached", body)
    };
    // What is confirmed on the day of the treatment, before it begins.
    let today = |id: &str, kind: &str, body: Value| {
        json!({ "id": id, "kind": kind, "occurred_at": "2026-11-25T08:50:00Z",
        "user": "vera", "body": body })
    };
    let asked = HealthItem::ALL.map(|item| json!(item).as_str().unwrap().to_owned());
    let answers: Value = asked
        .into_iter()
        .map(|item| (item, json!({ "choice": "no" })))
        .collect();
    json!({
        "format": "mimik-history/1", "practice": true, "patient": "alma",
        "users": [{ "id": "vera", "name": "Vera Modelby", "role": "doctor" }],
        "entries": [
            entry("ark", "sheet_adopted", json!({ "v": 1, "version": "1", "language": "da", "sha256": "aa", "text": "", "material": false })),
            entry("vera er her", "user_added", json!({ "v": 1, "user": { "id": "vera", "name": "Vera Modelby", "role": "doctor",
                "authorisation": "TEST1", "photos": true, "public_key": "", "verifying_key": "" } })),
            entry("register", "practitioner_registered", json!({ "v": 1, "user": "vera",
                "authorised": { "from": "2010-01-01" }, "registered": { "from": "2020-01-01" } })),
            entry("sted", "clinic_changed", json!({ "v": 1, "clinic": { "name": "Klinik Prøvehuset", "registration": "TEST-0001" } })),
            entry("godkendt", "sheet_approved", json!({ "v": 1, "sha256": "aa", "items": ["realistic_result", "complications",
                "treatment_of_complications", "late_effects"] })),
            entry("hun", "patient_registered", json!({ "v": 1, "responsible_doctor": "vera", "patient": {
                "name": { "family": "Testesen", "given": "Alma" }, "birth_date": "1985-03-14",
                "number": { "type": "demo", "number": "7403850718" } } })),
            entry("samtale", "consultation", json!({ "v": 1, "mode": "in_clinic", "companion": { "offered": true }, "wishes": "",
                "expectation": "", "answers": { "prior_toxin": { "choice": "no" } }, "medicines": [], "findings": "", "indication": "Rynker", "outcome": "planned",
                "video_sufficient": false })),
            entry("plan", "plan", json!({ "v": 1, "product": "vistabel", "areas": [{ "area": "glabella", "units": "20" }] })),
            entry("skriftlig", "written_information", json!({ "v": 1, "scope": scope, "mark": "full", "sheet": "1",
                "sheet_sha256": "aa", "channel": "paper", "receipt": "handed_over" })),
            photo("hvile", "front_rest"),
            photo("bekymret", "front_frown"),
            entry("mundtlig", "oral_information", json!({ "v": 1, "scope": scope, "mark": "full", "topics": topics,
                "mode": "in_clinic", "companion": { "offered": true } })),
            entry("akut", "emergency_kit_checked", json!({ "v": 1, "adrenaline_expiry": "2027-06-30" })),
            entry("glas", "vial_opened", json!({ "v": 1, "product": "vistabel", "batch": "TEST-0426-A",
                "expiry": { "precision": "in_month", "at": "2027-11-01" }, "nominal": "50",
                "diluent": { "kind": "saline", "volume": "1.25" }, "mixed_at": "2026-11-25T08:30:00Z", "storage": "cold" })),
            json!({ "id": "ja", "kind": "consent_given", "occurred_at": "2026-11-25T09:00:00Z", "user": "vera",
                "body": { "v": 1, "product": "vistabel", "areas": ["glabella"], "form": "paper" } }),
            today("hende", "identity_confirmed", json!({ "v": 1 })),
            today("rask", "screening_confirmed", json!({ "v": 1, "answers": answers, "medicines": [], "doubt": [] })),
            today("set", "area_inspected", json!({ "v": 1, "area": "glabella", "infected": false, "findings": [] })),
        ],
    })
}

#[test]
fn a_course_by_hand_is_ready_at_the_limit_and_not_a_second_before() {
    let machine = Machine::new();
    let case = by_hand().to_string();
    let ready = assess(&machine, &case, "2026-11-25T10:00:00", &[]);
    assert_eq!((ready.code, ready.err.as_str()), (0, ""), "{}", ready.out);
    let early = assess(&machine, &case, "2026-11-25T09:59:59", &[]);
    assert_eq!(early.code, 1);
    let mut bare = by_hand();
    let entries = bare["entries"].as_array_mut().unwrap();
    entries.retain(|entry| entry["id"] != "bekymret");
    let bare = assess(&machine, &bare.to_string(), "2026-11-25T10:00:00", &[]);
    assert_eq!(
        (bare.code, of(&bare, "R80")),
        (1, vec![("block", "glabella", "-")])
    );
    let lines = early.lines();
    let failed = lines.iter().find(|line| line[0] == "R23").unwrap();
    assert_eq!(
        failed[1..],
        [
            "hard",
            "-",
            "glabella",
            "2026-11-25T10:00:00+01:00",
            "skriftlig,mundtlig"
        ]
    );
}

#[test]
fn the_order_in_the_file_plays_no_part_when_entries_are_numbered() {
    let machine = Machine::new();
    let mut case = by_hand();
    let entries = case["entries"].as_array_mut().unwrap();
    for (number, entry) in entries.iter_mut().enumerate() {
        entry["seq"] = json!(number + 1);
    }
    let straight = assess(&machine, &case.to_string(), "2026-11-25T10:00:00", &[]);
    case["entries"].as_array_mut().unwrap().reverse();
    let turned = assess(&machine, &case.to_string(), "2026-11-25T10:00:00", &[]);
    assert_eq!((straight.code, straight.out), (turned.code, turned.out));
}

#[test]
fn what_is_no_course_is_named_and_never_ready() {
    let machine = Machine::new();
    let with = |change: &dyn Fn(&mut Value)| {
        let mut case = by_hand();
        change(&mut case);
        case.to_string()
    };
    let wrong = [
        ("ikke JSON".to_owned(), "line 1, column 1"),
        (String::new(), "line 1, column 0"),
        (
            with(&|case| case["format"] = json!("mimik-history/2")),
            "mimik-history/1",
        ),
        (
            with(&|case| case["entries"][2]["kind"] = json!("tooth_pulled")),
            "entry 3: unknown kind of fact `tooth_pulled`",
        ),
        (
            with(&|case| case["entries"][7]["body"]["v"] = json!(9)),
            "entry 8: fact `plan` has unknown version 9",
        ),
        (
            with(&|case| case["entries"][7]["body"]["mood"] = json!("good")),
            "entry 8: fact `plan`",
        ),
        (
            with(&|case| {
                drop(
                    case["entries"][11]["body"]
                        .as_object_mut()
                        .unwrap()
                        .remove("topics"),
                );
            }),
            "entry 12: fact `oral_information`",
        ),
        (
            with(&|case| case["entries"][0]["occurred_at"] = json!("i går")),
            "entry 1: no moment",
        ),
        (
            with(&|case| case["entries"][1]["id"] = json!("ark")),
            "same id",
        ),
        (
            with(&|case| case["entries"] = json!("alle")),
            "it is no course",
        ),
    ];
    for (case, said) in wrong {
        let ran = assess(&machine, &case, "2026-11-25T10:00:00", &[]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{said}");
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
        assert!(!ran.err.contains("Testesen"), "no patient in an error");
    }
    let nowhere = machine.path("nowhere.json");
    let ran = machine.run(&[
        "assess",
        "--case",
        nowhere.to_str().unwrap(),
        "--at",
        "2026-11-25T10:00",
    ]);
    assert_eq!(ran.code, 2);
}

#[test]
fn nothing_at_all_passes_nothing_and_ten_thousand_notes_change_nothing() {
    let machine = Machine::new();
    let empty = json!({ "format": "mimik-history/1", "entries": [] }).to_string();
    let ran = assess(&machine, &empty, "2026-11-25T10:00:00", &[]);
    assert_eq!(ran.code, 1);
    assert_eq!(of(&ran, "R01")[0].0, "hard");
    assert_eq!(of(&ran, "R23")[0].0, "hard");

    let mut case = by_hand();
    let entries = case["entries"].as_array_mut().unwrap();
    for number in 0..10_000 {
        let body = json!({ "v": 1, "channel": "telephone", "text": "Ringede" });
        entries.push(
            json!({ "id": format!("n{number}"), "kind": "contact_note", "user": "vera",
            "occurred_at": "2026-11-24T09:00:00Z", "body": body }),
        );
    }
    let full = assess(&machine, &case.to_string(), "2026-11-25T10:00:00", &[]);
    let short = assess(&machine, &by_hand().to_string(), "2026-11-25T10:00:00", &[]);
    assert_eq!((full.code, full.out), (short.code, short.out));
}

/// Ten thousand facts that the rules do look at, and none of them changes who is ready: consents that were withdrawn,
/// vials that were not used, days on which somebody was asked and looked at.
#[test]
fn ten_thousand_facts_that_matter_are_judged_as_few() {
    let machine = Machine::new();
    let mut case = by_hand();
    let answers = case["entries"].as_array().unwrap().iter();
    let rask = answers.clone().find(|entry| entry["id"] == "rask").unwrap();
    let asked = rask["body"].clone();
    let glas = answers.clone().find(|entry| entry["id"] == "glas").unwrap();
    let vial = glas["body"].clone();
    let entries = case["entries"].as_array_mut().unwrap();
    let mut add = |id: String, kind: &str, body: Value| {
        entries.push(json!({ "id": id, "kind": kind, "user": "vera",
            "occurred_at": "2026-11-24T09:00:00Z", "body": body }));
    };
    for number in 0..2_000 {
        let consent = format!("ja{number}");
        let body = json!({ "v": 1, "product": "vistabel", "areas": ["glabella"], "form": "paper" });
        add(consent.clone(), "consent_given", body);
        let body = json!({ "v": 1, "consent": consent });
        add(format!("nej{number}"), "consent_withdrawn", body);
        add(format!("glas{number}"), "vial_opened", vial.clone());
        add(
            format!("rask{number}"),
            "screening_confirmed",
            asked.clone(),
        );
        let body = json!({ "v": 1, "area": "glabella", "infected": false, "findings": [] });
        add(format!("set{number}"), "area_inspected", body);
    }
    let full = assess(&machine, &case.to_string(), "2026-11-25T10:00:00", &[]);
    assert_eq!((full.code, full.err.as_str()), (0, ""), "{}", full.out);
    let short = assess(&machine, &by_hand().to_string(), "2026-11-25T10:00:00", &[]);
    let verdicts = |ran: &Ran| {
        let lines = ran.lines().into_iter();
        let shown = lines.map(|line| line[..5].join(" "));
        shown.collect::<Vec<_>>()
    };
    assert_eq!(verdicts(&full), verdicts(&short));
}
