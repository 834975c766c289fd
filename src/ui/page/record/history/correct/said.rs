//! Corrections of what is mostly words: notes, reasons, requests, and the account of a deviation.

use crate::domain::access::{AccessAnswered, AccessRequested};
use crate::domain::decision::RuleOverridden;
use crate::domain::information::InformationDeclined;
use crate::domain::patient::{ContactChannel, ContactNote};
use crate::domain::photo_use::PhotoUseConsented;
use crate::domain::treatment::{Deviation, NothingGiven};
use crate::text::Text;

use super::ask::{Answers, Ask, Unclear};
use super::gate::{expiry_readable, expiry_told, expiry_typed};
use super::{areas, ask_areas};

const CHANNELS: [ContactChannel; 4] = [
    ContactChannel::Telephone,
    ContactChannel::Email,
    ContactChannel::Question,
    ContactChannel::Other,
];

pub fn contact_note(text: &Text, fact: &ContactNote) -> Vec<Ask> {
    let words = &text.whole;
    let channels = CHANNELS.map(|channel| (channel, text.contact_channel(channel)));
    vec![
        Ask::one(&words.contact, channels, Some(&fact.channel)).needed(),
        Ask::words(&words.contact_note, &fact.text).needed(),
    ]
}

pub fn contact_note_told(
    was: &ContactNote,
    answers: &mut Answers<'_>,
) -> Result<ContactNote, Unclear> {
    let channel = answers
        .one()?
        .and_then(|place| CHANNELS.get(place).copied());
    Ok(ContactNote {
        channel: channel.unwrap_or(was.channel),
        text: answers.words()?,
    })
}

pub fn declined(text: &Text, fact: &InformationDeclined) -> Vec<Ask> {
    vec![Ask::words(&text.whole.patient_words, &fact.words).needed()]
}

pub fn declined_told(answers: &mut Answers<'_>) -> Result<InformationDeclined, Unclear> {
    Ok(InformationDeclined {
        words: answers.words()?,
    })
}

pub fn nothing_given(text: &Text, fact: &NothingGiven) -> Vec<Ask> {
    vec![Ask::words(&text.whole.why, &fact.why).needed()]
}

pub fn nothing_given_told(
    was: &NothingGiven,
    answers: &mut Answers<'_>,
) -> Result<NothingGiven, Unclear> {
    Ok(NothingGiven {
        start: was.start,
        why: answers.words()?,
    })
}

/// The rule and what it had seen stay; only the doctor's words can be put better.
pub fn overridden(text: &Text, fact: &RuleOverridden) -> Vec<Ask> {
    vec![Ask::words(&text.whole.given_reason, &fact.grounds).needed()]
}

pub fn overridden_told(
    was: &RuleOverridden,
    answers: &mut Answers<'_>,
) -> Result<RuleOverridden, Unclear> {
    Ok(RuleOverridden {
        grounds: answers.words()?,
        ..was.clone()
    })
}

pub fn access_requested(text: &Text, fact: &AccessRequested) -> Vec<Ask> {
    vec![Ask::words(&text.whole.access_request, &fact.words).needed()]
}

pub fn access_requested_told(answers: &mut Answers<'_>) -> Result<AccessRequested, Unclear> {
    Ok(AccessRequested {
        words: answers.words()?,
    })
}

pub fn access_answered(text: &Text, fact: &AccessAnswered) -> Vec<Ask> {
    vec![Ask::words(&text.whole.access_words, &fact.words).needed()]
}

pub fn access_answered_told(
    was: &AccessAnswered,
    answers: &mut Answers<'_>,
) -> Result<AccessAnswered, Unclear> {
    Ok(AccessAnswered {
        words: answers.words()?,
        ..was.clone()
    })
}

/// A yes to other photos or purposes is another yes.
pub fn photo_use(text: &Text, fact: &PhotoUseConsented) -> Vec<Ask> {
    let words = &text.whole;
    vec![
        Ask::words(&words.used_where, &fact.used_where).needed(),
        Ask::words(&words.use_assessment, &fact.assessment).needed(),
    ]
}

pub fn photo_use_told(
    was: &PhotoUseConsented,
    answers: &mut Answers<'_>,
) -> Result<PhotoUseConsented, Unclear> {
    Ok(PhotoUseConsented {
        used_where: answers.words()?,
        assessment: answers.words()?,
        ..was.clone()
    })
}

/// As far as it was told in words; its points and vials stay.
pub fn deviation(text: &Text, fact: &Deviation) -> Vec<Ask> {
    let words = &text.whole;
    let expiry = fact.expiry.map(expiry_typed);
    vec![
        Ask::past(&words.injected_from, Some(fact.started), text).needed(),
        Ask::past(&words.injected_until, fact.ended, text),
        ask_areas(text, &words.areas, &&fact.areas),
        Ask::line(
            &words.units_stated,
            fact.units.as_deref().unwrap_or_default(),
        ),
        Ask::line(&words.batch, fact.batch.as_deref().unwrap_or_default()),
        Ask::line(&words.expiry, expiry.as_deref().unwrap_or_default()).readable(expiry_readable),
        Ask::words(&words.why, &fact.why).needed(),
    ]
}

pub fn deviation_told(was: &Deviation, answers: &mut Answers<'_>) -> Result<Deviation, Unclear> {
    let said = |words: String| (!words.is_empty()).then_some(words);
    Ok(Deviation {
        started: answers.past()?.ok_or(Unclear)?,
        ended: answers.past()?,
        areas: answers.many(areas(&was.areas))?.into_iter().collect(),
        units: said(answers.words()?),
        batch: said(answers.words()?),
        expiry: expiry_told(&answers.words()?, answers.today(), was.expiry)?,
        why: answers.words()?,
        ..was.clone()
    })
}
