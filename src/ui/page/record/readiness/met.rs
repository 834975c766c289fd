//! What a green check rests on: with evidence, a green is worth as much as a red.

use crate::domain::course::Told;
use crate::domain::readiness::{Check, CheckId};
use crate::domain::rules::Why;
use crate::domain::time::Moment;
use crate::journal::view::{GateView, RecordView};
use crate::text::fill;
use crate::ui::cx::Cx;

use super::rows::reader;

pub(super) fn said(cx: &Cx<'_>, view: &RecordView, gate: &GateView, check: &Check) -> String {
    let words = &cx.text.readiness;
    // Where the period is over, nobody needs to know why there was no way around it.
    let says_nothing = |why: &Why| matches!(why, Why::Met | Why::NotExempt { .. });
    let told = check
        .findings
        .iter()
        .find(|finding| !says_nothing(&finding.why));
    let told = told.map(|finding| cx.text.finding(finding, reader(cx)));
    let when = |at: Moment| cx.text.short_date_and_time(at, cx.today());
    let course = &view.course;
    match check.id {
        CheckId::Age => cx.text.age(view.patient.birth_date, cx.today()),
        CheckId::Consultation => course
            .newest_consultation()
            .map_or_else(String::new, |held| {
                let mode = cx.text.mode(&held.value.mode);
                format!("{}, {mode}", cx.user_name(held.user))
            }),
        CheckId::Information => {
            let written = newest(&course.written);
            let oral = newest(&course.oral);
            match written.zip(oral) {
                Some((written, oral)) => fill(
                    &words.informed,
                    &[
                        ("version", &written.value.sheet),
                        ("written", &when(written.occurred_at)),
                        ("ticked", &oral.value.topics.len().to_string()),
                        ("oral", &when(oral.occurred_at)),
                    ],
                ),
                None => String::new(),
            }
        }
        CheckId::Reflection | CheckId::Interval => told.unwrap_or_else(|| words.first_time.clone()),
        CheckId::Consent => newest(&course.consents).map_or_else(String::new, |given| {
            fill(&words.consented, &[("when", &when(given.occurred_at))])
        }),
        CheckId::Identity => words.identified.clone(),
        CheckId::Contraindications => words.no_contraindication.clone(),
        CheckId::Medicines => words.no_medicine.clone(),
        CheckId::Photos => words.photos_there.clone(),
        CheckId::RedFlag => words.no_flag.clone(),
        CheckId::Prescription => prescribed(cx, view, gate),
        CheckId::Product => product(cx, view, gate),
    }
}

fn prescribed(cx: &Cx<'_>, view: &RecordView, gate: &GateView) -> String {
    let words = &cx.text.readiness;
    let Some(asked) = &gate.asked else {
        return String::new();
    };
    let who = cx.user_name(Some(asked.practitioner));
    let mut prescriptions = view.course.prescriptions.iter();
    let in_force = prescriptions.find(|told| Some(told.id) == gate.prescription);
    match in_force {
        Some(told) => {
            let units = told.value.limits.iter().map(|limit| limit.units.decimal());
            let units: rust_decimal::Decimal = units.sum();
            let units = cx.text.decimal(&units.normalize().to_string());
            let product = cx.text.product(&asked.product);
            let values = [("product", &*product), ("units", &*units), ("name", &*who)];
            fill(&words.prescribed, &values)
        }
        None => fill(&words.by_doctor, &[("name", &who)]),
    }
}

fn product(cx: &Cx<'_>, view: &RecordView, gate: &GateView) -> String {
    let Some(asked) = &gate.asked else {
        return String::new();
    };
    let chosen = view
        .course
        .vials
        .iter()
        .find(|told| asked.vials.contains(&told.latest));
    let product = cx.text.product(&asked.product);
    chosen.map_or_else(
        || product.clone(),
        |told| {
            let last = cx.text.date(told.value.expiry.last_day());
            let values = [
                ("product", &*product),
                ("batch", &*told.value.batch),
                ("expiry", &*last),
            ];
            fill(&cx.text.readiness.vial, &values)
        },
    )
}

fn newest<T>(list: &[Told<T>]) -> Option<&Told<T>> {
    list.iter().max_by_key(|told| told.occurred_at)
}
