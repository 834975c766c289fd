//! Refusals and failures as sentences: what happened, what is safe, what to do.

use super::{Text, countdown, fill};
use crate::domain::alignment::AlignmentFault;
use crate::domain::area::Area;
use crate::domain::identity::About;
use crate::domain::mark::{LONGEST_WORDS, MOST_MARKS, MarkFault};
use crate::domain::rules::publication::UseFault;
use crate::domain::rules::{BookingVerdict, Gap, RuleId};
use crate::domain::same_person::Difference;
use crate::domain::time::{Day, Moment};
use crate::domain::treatment::NotFinished;
use crate::domain::user::Role;
use crate::journal::task::PhotoTrouble;
use crate::journal::{Error, PatientWarning, Refusal, Thing};

impl Text {
    /// The sentence for a refused or failed edit. `today` decides whether a year is shown.
    pub fn error(&self, error: &Error, today: Day) -> String {
        match error {
            Error::Refused(refusal) => self.refusal(refusal, today),
            Error::Store(fault) => self.store_fault(fault).to_owned(),
            Error::UserDisagrees => self.faults.other_vault.clone(),
            Error::Upgrade(fault) => self.upgrade_fault(fault).to_owned(),
            Error::UserRetired => self.faults.retired.clone(),
            Error::Vault(fault) => self.vault_fault(fault).to_owned(),
            Error::Closed(refusal) => self.closed(refusal),
            Error::DraftUnreadable => self.refusals.unknown_draft.clone(),
            Error::Random(_) => self.faults.random.clone(),
        }
    }

    pub fn refusal(&self, refusal: &Refusal, today: Day) -> String {
        let words = &self.refusals;
        let moment = |at: Moment| self.moment(at, today);
        match refusal {
            Refusal::Role(Role::Doctor) => words.role_doctor.clone(),
            Refusal::Role(Role::Nurse | Role::Reviewer) => words.role_clinician.clone(),
            Refusal::ProofNeeded => words.proof_needed.clone(),
            Refusal::MustWait { left } => fill(&self.faults.wait, &[("time", &countdown(*left))]),
            Refusal::ReasonTooShort { needed, has } => fill(
                &words.reason_too_short,
                &[("needed", &needed.to_string()), ("has", &has.to_string())],
            ),
            Refusal::TextTooLong { most, has } => {
                let count = |number: usize| super::thousands(self.language, number as u64);
                fill(
                    &words.text_too_long,
                    &[("most", &count(*most)), ("has", &count(*has))],
                )
            }
            Refusal::EmptyText => words.empty_text.clone(),
            Refusal::HiddenCharacters => words.hidden_characters.clone(),
            Refusal::PurposeNeeded => words.purpose_needed.clone(),
            Refusal::InFuture { at, .. } => fill(&words.in_future, &[("at", &moment(*at))]),
            Refusal::ClockInDoubt => words.clock_in_doubt.clone(),
            Refusal::LastDoctor => words.last_doctor.clone(),
            Refusal::AlreadyRetired => words.already_retired.clone(),
            Refusal::AnchorsInside => words.anchors_inside.clone(),
            Refusal::Unknown(thing) => self.unknown(*thing).to_owned(),
            Refusal::SameCpr(_) => words.same_cpr.clone(),
            Refusal::Number(about) => self.number_fault(*about),
            Refusal::Warnings(warnings) => warnings.first().map_or_else(
                || words.warnings.clone(),
                |warning| self.patient_warning(warning),
            ),
            Refusal::SameRecord => words.same_record.clone(),
            Refusal::UnitedAlready(_) => words.united_already.clone(),
            Refusal::NotUnited => words.not_united.clone(),
            Refusal::TreatmentUnderWay => words.treatment_under_way.clone(),
            Refusal::DraftInBoth => words.draft_in_both.clone(),
            Refusal::TheyDiffer(found) => {
                let found = found.iter().map(|one| self.difference(*one));
                let found: Vec<String> = found.collect();
                fill(&words.they_differ, &[("differences", &found.join(" "))])
            }
            Refusal::Missing(missing) => {
                fill(&words.missing, &[("count", &missing.len().to_string())])
            }
            Refusal::NotResponsible => words.not_responsible.clone(),
            Refusal::NotDrafted => words.not_drafted.clone(),
            Refusal::DraftChanged => words.draft_changed.clone(),
            Refusal::OtherKind => words.other_kind.clone(),
            Refusal::NothingCorrected => words.nothing_corrected.clone(),
            Refusal::EntryWithdrawn => words.entry_withdrawn.clone(),
            Refusal::StillNamed(_) => words.still_named.clone(),
            Refusal::NothingToCountersign => words.nothing_to_countersign.clone(),
            Refusal::NotBookable(verdict) => self.verdict(verdict, None, today),
            Refusal::UnderAge { from } => fill(
                &words.under_age,
                &[("from", &self.weekday_and_date(*from, today))],
            ),
            Refusal::DoubleBooked { start, end } => fill(
                &words.double_booked,
                &[("start", &self.clock(*start)), ("end", &self.clock(*end))],
            ),
            Refusal::PatientBooked { start, end } => fill(
                &words.patient_booked,
                &[("start", &self.clock(*start)), ("end", &self.clock(*end))],
            ),
            Refusal::InPast { at } => fill(&words.in_past, &[("at", &moment(*at))]),
            Refusal::OutsideBounds(_) => words.outside_bounds.clone(),
            Refusal::AppointmentIsOver(_) => words.appointment_is_over.clone(),
            Refusal::NotStartedYet { start } => {
                fill(&words.not_started_yet, &[("start", &moment(*start))])
            }
            Refusal::NotTooEarly => words.not_too_early.clone(),
            Refusal::NoArea => words.no_area.clone(),
            Refusal::AlreadyWithdrawn => words.already_withdrawn.clone(),
            Refusal::OffLabelNoteMissing => words.off_label_note_missing.clone(),
            Refusal::NotReady(assessment) => {
                let count = assessment.failed().count().to_string();
                fill(&words.not_ready, &[("count", &count)])
            }
            Refusal::NothingToDecide => words.nothing_to_decide.clone(),
            Refusal::NotOpenToDecision => words.not_open_to_decision.clone(),
            Refusal::NotOwnTreatment => words.not_own_treatment.clone(),
            Refusal::AlreadySigned => words.already_signed.clone(),
            Refusal::NotFinished(lack) => self.not_finished(lack).to_owned(),
            Refusal::PointMisplaced { number } => {
                fill(&words.point_misplaced, &[("number", &number.to_string())])
            }
            Refusal::TimesDisagree => words.times_disagree.clone(),
            Refusal::NoView => words.no_view.clone(),
            Refusal::PhotoTwice => words.photo_twice.clone(),
            Refusal::NotAligned(fault) => self.not_aligned(*fault).to_owned(),
            Refusal::NotMarked(fault) => self.not_marked(*fault),
            Refusal::PhotoUse(fault) => self.use_fault(*fault, today),
            Refusal::PurposeBeyond => words.purpose_beyond.clone(),
            Refusal::NoPhotos => words.no_photos.clone(),
            Refusal::NothingToHide => words.nothing_to_hide.clone(),
            Refusal::ThereAlready => words.photo_there_already.clone(),
        }
    }

