//! R81 and R82: what a photo may leave the journal for. Asked when copies are made, and never open to an override
//! (`rules.md` §8).

use crate::domain::appointment::AppointmentKind;
use crate::domain::course::{AppointmentState, Course, Told, Treatment};
use crate::domain::id::EntryId;
use crate::domain::information::Part;
use crate::domain::photo::Purpose;
use crate::domain::photo_use::PhotoUseConsented;
use crate::domain::time::{Day, Moment};

use super::RuleId;

/// Why a photo may not be used so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UseFault {
    /// R81: nobody has said what for.
    NoPurpose,
    /// R82: the patient has not agreed to this purpose for this photo.
    NotAgreed,
    /// R82: she has changed her mind.
    Withdrawn { at: Moment },
    /// R82: a treatment is booked, or planned and not given.
    CourseActive,
    /// R82: signed too soon after the last treatment, or before it; the first day that would do.
    TooSoon { from: Day },
}

impl UseFault {
    pub const fn rule(self) -> RuleId {
        match self {
            Self::NoPurpose => RuleId::R81,
            Self::NotAgreed
            | Self::Withdrawn { .. }
            | Self::CourseActive
            | Self::TooSoon { .. } => RuleId::R82,
        }
    }
}

/// R81 · HARD on export: every copy has a purpose, and any but documentation needs R82 · sheet; GDPR 5(1)(b).
///
/// `days` is the distance of R82, a clinic setting.
///
/// # Errors
/// The fault of the first photo that has one.
pub fn may_leave(
    course: &Course,
    photos: &[EntryId],
    purpose: Option<Purpose>,
    (now, days): (Moment, u32),
) -> Result<(), UseFault> {
    let purpose = purpose.ok_or(UseFault::NoPurpose)?;
    if purpose.is_documentation() {
        return Ok(());
    }
    for photo in photos {
        is_agreed(course, *photo, purpose, (now, days))?;
    }
    Ok(())
}

/// R82 · BLOCK: a separate consent that names the photo and the purpose and is not withdrawn.
///
/// Signed `D(C) >= D(last treatment) + 14 days` (a clinic setting, up only), with no treatment planned · Datatilsynet
/// 27/11 2023 and 2/2 2024. A treatment that was given after the signature takes its ground away.
///
/// # Errors
/// Why it does not hold; of several consents the fault of the newest.
pub fn is_agreed(
    course: &Course,
    photo: EntryId,
    purpose: Purpose,
    (now, days): (Moment, u32),
) -> Result<(), UseFault> {
    let photo = course.first_version(photo);
    let names = |told: &&Told<PhotoUseConsented>| {
        let mut photos = told.value.photos.iter();
        told.value.purposes.contains(&purpose)
            && told.occurred_at <= now
            && photos.any(|named| course.first_version(*named) == photo)
    };
    let mut fault = UseFault::NotAgreed;
    for consent in course.photo_uses.iter().filter(names) {
        match stands(course, consent, (now, days)) {
            Ok(()) => return Ok(()),
            Err(why) => fault = why,
        }
    }
    Err(fault)
}

fn stands(
    course: &Course,
    consent: &Told<PhotoUseConsented>,
    (now, days): (Moment, u32),
) -> Result<(), UseFault> {
    if let Some(withdrawn) = course.withdrawal_of(consent) {
        return Err(UseFault::Withdrawn {
            at: withdrawn.occurred_at,
        });
    }
    may_be_signed(course, consent.occurred_at, (now, days))
}

/// The part of R82 that looks at the course: whether a consent that is signed then can hold at all.
///
/// # Errors
/// [`UseFault::CourseActive`] or [`UseFault::TooSoon`].
pub fn may_be_signed(
    course: &Course,
    signed: Moment,
    (now, days): (Moment, u32),
) -> Result<(), UseFault> {
    if is_active(course, now) {
        return Err(UseFault::CourseActive);
    }
    let last = course.treatments.iter().map(Treatment::last_moment).max();
    match last.map(|last| last.day().plus_days(i64::from(days))) {
        Some(from) if signed.day() < from => Err(UseFault::TooSoon { from }),
        Some(_) | None => Ok(()),
    }
}

/// A treatment lies ahead: booked, or planned and not given since.
fn is_active(course: &Course, now: Moment) -> bool {
    let booked = course.appointments.iter().any(|appointment| {
        let stands = match appointment.state {
            AppointmentState::Planned => appointment.end() > now,
            AppointmentState::Arrived { .. } => appointment.start.day() >= now.day(),
            AppointmentState::Cancelled { .. } | AppointmentState::NoShow { .. } => false,
        };
        stands && appointment.kind == AppointmentKind::Treatment
    });
    booked || course.running_start().is_some() || is_planned(course)
}

