//! One fact of each kind about consent, the day itself and the treatment, as they are stored.

use super::{DOCTOR, id};
use crate::domain::fact::Fact;

const SNAPSHOT: &str =
    r#"{"rules":1,"legal_basis":"BEK 834","at":"2026-11-25T13:41:00Z","findings":[]}"#;

const SAMPLES: &[(&str, &str)] = &[
    (
        "backup_made",
        r#"{"v":1,"target":"E:\\","backup":"0000000012-20261125T133000Z","seq":12,"head":"ab","patients":3,"photos":2,"photos_missing":1,"bytes":5000,"elsewhere":false}"#,
    ),
    (
        "restore_rehearsed",
        r#"{"v":1,"target":"E:\\","backup":"0000000012-20261125T133000Z","seq":12,"head":"ab","photos":2}"#,
    ),
    (
        "journal_restored",
        r#"{"v":1,"backup":"0000000012-20261125T133000Z","seq":12,"head":"ab","made_at":"2026-11-25T13:30:00Z","with":"recovery_key"}"#,
    ),
    (
        "journal_checked",
        r#"{"v":1,"entries":1234,"photos":2,"faults":["chain","photos"],"first_bad":1200,"photos_bad":1}"#,
    ),
    (
        "schema_migrated",
        r#"{"v":1,"from":8,"to":13,"copy":"journal-schema-8-20261125T133000Z.db"}"#,
    ),
    ("head_signed", r#"{"v":1,"seq":23,"head":"3f2a91bc07d4b6"}"#),
    (
        "batch_paused",
        r#"{"v":1,"product":"vistabel","batch":"TEST-0426-A","paused":true,"grounds":"Tre bivirkninger"}"#,
    ),
    (
        "product_watched",
        r#"{"v":1,"product":"vistabel","watched":true}"#,
    ),
    ("access_requested", r#"{"v":1,"words":"Hele journalen"}"#),
    (
        "access_answered",
        r#"{"v":1,"request":"ENTRY","answer":{"delayed":{"expected":"2026-12-09"}},"words":"Lægen er syg"}"#,
    ),
    ("instruction_read", r#"{"v":1,"version":"2"}"#),
    (
        "emergency_kit_checked",
        r#"{"v":1,"adrenaline_expiry":"2027-06-30"}"#,
    ),
    (
        "consent_given",
        r#"{"v":1,"product":"vistabel","areas":["forehead"],"form":"paper"}"#,
    ),
    (
        "consent_withdrawn",
        r#"{"v":1,"consent":"ENTRY","note":"Venter"}"#,
    ),
    (
        "prescription",
        r#"{"v":1,"product":"vistabel","limits":[{"area":"forehead","units":"2.5"}],"practitioners":["USER"],"valid_until":"2027-05-31"}"#,
    ),
    (
        "repeat_exempted",
        r#"{"v":1,"product":"vistabel","areas":["forehead"],"grounds":"Uændret"}"#,
    ),
    ("identity_confirmed", r#"{"v":1}"#),
    (
        "screening_confirmed",
        r#"{"v":1,"answers":{},"medicines":[],"doubt":["pressure"]}"#,
    ),
    (
        "area_inspected",
        r#"{"v":1,"area":"forehead","infected":false,"findings":["dry_eye"]}"#,
    ),
    (
        "vial_opened",
        r#"{"v":1,"product":"vistabel","batch":"TEST-0426-A","expiry":{"precision":"in_month","at":"2027-11-01"},"nominal":"50","diluent":{"kind":"saline","volume":"1.25"},"mixed_at":"2026-11-25T13:20:00Z","storage":"cold"}"#,
    ),
    (
        "warning_accepted",
        r#"{"v":1,"rule":"R48","version":1,"evidence":[]}"#,
    ),
    (
        "rule_overridden",
        r#"{"v":1,"rule":"R80","version":1,"part":{"area":"forehead","product":"vistabel"},"grounds":"Kameraet er i stykker","evidence":[]}"#,
    ),
    (
        "treatment_started",
        r#"{"v":1,"product":"vistabel","areas":["forehead"],"practitioner":"USER","snapshot":SNAPSHOT}"#,
    ),
    (
        "nothing_given",
        r#"{"v":1,"start":"ENTRY","why":"Patienten fortrød"}"#,
    ),
    (
        "treatment",
        r#"{"v":1,"started":"2026-11-25T13:42:00Z","ended":"2026-11-25T13:52:00Z","practitioner":"USER","disinfected":true,"points":[{"area":"forehead","muscle":"frontalis","side":"right","x":4300,"y":3000,"units":"2","vial":"ENTRY"}],"vials":[{"vial":"ENTRY","product":"vistabel","drawn":"2","discarded":"0"}],"snapshot":SNAPSHOT}"#,
    ),
    (
        "deviation",
        r#"{"v":1,"started":"2026-11-25T13:42:00Z","practitioner":"USER","product":{"name":"Ukendt præparat"},"areas":["forehead"],"units":"cirka 10","why":"Ved en fejl","rules":[{"rule":"R23","version":1,"verdict":"hard","evidence":[]}],"asked":false}"#,
    ),
    (
        "practitioner_registered",
        r#"{"v":1,"user":"USER","authorised":{"from":"2010-01-01"},"registered":{"from":"2020-06-01"}}"#,
    ),
    (
        "sheet_approved",
        r#"{"v":1,"sha256":"00","items":["late_effects"]}"#,
    ),
    ("instruction_adopted", r#"{"v":1,"version":"3"}"#),
    (
        "template_approved",
        r#"{"v":1,"name":"Standard","product":"vistabel","points":[{"area":"glabella","muscle":"procerus","side":"midline","x":5000,"y":4510,"units":"4"}]}"#,
    ),
    (
        "template_withdrawn",
        r#"{"v":1,"name":"Standard","product":"vistabel","grounds":"Ny praksis"}"#,
    ),
    ("attested", r#"{"v":1,"entry":"ENTRY"}"#),
    (
        "aftercare_given",
        r#"{"v":1,"oral":true,"written":true,"phone":"00 00 00 00"}"#,
    ),
    (
        "adverse_event",
        r#"{"v":1,"noticed":"2026-11-27T07:00:00Z","alarm":["swallowing"],"serious":false,"words":"Synker dårligt","informed_doctor":{"doctor":"USER","at":"2026-11-27T08:10:00Z"},"reported":false}"#,
    ),
    (
        "event_step",
        r#"{"v":1,"event":"ENTRY","done":{"doctor_informed":{"doctor":"USER"}}}"#,
    ),
    (
        "follow_up",
        r#"{"v":1,"treatment":"ENTRY","mode":"in_clinic","effects":[{"area":"forehead","rest":2,"movement":3}],"symmetrical":true,"satisfaction":4,"note":"Glad","next_step":"Ingen"}"#,
    ),
    (
        "red_flag_closed",
        r#"{"v":1,"event":"ENTRY","assessment":"Forbigående"}"#,
    ),
];

/// What names another entry names the second one.
pub fn of_a_treatment() -> Vec<Fact> {
    let read = |(kind, json): &(&str, &str)| {
        let json = json
            .replace("USER", &DOCTOR.to_string())
            .replace("ENTRY", &id(2).to_string())
            .replace("SNAPSHOT", SNAPSHOT);
        let body = Fact::parse(kind, &json);
        body.unwrap_or_else(|error| unreachable!("{kind}: {error}"))
            .fact
    };
    SAMPLES.iter().map(read).collect()
}