    /// In what two registrations cannot both be right.
    pub fn difference(&self, difference: Difference) -> String {
        let words = &self.same_person;
        match difference {
            Difference::Number => words.differ_number.clone(),
            Difference::BirthDate { here, there } => fill(
                &words.differ_birth,
                &[("here", &self.date(here)), ("there", &self.date(there))],
            ),
            Difference::Sex => words.differ_sex.clone(),
        }
    }

    /// What a treatment still lacks before it can be signed.
    pub fn not_finished(&self, lack: &NotFinished) -> &str {
        let words = &self.refusals;
        match lack {
            NotFinished::NoPoints => &words.no_points,
            NotFinished::Points(_) => &words.points_unfinished,
            NotFinished::Times => &words.times_missing,
            NotFinished::MoreThanDrawn(_) => &words.more_than_drawn,
        }
    }

    /// Why two places cannot be the pupils of a photo.
    pub fn not_aligned(&self, fault: AlignmentFault) -> &str {
        let words = &self.refusals;
        match fault {
            AlignmentFault::NotFront => &words.pupils_not_front,
            AlignmentFault::Outside => &words.pupils_outside,
            AlignmentFault::OnePlace => &words.pupils_in_one_place,
            AlignmentFault::MixedUp => &words.pupils_mixed_up,
        }
    }

    /// Why marks cannot be kept upon a photo.
    pub fn not_marked(&self, fault: MarkFault) -> String {
        let words = &self.refusals;
        let at_most = |template: &str, most: usize| fill(template, &[("most", &most.to_string())]);
        match fault {
            MarkFault::Outside => words.mark_outside.clone(),
            MarkFault::NoSize => words.mark_no_size.clone(),
            MarkFault::NoWords => words.mark_no_words.clone(),
            MarkFault::TooManyWords => at_most(&words.mark_too_many_words, LONGEST_WORDS),
            MarkFault::TooMany => at_most(&words.too_many_marks, MOST_MARKS),
        }
    }

    /// Why photos may not be used so (R81, R82).
    pub fn use_fault(&self, fault: UseFault, today: Day) -> String {
        let words = &self.refusals;
        match fault {
            UseFault::NoPurpose => words.use_no_purpose.clone(),
            UseFault::NotAgreed => words.use_not_agreed.clone(),
            UseFault::Withdrawn { at } => {
                let when = self.moment_of_day(at, today);
                fill(&words.use_withdrawn, &[("when", &when)])
            }
            UseFault::CourseActive => words.use_course_active.clone(),
            UseFault::TooSoon { from } => {
                let from = self.weekday_and_date(from, today);
                fill(&words.use_too_soon, &[("from", &from)])
            }
        }
    }

