//! Half-written work: it survives everything, belongs to one person, and never stands in the chain.

use mimik::domain::area::Area;
use mimik::domain::log::DraftKind;
use mimik::domain::patient::{ContactChannel, ContactNote};
use mimik::domain::time::Moment;
use mimik::journal::{DraftContent, Edit, Refusal, Thing};

use crate::clinic::{
    Clinic, DEMO, answered, at, begin, entries, last_kinds, lock, must_be_whole, note, refused,
    register, sign,
};

fn consultation(began: Moment, wishes: &str) -> DraftContent {
    let mut draft = answered(began, &[Area::Glabella]);
    wishes.clone_into(&mut draft.wishes);
    DraftContent::Consultation(Box::new(draft))
}

fn telephone(text: &str) -> DraftContent {
    DraftContent::ContactNote {
        note: ContactNote {
            channel: ContactChannel::Telephone,
            text: text.to_owned(),
        },
        at: None,
    }
}

#[test]
fn a_draft_comes_back_word_for_word_after_a_lock_and_after_a_kill() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let began = clinic.clock.system_time();
    let draft = begin(&mut journal, patient, answered(began, &[]));
    let content = consultation(began, "Vil ligne sig selv – bare mindre træt 😊");
    let saved = journal.apply(Edit::SaveDraft {
        draft,
        revision: 1,
        content: content.clone(),
    });
    assert_eq!(saved.unwrap().draft, Some((draft, 2)));
    drop(lock(journal));

    let journal = clinic.doctor();
    let back = journal.record(patient).unwrap();
    let back = back.draft(DraftKind::Consultation).unwrap();
    assert_eq!((&back.content, back.revision), (&content, 2));
    // Dropped without being locked, as by a kill.
    drop(journal);
    let journal = clinic.doctor();
    assert_eq!(journal.draft(draft).unwrap().unwrap().content, content);
}

#[test]
fn typing_adds_no_entry_and_makes_no_page_read_again() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let began = clinic.clock.system_time();
    let draft = begin(&mut journal, patient, answered(began, &[]));
    let before = (entries(&journal), journal.revision());
    let drafts = journal.draft_revision();
    for revision in 1..4 {
        let content = consultation(began, &"a".repeat(revision as usize));
        journal
            .apply(Edit::SaveDraft {
                draft,
                revision,
                content,
            })
            .unwrap();
    }
    assert_eq!((entries(&journal), journal.revision()), before);
    assert_eq!(journal.draft_revision(), drafts + 3);
}

#[test]
fn saving_over_a_newer_draft_is_refused_and_the_newer_one_can_be_shown() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let began = clinic.clock.system_time();
    let draft = begin(&mut journal, patient, answered(began, &[]));
    let save = |wishes: &str| Edit::SaveDraft {
        draft,
        revision: 1,
        content: consultation(began, wishes),
    };
    journal.apply(save("den nye")).unwrap();
    assert_eq!(
        refused(&mut journal, save("den gamle")),
        Refusal::DraftChanged
    );
    let stands = journal.draft(draft).unwrap().unwrap();
    assert_eq!(
        (stands.content, stands.revision),
        (consultation(began, "den nye"), 2)
    );
}

#[test]
fn a_draft_is_its_authors_alone() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let began = clinic.clock.system_time();
    let draft = begin(&mut journal, patient, answered(began, &[]));
    drop(lock(journal));

    let mut journal = clinic.enter(clinic.colleague);
    let unknown = Refusal::Unknown(Thing::Draft);
    assert_eq!(journal.draft(draft).unwrap(), None);
    assert_eq!(journal.record(patient).unwrap().drafts, []);
    assert_eq!(refused(&mut journal, Edit::DiscardDraft(draft)), unknown);
    assert_eq!(
        refused(&mut journal, Edit::SignConsultation(draft)),
        unknown
    );
    let content = consultation(began, "en andens");
    let save = Edit::SaveDraft {
        draft,
        revision: 1,
        content,
    };
    assert_eq!(refused(&mut journal, save), unknown);
}

#[test]
fn beginning_and_discarding_leave_a_log_fact_and_nothing_of_what_was_typed() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let patient = register(&mut journal, DEMO[0]);
    let begun = journal.apply(Edit::BeginDraft {
        patient,
        kind: DraftKind::ContactNote,
        content: telephone("Ringede om hævelse"),
    });
    let (draft, _) = begun.unwrap().draft.unwrap();
    journal.apply(Edit::DiscardDraft(draft)).unwrap();
    assert_eq!(last_kinds(&journal, 2), ["draft_begun", "draft_discarded"]);
    assert_eq!(journal.record(patient).unwrap().drafts, []);
    assert_eq!(must_be_whole(&journal).counts.drafts, 0);
}

#[test]
fn a_draft_cannot_pass_for_another_kind() {
    let clinic = Clinic::new();
    let mut journal = clinic.nurse();
    let patient = register(&mut journal, DEMO[0]);
    let mislabelled = Edit::BeginDraft {
        patient,
        kind: DraftKind::ContactNote,
        content: consultation(clinic.clock.system_time(), "skjult"),
    };
    assert_eq!(refused(&mut journal, mislabelled), Refusal::NotDrafted);
    drop(lock(journal));

    let mut journal = clinic.doctor();
    let began = clinic.clock.system_time();
    let draft = begin(&mut journal, patient, answered(began, &[]));
    let content = telephone("skjult");
    let save = Edit::SaveDraft {
        draft,
        revision: 1,
        content,
    };
    assert_eq!(refused(&mut journal, save), Refusal::NotDrafted);
}

#[test]
fn a_text_of_100_000_characters_is_refused_when_it_is_signed_and_stays_whole_in_the_draft() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let now = clinic.clock.system_time();
    let long = "æ".repeat(100_000);
    let too_long = Refusal::TextTooLong {
        most: 20_000,
        has: 100_000,
    };
    assert_eq!(refused(&mut journal, note(patient, now, &long)), too_long);

    let draft = begin(&mut journal, patient, answered(now, &[Area::Glabella]));
    let content = consultation(now, &long);
    let save = Edit::SaveDraft {
        draft,
        revision: 1,
        content: content.clone(),
    };
    journal.apply(save).unwrap();
    assert_eq!(
        refused(&mut journal, Edit::SignConsultation(draft)),
        too_long
    );
    assert_eq!(journal.draft(draft).unwrap().unwrap().content, content);
    journal.apply(Edit::DiscardDraft(draft)).unwrap();

    // The longest that a field takes is taken.
    journal
        .apply(note(patient, now, &"æ".repeat(20_000)))
        .unwrap();
    must_be_whole(&journal);
}

#[test]
fn no_field_of_a_consultation_is_forgotten_when_lengths_are_looked_at() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let patient = register(&mut journal, DEMO[0]);
    let now = at("2026-11-23 08:00");
    let long = || "a".repeat(20_001);
    let mut drafts = vec![answered(now, &[Area::Glabella]); 5];
    drafts[0].plan.note = long();
    drafts[1].companion = long();
    drafts[2].information_declined = Some(long());
    drafts[3].plan.areas = [Area::Other(long())].into();
    drafts[4].online = true;
    drafts[4].photo_id_seen = true;
    drafts[4].platform = long();
    for draft in drafts {
        let refusal = crate::clinic::refusal(sign(&mut journal, patient, draft));
        assert_eq!(
            refusal,
            Refusal::TextTooLong {
                most: 20_000,
                has: 20_001
            }
        );
    }
}
