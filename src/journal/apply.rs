//! The one road: decide, append, commit, move on.

use std::collections::BTreeSet;

use crate::domain::fact::Fact;
use crate::domain::id::PatientId;
use crate::domain::log::Refused;
use crate::vault::anchor::Why;

use super::author::{Author, Proof};
use super::clock::Now;
use super::decision::{Addition, Decision, Whose};
use super::edit::Edit;
use super::error::{Error, Result};
use super::grounds::Grounds;
use super::pen::{Pen, Written};
use super::refusal::Refusal;
use super::steady::Steady;
use super::{Journal, Receipt};
use super::{
    access, aftercare, appointments, backups, clinic, confirmations, consents, consultations,
    deviations, drafts, gate, information, log, patients, photo_use, photos, photos_aside,
    prescriptions, safety, templates, treatments, users,
};

impl Edit {
    /// Decides what shall be added. Nothing is written here.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm for each edit, and no edit without one"
    )]
    fn decide(self, grounds: &Grounds<'_>) -> Result<Decision> {
        match self {
            Self::RegisterPatient(registration) => patients::register(grounds, registration),
            Self::CorrectPatient {
                patient,
                to,
                reason,
            } => patients::correct(grounds, patient, to, reason),
            Self::SetResponsibleDoctor { patient, doctor } => {
                patients::set_responsible_doctor(grounds, patient, doctor)
            }
            Self::OpenRecord { patient, purpose } => {
                patients::open_record(grounds, patient, purpose.as_deref())
            }
            Self::AddContactNote { patient, at, note } => {
                patients::add_note(grounds, patient, at, note)
            }
            Self::Unite(uniting) => super::same_person::unite(grounds, uniting),
            Self::Part { patient, reason } => super::same_person::part(grounds, patient, &reason),
            Self::BeginDraft {
                patient,
                kind,
                content,
            } => drafts::begin(grounds, patient, kind, content),
            Self::SaveDraft {
                draft,
                revision,
                content,
            } => drafts::save(grounds, draft, revision, content),
            Self::DiscardDraft(draft) => drafts::discard(grounds, draft),
            Self::SignConsultation(draft) => consultations::sign(grounds, draft),
            Self::RecordWritten {
                patient,
                at,
                information,
            } => information::written(grounds, patient, at, information),
            Self::RecordOral {
                patient,
                at,
                information,
            } => information::oral(grounds, patient, at, information),
            Self::DeclineInformation { patient, words } => {
                information::declined(grounds, patient, words)
            }
            Self::RecordPlan { patient, plan } => information::plan(grounds, patient, plan),
            Self::Countersign { patient, entry } => {
                information::countersign(grounds, patient, entry)
            }
            Self::Amend(amendment) => super::amendments::amend(grounds, amendment),
            Self::WithdrawEntries(withdrawing) => {
                super::withdrawals::withdraw(grounds, withdrawing)
            }
            Self::Book(booking) => appointments::book(grounds, booking),
            Self::Move { appointment, to } => appointments::move_to(grounds, appointment, to),
            Self::BookTooEarly { booking, reason } => {
                appointments::book_too_early(grounds, booking, reason)
            }
            Self::MoveTooEarly {
                appointment,
                to,
                reason,
            } => appointments::move_too_early(grounds, appointment, to, reason),
            Self::Cancel {
                appointment,
                by,
                note,
            } => appointments::cancel(grounds, appointment, by, note),
            Self::Arrive(appointment) => appointments::arrive(grounds, appointment),
            Self::NoShow(appointment) => appointments::no_show(grounds, appointment),
            Self::AttachPhotos { patient, photos } => photos::attach(grounds, patient, photos),
            Self::AlignPhoto { patient, aligned } => photos::align(grounds, patient, &aligned),
            Self::MarkPhoto { patient, marked } => photos::mark(grounds, patient, &marked),
            Self::WithdrawPhoto {
                patient,
                photo,
                to,
                reason,
            } => photos_aside::withdraw(grounds, (patient, to), photo, reason),
            Self::HidePhoto { patient, hidden } => photos_aside::hide(grounds, patient, hidden),
            Self::ConsentToPhotoUse {
                patient,
                at,
                consent,
            } => photo_use::consent(grounds, patient, at, consent),
            Self::ExportPhotos {
                patient,
                what,
                photos,
                purpose,
                to,
            } => photo_use::export(grounds, patient, (what, photos), (purpose, to)),
            Self::RetireUser(user) => users::retire(grounds, user),
            Self::AddUser(user) => clinic::add_user(grounds, user),
            Self::ChangeClinic(to) => clinic::change(grounds, to),
            Self::ChangePolicy(policy) => clinic::change_policy(grounds, policy),
            Self::AdoptSheet(sheet) => clinic::adopt_sheet(grounds, sheet),
            Self::GiveConsent {
                patient,
                at,
                consent,
            } => consents::give(grounds, patient, at, consent),
            Self::WithdrawConsent {
                patient,
                at,
                withdrawn,
            } => consents::withdraw(grounds, patient, at, withdrawn),
            Self::Prescribe {
                patient,
                prescription,
            } => prescriptions::prescribe(grounds, patient, prescription),
            Self::ExemptRepeat { patient, exempted } => {
                prescriptions::exempt(grounds, patient, exempted)
            }
            Self::ConfirmIdentity(patient) => confirmations::identity(grounds, patient),
            Self::ConfirmScreening { patient, screening } => {
                confirmations::screening(grounds, patient, screening)
            }
            Self::InspectAreas { patient, areas } => {
                confirmations::inspected(grounds, patient, areas)
            }
            Self::OpenVial { patient, at, vial } => gate::open_vial(grounds, patient, at, vial),
            Self::AcceptWarning {
                patient,
                asked,
                rule,
                part,
            } => gate::accept(grounds, patient, &asked, rule, part.as_ref()),
            Self::OverrideRule {
                patient,
                asked,
                rule,
                part,
                reason,
            } => gate::override_rule(grounds, patient, &asked, (rule, part.as_ref()), reason),
            Self::StartTreatment { patient, asked } => gate::start(grounds, patient, &asked),
            Self::SignTreatment(draft) => treatments::sign(grounds, draft),
            Self::RecordNothingGiven {
                patient,
                start,
                why,
            } => treatments::nothing_given(grounds, patient, start, why),
            Self::RecordDeviation { patient, deviation } => {
                deviations::record(grounds, patient, *deviation)
            }
            Self::Attest {
                patient,
                entry,
                reason,
            } => treatments::attest(grounds, patient, entry, reason),
            Self::GiveAftercare {
                patient,
                at,
                aftercare,
            } => aftercare::given(grounds, patient, at, aftercare),
            Self::ReportAdverseEvent { patient, at, event } => {
                aftercare::event(grounds, patient, at, event)
            }
            Self::RecordEventStep { patient, at, step } => {
                aftercare::step(grounds, patient, at, step)
            }
            Self::RecordFollowUp {
                patient,
                at,
                follow_up,
            } => aftercare::follow_up(grounds, patient, at, follow_up),
            Self::RequestAccess {
                patient,
                at,
                request,
            } => access::request(grounds, patient, at, request),
            Self::AnswerAccess {
                patient,
                at,
                answered,
            } => access::answer(grounds, patient, at, answered),
            Self::CloseRedFlag { patient, closed } => {
                aftercare::close_flag(grounds, patient, closed)
            }
            Self::ApproveSheet(approved) => safety::approve_sheet(grounds, approved),
            Self::RegisterPractitioner(registered) => {
                safety::register_practitioner(grounds, registered)
            }
            Self::PauseBatch(paused) => safety::pause_batch(grounds, paused),
            Self::WatchProduct(watched) => safety::watch_product(grounds, watched),
            Self::CheckEmergencyKit { at, check } => safety::kit_checked(grounds, at, check),
            Self::AdoptInstruction(adopted) => safety::adopt_instruction(grounds, adopted),
            Self::ReadInstruction => safety::read_instruction(grounds),
            Self::ApproveTemplate(approved) => templates::approve(grounds, approved),
            Self::WithdrawTemplate(withdrawn) => templates::withdraw(grounds, withdrawn),
            Self::NoteSearch { text, hits } => log::search(grounds, text, hits),
            Self::NoteRecall {
                batch,
                hits,
                opened,
                purpose,
            } => log::recall(grounds, (batch, hits), opened, purpose.as_deref()),
            Self::NoteExport { patient, what } => log::export(grounds, patient, what),
            Self::HandOut { patient, what, to } => log::hand_out(grounds, patient, what, to),
            Self::NoteBackup { at, made } => Ok(backups::made(grounds, at, made)),
            Self::NoteRehearsal(rehearsed) => Ok(backups::rehearsed(grounds, rehearsed)),
            Self::NoteCheck(checked) => Ok(Decision::clinic(grounds.now.moment, checked)),
            Self::ConfirmClock => log::confirm_clock(grounds),
            Self::SignHead => log::sign_head(grounds),
            Self::Lock(why) => Ok(log::lock(grounds, why)),
        }
    }
}

