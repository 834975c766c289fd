//! Information given and declined, countersignatures, and notes of contacts.

use super::consultation::{companion, mode};
use super::lines::Lines;
use crate::domain::information::{
    Channel, InformationDeclined, LateEntryCountersigned, Mark, OralInformation, Receipt, Scope,
    Topic, WrittenInformation,
};
use crate::domain::patient::ContactNote;

fn scope(lines: &mut Lines<'_>, scope: &Scope, mark: Mark) {
    let Scope { areas, products } = scope;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.areas, &text.areas(areas));
    let names: Vec<String> = products.iter().map(|id| text.product(id)).collect();
    lines.say(&words.products, &names.join(", "));
    lines.say(&words.mark, text.mark(mark));
}

pub fn written(lines: &mut Lines<'_>, fact: &WrittenInformation) {
    let WrittenInformation {
        scope: about,
        mark,
        sheet,
        sheet_sha256,
        channel,
        receipt,
    } = fact;
    let words = &lines.text.whole;
    scope(lines, about, *mark);
    lines.say(&words.sheet_version, sheet);
    let how = match channel {
        Channel::Paper => &words.paper,
        Channel::SecureMail => &words.secure_mail,
        Channel::Other(how) => how,
    };
    lines.say(&words.channel, how);
    let received = match receipt {
        Receipt::HandedOver => &words.handed_over,
        Receipt::Confirmed => &words.confirmed,
    };
    lines.say(&words.receipt, received);
    lines.say(&words.sha256, sheet_sha256);
}

pub fn oral(lines: &mut Lines<'_>, fact: &OralInformation) {
    let OralInformation {
        scope: about,
        mark,
        topics,
        mode: place,
        companion: with,
        language,
        questions,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    scope(lines, about, *mark);
    for topic in Topic::ALL {
        match topics.get(&topic) {
            Some(told) => lines.at(text.topic(topic), *told),
            None => lines.say(text.topic(topic), &words.not_told),
        }
    }
    mode(lines, place);
    companion(lines, with);
    lines.maybe(&words.interpreter, language.as_deref());
    lines.maybe(&words.questions, questions.as_deref());
}

pub fn declined(lines: &mut Lines<'_>, fact: &InformationDeclined) {
    let InformationDeclined { words } = fact;
    lines.say(&lines.text.whole.patient_words, words);
}

pub fn countersigned(lines: &mut Lines<'_>, fact: &LateEntryCountersigned) {
    let LateEntryCountersigned { entry } = fact;
    lines.entry(&lines.text.whole.late_entry_of, *entry);
}

pub fn contact_note(lines: &mut Lines<'_>, fact: &ContactNote) {
    let ContactNote { channel, text } = fact;
    let words = &lines.text.whole;
    lines.say(&words.contact, lines.text.contact_channel(*channel));
    lines.say(&words.contact_note, text);
}