    /// Why a photo cannot be opened.
    pub fn photo_trouble(&self, trouble: &PhotoTrouble, today: Day) -> String {
        match trouble {
            PhotoTrouble::Journal(error) => self.error(error, today),
            // It was whole when it was attached, so the copy on this disk is what broke.
            PhotoTrouble::Picture(_) => self.faults.photo_file_damaged.clone(),
        }
    }

    fn unknown(&self, thing: Thing) -> &str {
        match thing {
            Thing::Patient => &self.refusals.unknown_patient,
            Thing::Draft => &self.refusals.unknown_draft,
            Thing::Entry => &self.refusals.unknown_entry,
            Thing::Appointment => &self.refusals.unknown_appointment,
            Thing::User => &self.refusals.unknown_user,
            Thing::Product => &self.refusals.unknown_product,
            Thing::Instruction => &self.refusals.unknown_instruction,
            Thing::Template => &self.refusals.unknown_template,
            Thing::Photo => &self.refusals.unknown_photo,
        }
    }

    fn number_fault(&self, about: About) -> String {
        match about {
            About::BornInTheFuture => self.refusals.born_in_the_future.clone(),
            About::BirthDateDiffers { in_number } => fill(
                &self.refusals.birth_date_differs,
                &[("date", &self.date(in_number))],
            ),
            About::ControlDigit => self.refusals.control_digit.clone(),
            About::VeryOld { .. } => self.refusals.very_old.clone(),
            About::DemoInRealJournal => self.refusals.demo_in_real.clone(),
        }
    }

    /// What is said before a patient is saved.
    pub fn patient_warning(&self, warning: &PatientWarning) -> String {
        match warning {
            PatientWarning::ControlDigit => self.refusals.control_digit.clone(),
            PatientWarning::VeryOld => self.refusals.very_old.clone(),
            PatientWarning::BirthDateDiffers { in_number } => {
                self.number_fault(About::BirthDateDiffers {
                    in_number: *in_number,
                })
            }
            PatientWarning::SameNumber(_) => self.refusals.same_number.clone(),
            PatientWarning::NameAlert(_) => self.refusals.name_alert.clone(),
        }
    }

    /// Why a time cannot be booked. `start` is the time that was chosen (rules §8.2).
    pub fn verdict(&self, verdict: &BookingVerdict, start: Option<Moment>, today: Day) -> String {
        let words = &self.refusals;
        match verdict {
            BookingVerdict::Lawful => words.not_too_early.clone(),
            BookingVerdict::TooEarly {
                limit,
                missing_micros,
                written,
                oral,
                binding,
                basis,
            } => {
                let chosen = start.unwrap_or_else(|| limit.plus(-missing_micros));
                let template = if *binding == RuleId::R12b {
                    &words.too_early_consultation
                } else {
                    &words.too_early
                };
                fill(
                    template,
                    &[
                        ("written", &self.moment_of_day(*written, today)),
                        ("oral", &self.moment_after(*oral, *written, today)),
                        ("began", &self.moment_of_day(basis.from, today)),
                        ("start", &self.moment(chosen, today)),
                        ("missing", &self.duration(*missing_micros)),
                        ("earliest", &self.moment(*limit, today)),
                    ],
                )
            }
            BookingVerdict::NoLimit { missing } => {
                let gaps: Vec<String> = missing.iter().map(|gap| self.gap(gap)).collect();
                fill(&words.no_limit, &[("missing", &gaps.join(". "))])
            }
            BookingVerdict::UnderAge { from: Some(from) } => fill(
                &words.under_age,
                &[("from", &self.weekday_and_date(*from, today))],
            ),
            BookingVerdict::UnderAge { from: None } => words.under_age_unknown.clone(),
        }
    }

    /// Something that happened: its minute is the one on the clock face, not rounded up.
    pub fn moment_of_day(&self, at: Moment, today: Day) -> String {
        format!(
            "{} {}",
            self.weekday_and_date(at.day(), today),
            self.clock(at)
        )
    }

    /// The same, without its date where that is the date of what was said before.
    fn moment_after(&self, at: Moment, before: Moment, today: Day) -> String {
        if at.day() == before.day() {
            self.clock(at)
        } else {
            self.moment_of_day(at, today)
        }
    }

    /// What is missing before a limit can be named.
    pub fn gap(&self, gap: &Gap) -> String {
        let words = &self.reflection;
        match gap {
            Gap::NothingPlanned => words.nothing_planned.clone(),
            Gap::Consultation => words.missing_consultation.clone(),
            Gap::NoTreatmentAgreed => words.no_treatment.clone(),
            Gap::Declined => words.declined.clone(),
            Gap::Written(_) => words.missing_written.clone(),
            Gap::Oral(_) => words.missing_oral.clone(),
            Gap::NotCovered(part) => fill(
                &words.missing_scope,
                &[("area", &self.area_inside(&part.area))],
            ),
            Gap::Spent(part) => fill(&words.spent, &[("area", &self.area_inside(&part.area))]),
            Gap::ClockInDoubt => words.clock.clone(),
        }
    }

    /// An area's name inside a sentence: in lower case.
    fn area_inside(&self, area: &Area) -> String {
        self.area(area).to_lowercase()
    }
}