impl Journal {
    /// Does what is asked for, or says why not. When it returns well, it is durable.
    ///
    /// # Errors
    /// [`Error::Refused`] is an answer and nothing was written, but for the log fact of a refused role or start; every other
    /// error is an accident and nothing was written.
    pub fn apply(&mut self, edit: Edit) -> Result<Receipt> {
        self.run(edit, None)
    }

    /// The same with a doctor's own passphrase for this very edit; the proof is used up.
    #[expect(clippy::needless_pass_by_value, reason = "a proof is used up")]
    pub fn apply_signed(&mut self, edit: Edit, proof: Proof) -> Result<Receipt> {
        self.run(edit, Some(&proof.0))
    }

    /// Several edits one after the other in a single transaction, all of them or none; a refused role leaves no log fact.
    ///
    /// For the practice clinic and for measuring alone: what a person does is one edit, durable before the next.
    pub(super) fn apply_many(&mut self, edits: Vec<Edit>) -> Result<Vec<Receipt>> {
        let now = self.now()?;
        let mut written = Vec::with_capacity(edits.len());
        let mut tx = self.store.begin()?;
        for edit in edits {
            let decision = edit.decide(&Grounds {
                read: &tx,
                author: &self.author,
                proof: None,
                now,
                clinic: &self.clinic,
            })?;
            let mut pen = Pen::of(&self.author, &mut self.ids, now, self.origin);
            written.push(pen.write(&mut tx, decision)?);
        }
        tx.commit()?;
        for written in &written {
            self.move_on(written);
        }
        self.anchor_every_fifty()?;
        Ok(written.into_iter().map(|written| written.receipt).collect())
    }

