//! Corrections of what the gate looks at: consent, prescription, exemption and vial.

use crate::domain::consent::{ConsentForm, ConsentGiven, ConsentWithdrawn};
use crate::domain::id::UserId;
use crate::domain::prescription::{AreaLimit, Prescription, RepeatExempted};
use crate::domain::time::Day;
use crate::domain::units::Units;
use crate::domain::user::{Role, User};
use crate::domain::vial::{Diluent, DiluentKind, Expiry, Storage, VialOpened};
use crate::domain::volume::Millilitres;
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::dialogs::expiry;
use crate::ui::widget::date_field::parse_day;

use super::ask::{Answers, Ask, Unclear};
use super::{areas, ask_areas};

const FORMS: [ConsentForm; 2] = [ConsentForm::Paper, ConsentForm::OnScreen];
const STORAGES: [Storage; 2] = [Storage::Cold, Storage::UsedAtOnce];

pub fn consent(text: &Text, fact: &ConsentGiven) -> Vec<Ask> {
    let words = &text.whole;
    let forms = FORMS.map(|form| (form, text.consent_form(form)));
    vec![
        ask_areas(text, &words.areas, &&fact.areas).needed(),
        Ask::one(&words.consent_form, forms, Some(&fact.form)).needed(),
    ]
}

pub fn consent_told(
    was: &ConsentGiven,
    answers: &mut Answers<'_>,
) -> Result<ConsentGiven, Unclear> {
    Ok(ConsentGiven {
        product: was.product.clone(),
        areas: answers.many(areas(&was.areas))?.into_iter().collect(),
        form: *FORMS.get(answers.one()?.ok_or(Unclear)?).ok_or(Unclear)?,
    })
}

pub fn consent_withdrawn(text: &Text, fact: &ConsentWithdrawn) -> Vec<Ask> {
    vec![Ask::words(&text.whole.patient_words, &fact.note)]
}

pub fn consent_withdrawn_told(
    was: &ConsentWithdrawn,
    answers: &mut Answers<'_>,
) -> Result<ConsentWithdrawn, Unclear> {
    Ok(ConsentWithdrawn {
        consent: was.consent,
        note: answers.words()?,
    })
}

/// Its areas stay: for another one there is another prescription.
pub fn prescription(cx: &Cx<'_>, fact: &Prescription) -> Vec<Ask> {
    let (text, words) = (cx.text, &cx.text.whole);
    let mut asks: Vec<Ask> = Vec::new();
    for AreaLimit { area, units } in &fact.limits {
        let units = text.decimal(&units.to_string());
        let limit = Ask::line(text.area(area), &units).readable(|typed, _| is::<Units>(typed));
        asks.push(limit.needed());
    }
    let injectors = injectors(&cx.journal.clinic().users, fact);
    let options = injectors.iter().map(|user| {
        let may = fact.practitioners.contains(user);
        (cx.user_name(Some(*user)), may)
    });
    asks.push(Ask::many(&words.may_inject, options));
    let until = fact.valid_until.map(|day| text.date(day));
    let until = Ask::line(&words.valid_until, until.as_deref().unwrap_or_default());
    asks.push(until.readable(|typed, today| parse_day(typed, today, &[]).is_some()));
    let note = fact.off_label_note.as_deref().unwrap_or_default();
    asks.push(Ask::words(&words.off_label_note, note));
    asks
}

pub fn prescription_told(
    was: &Prescription,
    answers: &mut Answers<'_>,
) -> Result<Prescription, Unclear> {
    let mut limits = Vec::with_capacity(was.limits.len());
    for limit in &was.limits {
        limits.push(AreaLimit {
            area: limit.area.clone(),
            units: answers.words()?.parse().map_err(|_no_amount| Unclear)?,
        });
    }
    let injectors = injectors(answers.users, was);
    let practitioners = answers.many(injectors)?;
    let until = answers.words()?;
    let valid_until = if until.is_empty() {
        None
    } else {
        Some(parse_day(&until, answers.today(), &[]).ok_or(Unclear)?)
    };
    let note = answers.words()?;
    Ok(Prescription {
        product: was.product.clone(),
        limits,
        practitioners,
        valid_until,
        off_label_note: (!note.is_empty()).then_some(note),
    })
}