/// Areas of the plan in force that nobody has treated since it was made.
fn is_planned(course: &Course) -> bool {
    let Some(plan) = course.current_plan() else {
        return false;
    };
    let since = plan.recorded_at;
    let given = |part: &Part| {
        let mut treatments = course.treatments.iter();
        treatments
            .any(|treatment| treatment.last_moment() >= since && treatment.parts.contains(part))
    };
    !plan.value.parts().all(|part| given(&part))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::consent::{ConsentForm, ConsentWithdrawn};
    use crate::domain::rules::testing::{
        FOREHEAD, GLABELLA, Story, at, day, photo, treatment_booked,
    };

    const DAYS: u32 = 14;
    const TREATED: &str = "2026-11-02 10:00:00 +01";
    const SIGNED: &str = "2026-11-16 00:00:00 +01";
    const LATER: &str = "2026-12-01 10:00:00 +01";

    /// Treated once as planned, with one photo from then.
    fn treated() -> (Story, EntryId) {
        let mut story = Story::of_adult();
        story.examine("2026-10-20 10:00:00 +01", &[GLABELLA]);
        let photo = story.add("2026-11-02 09:50:00 +01", photo());
        story.treat(TREATED, &[GLABELLA], false);
        (story, photo)
    }

    fn agree(story: &mut Story, signed: &str, photo: EntryId) -> EntryId {
        let consent = PhotoUseConsented {
            purposes: BTreeSet::from([Purpose::Teaching]),
            photos: BTreeSet::from([photo]),
            used_where: "Undervisning af klinikkens personale".to_owned(),
            form: ConsentForm::Paper,
            assessment: "Forløbet er slut, og hun har selv foreslået det.".to_owned(),
        };
        story.add(signed, consent)
    }

    fn asked(story: &Story, photo: EntryId, purpose: Purpose) -> Result<(), UseFault> {
        may_leave(&story.course(), &[photo], Some(purpose), (at(LATER), DAYS))
    }

    #[test]
    fn documentation_needs_no_consent_and_nothing_leaves_without_a_purpose() {
        let (story, photo) = treated();
        assert_eq!(asked(&story, photo, Purpose::Documentation), Ok(()));
        let without = may_leave(&story.course(), &[photo], None, (at(LATER), DAYS));
        assert_eq!(without, Err(UseFault::NoPurpose));
        for beyond in Purpose::BEYOND {
            assert_eq!(asked(&story, photo, beyond), Err(UseFault::NotAgreed));
        }
    }

    #[test]
    fn a_consent_holds_for_the_purposes_and_photos_that_it_names() {
        let (mut story, named) = treated();
        let other = story.add("2026-11-02 09:51:00 +01", photo());
        agree(&mut story, SIGNED, named);
        assert_eq!(asked(&story, named, Purpose::Teaching), Ok(()));
        assert_eq!(
            asked(&story, named, Purpose::Marketing),
            Err(UseFault::NotAgreed)
        );
        assert_eq!(
            asked(&story, other, Purpose::Teaching),
            Err(UseFault::NotAgreed)
        );
        let both = [named, other];
        let both = may_leave(
            &story.course(),
            &both,
            Some(Purpose::Teaching),
            (at(LATER), DAYS),
        );
        assert_eq!(both, Err(UseFault::NotAgreed));
    }

    #[test]
    fn it_is_signed_a_fortnight_after_the_last_treatment() {
        for (signed, holds) in [
            ("2026-11-15 23:59:59 +01", false),
            (SIGNED, true),
            ("2026-11-20 10:00:00 +01", true),
            // Before the treatment it is older still.
            ("2026-10-01 10:00:00 +02", false),
        ] {
            let (mut story, photo) = treated();
            agree(&mut story, signed, photo);
            let from = day("2026-11-16");
            let expected = if holds {
                Ok(())
            } else {
                Err(UseFault::TooSoon { from })
            };
            assert_eq!(
                asked(&story, photo, Purpose::Teaching),
                expected,
                "{signed}"
            );
        }
    }

    #[test]
    fn a_later_treatment_takes_its_ground_away_and_a_new_consent_gives_it_back() {
        let (mut story, photo) = treated();
        agree(&mut story, SIGNED, photo);
        story.treat("2026-11-17 10:00:00 +01", &[GLABELLA], false);
        let from = day("2026-12-01");
        assert_eq!(
            asked(&story, photo, Purpose::Teaching),
            Err(UseFault::TooSoon { from })
        );
        agree(&mut story, LATER, photo);
        assert_eq!(asked(&story, photo, Purpose::Teaching), Ok(()));
    }

    #[test]
    fn nothing_is_published_while_a_treatment_lies_ahead() {
        let (mut story, photo) = treated();
        agree(&mut story, SIGNED, photo);
        story.add(
            "2026-11-20 10:00:00 +01",
            treatment_booked(at("2026-12-10 10:00:00 +01")),
        );
        assert_eq!(
            asked(&story, photo, Purpose::Teaching),
            Err(UseFault::CourseActive)
        );

        let (mut story, photo) = treated();
        agree(&mut story, SIGNED, photo);
        story.examine("2026-11-18 10:00:00 +01", &[FOREHEAD]);
        assert_eq!(
            asked(&story, photo, Purpose::Teaching),
            Err(UseFault::CourseActive)
        );
    }

    #[test]
    fn a_plan_of_which_a_part_was_not_given_is_still_a_plan() {
        let mut story = Story::of_adult();
        story.examine("2026-10-20 10:00:00 +01", &[GLABELLA, FOREHEAD]);
        let photo = story.add("2026-11-02 09:50:00 +01", photo());
        story.treat(TREATED, &[GLABELLA], false);
        agree(&mut story, SIGNED, photo);
        assert_eq!(
            asked(&story, photo, Purpose::Teaching),
            Err(UseFault::CourseActive)
        );
    }

    #[test]
    fn she_may_change_her_mind_at_any_time() {
        let (mut story, photo) = treated();
        let consent = agree(&mut story, SIGNED, photo);
        let note = String::new();
        let when = "2026-11-30 10:00:00 +01";
        story.add(when, ConsentWithdrawn { consent, note });
        assert_eq!(
            asked(&story, photo, Purpose::Teaching),
            Err(UseFault::Withdrawn { at: at(when) })
        );
    }
}