    fn run(&mut self, edit: Edit, proof: Option<&Author>) -> Result<Receipt> {
        self.with_room(edit, |journal, edit| journal.run_once(edit, proof))
    }

    /// Decides and writes in one transaction, so that what was looked at still holds when it is written.
    fn run_once(&mut self, edit: Edit, proof: Option<&Author>) -> Result<Receipt> {
        self.record_jump()?;
        let name = edit.name();
        let in_doubt = self.steady.is_in_doubt(&self.clock);
        let mut tx = self.store.begin()?;
        let now = self.clock.now(tx.newest_time()).jumped_if(in_doubt);
        let decided = edit.decide(&Grounds {
            read: &tx,
            author: &self.author,
            proof,
            now,
            clinic: &self.clinic,
        });
        let decided = decided.and_then(|decision| decision.must_fit().map(|()| decision));
        match decided {
            Ok(decision) => {
                let author = proof.filter(|_| decision.by_proof).unwrap_or(&self.author);
                let mut pen = Pen::of(author, &mut self.ids, now, self.origin);
                let written = pen.write(&mut tx, decision)?;
                tx.commit()?;
                self.follow(written)
            }
            Err(error) => {
                drop(tx);
                self.log_refusal(name, &error, now)?;
                Err(error)
            }
        }
    }

    /// A refused role, start, signing or use of photos leaves one log fact; other refusals leave no trace
    /// (`architecture.md` §7).
    fn log_refusal(&mut self, edit: &str, error: &Error, now: Now) -> Result<()> {
        let because = match error.refusal() {
            Some(Refusal::Role(_)) => vec!["role".to_owned()],
            Some(Refusal::NotReady(assessment)) => {
                let rules: BTreeSet<&str> = assessment
                    .failed()
                    .map(|finding| finding.rule.as_str())
                    .collect();
                rules.into_iter().map(str::to_owned).collect()
            }
            Some(Refusal::PhotoUse(fault)) => vec![fault.rule().to_string()],
            Some(_) | None => return Ok(()),
        };
        let refused = Refused {
            edit: edit.to_owned(),
            because,
        };
        self.write(Decision::clinic(now.moment, refused), now)
            .map(|_| ())
    }