/// Everybody who may inject here, and whoever was named.
fn injectors(users: &[User], fact: &Prescription) -> Vec<UserId> {
    let clinicians = users.iter().filter(|user| user.role != Role::Reviewer);
    let mut all: Vec<UserId> = fact.practitioners.clone();
    all.extend(clinicians.map(|user| user.id));
    let mut once: Vec<UserId> = Vec::new();
    for user in all {
        if !once.contains(&user) {
            once.push(user);
        }
    }
    once
}

pub fn exempted(text: &Text, fact: &RepeatExempted) -> Vec<Ask> {
    let words = &text.whole;
    vec![
        ask_areas(text, &words.areas, &&fact.areas).needed(),
        Ask::words(&words.given_reason, &fact.grounds).needed(),
    ]
}

pub fn exempted_told(
    was: &RepeatExempted,
    answers: &mut Answers<'_>,
) -> Result<RepeatExempted, Unclear> {
    Ok(RepeatExempted {
        product: was.product.clone(),
        areas: answers.many(areas(&was.areas))?.into_iter().collect(),
        grounds: answers.words()?,
    })
}

/// Its product stays: what was drawn from it is of that product.
pub fn vial(text: &Text, fact: &VialOpened) -> Vec<Ask> {
    let words = &text.whole;
    let nominal = text.decimal(&fact.nominal.to_string());
    let mut asks = vec![
        Ask::line(&words.batch, &fact.batch).needed(),
        Ask::line(&words.expiry, &expiry_typed(fact.expiry))
            .readable(expiry_readable)
            .needed(),
        Ask::line(&words.nominal, &nominal)
            .readable(|typed, _| is::<Units>(typed))
            .needed(),
    ];
    if let Some(diluent) = &fact.diluent {
        let what = match &diluent.kind {
            DiluentKind::Saline => &words.saline,
            DiluentKind::Other(what) => what,
        };
        let volume = text.decimal(&diluent.volume.to_string());
        asks.push(Ask::line(&words.diluent, what).needed());
        let volume = Ask::line(&text.correcting.volume, &volume);
        asks.push(
            volume
                .readable(|typed, _| is::<Millilitres>(typed))
                .needed(),
        );
        asks.push(Ask::past(&words.mixed_at, fact.mixed_at, text).needed());
        let storages = STORAGES.map(|storage| (storage, text.storage(storage)));
        asks.push(Ask::one(&words.storage, storages, fact.storage.as_ref()));
    }
    asks
}

pub fn vial_told(was: &VialOpened, answers: &mut Answers<'_>) -> Result<VialOpened, Unclear> {
    let batch = answers.words()?;
    let expiry =
        expiry_told(&answers.words()?, answers.today(), Some(was.expiry))?.ok_or(Unclear)?;
    let nominal = answers.words()?.parse().map_err(|_no_amount| Unclear)?;
    let mut vial = VialOpened {
        batch,
        expiry,
        nominal,
        ..was.clone()
    };
    if was.diluent.is_some() {
        let what = answers.words()?;
        let saline = &answers.text.whole.saline;
        let is_saline = what.to_lowercase() == saline.to_lowercase();
        vial.diluent = Some(Diluent {
            kind: if is_saline {
                DiluentKind::Saline
            } else {
                DiluentKind::Other(what)
            },
            volume: answers.words()?.parse().map_err(|_no_amount| Unclear)?,
        });
        vial.mixed_at = answers.past()?;
        let storage = answers.one()?;
        vial.storage = storage.and_then(|place| STORAGES.get(place).copied());
    }
    Ok(vial)
}

fn is<T: std::str::FromStr>(typed: &str) -> bool {
    typed.trim().parse::<T>().is_ok()
}

/// `03/2027`, or the whole date, as it is read again.
pub fn expiry_typed(expiry: Expiry) -> String {
    match expiry {
        Expiry::On(day) => format!(
            "{:02}.{:02}.{}",
            day.day_of_month(),
            day.month(),
            day.year()
        ),
        Expiry::InMonth(day) => format!("{:02}/{}", day.month(), day.year()),
    }
}

pub fn expiry_readable(typed: &str, today: Day) -> bool {
    expiry::parse(typed, today).is_some()
}

/// Nothing typed is nothing known; what stands there untouched means what it meant.
pub fn expiry_told(
    typed: &str,
    today: Day,
    was: Option<Expiry>,
) -> Result<Option<Expiry>, Unclear> {
    if typed.is_empty() {
        return Ok(None);
    }
    if was.is_some_and(|was| expiry_typed(was) == typed) {
        return Ok(was);
    }
    expiry::parse(typed, today).map(Some).ok_or(Unclear)
}