    /// Writes, in a transaction of its own, what the program itself has to say.
    pub(super) fn write(&mut self, decision: Decision, now: Now) -> Result<Receipt> {
        self.with_room(decision, |journal, decision| {
            journal.write_once(decision, now)
        })
    }

    fn write_once(&mut self, decision: Decision, now: Now) -> Result<Receipt> {
        let mut tx = self.store.begin()?;
        let mut pen = Pen::of(&self.author, &mut self.ids, now, self.origin);
        let written = pen.write(&mut tx, decision)?;
        tx.commit()?;
        self.follow(written)
    }

    /// A clock that was set forward is an entry of its own, ahead of whatever is written next.
    pub(super) fn record_jump(&mut self) -> Result<()> {
        let Some(jumped) = self.steady.unrecorded(&self.clock) else {
            return Ok(());
        };
        let now = self.now()?;
        self.write(
            Decision::default().with(Whose::Program, now.moment, jumped),
            now,
        )?;
        self.steady.is_recorded();
        Ok(())
    }

    fn follow(&mut self, written: Written) -> Result<Receipt> {
        self.move_on(&written);
        self.tiles_follow(&written.additions);
        self.anchor_every_fifty()?;
        Ok(written.receipt)
    }

    /// Everything that is kept in memory follows the commit.
    fn move_on(&mut self, written: &Written) {
        if written.receipt.draft.is_some() {
            self.draft_revision += 1;
        }
        if written.additions.is_empty() {
            return;
        }
        self.revision += 1;
        let confirms = |addition: &Addition| matches!(addition.fact, Fact::ClockConfirmed(_));
        if written.additions.iter().any(confirms) {
            self.steady = Steady::from_now(&self.clock, false);
        }
        for (addition, entry) in written.additions.iter().zip(&written.receipt.entries) {
            match addition.whose {
                Whose::Program | Whose::Clinic => {
                    let user = (addition.whose == Whose::Clinic).then_some(self.author.user);
                    self.clinic
                        .learn(*entry, addition.occurred_at, user, &addition.fact);
                }
                Whose::Patient(patient) => self.index_follows(patient, &addition.fact),
                Whose::NewPatient => {
                    if let Some(patient) = written.receipt.patient {
                        self.index_follows(patient, &addition.fact);
                    }
                }
            }
        }
    }

    /// The lock screen shows the clinic's name and its users before anything can be decrypted: the key file says them too.
    fn tiles_follow(&mut self, additions: &[Addition]) {
        for addition in additions {
            // What was recorded is durable already: a tile that is late must not look like a failed save.
            if let Fact::ClinicChanged(changed) = &addition.fact {
                drop(self.sealed.rename_clinic(&changed.clinic.name));
            }
            // If it fails, the journal refuses her all the same, and the change of keys has no slot for her.
            if let Fact::UserRetired(retired) = &addition.fact {
                drop(self.sealed.remove_slot(retired.user));
                let name = self.clinic.user(retired.user).map(|user| user.name.clone());
                self.left.extend(name);
            }
        }
    }

    /// So that at most 49 entries can be cut off unseen.
    fn anchor_every_fifty(&mut self) -> Result<()> {
        // Reckoned from the last anchor in the folder, also if that session never came to its end.
        if self.store.head()?.seq - self.anchored >= 50 {
            // The entries are durable already: a folder that cannot take the anchor must not look like a failed save.
            drop(self.anchor(Why::Fifty));
        }
        Ok(())
    }

    fn index_follows(&mut self, id: PatientId, fact: &Fact) {
        let changes_who_is_found = matches!(
            fact,
            Fact::PatientRegistered(_)
                | Fact::PatientCorrected(_)
                | Fact::SamePerson(_)
                | Fact::NotSamePerson(_)
        );
        if !changes_who_is_found {
            return;
        }
        let line = self.store.person_line(id).ok().flatten();
        if let (Some(index), Some(line)) = (&mut self.index, line) {
            if line.patient != id {
                index.leave_out(id);
            }
            index.update(&line);
        }
    }
}
