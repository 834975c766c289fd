//! The clinic's own facts and what is known about a patient.

use super::lines::Lines;
use crate::domain::clinic::{
    AccessRecovered, Clinic, ClinicChanged, KeysTended, PolicyChanged, SheetAdopted, Tended,
    UserAdded, UserRetired, VaultCreated,
};
use crate::domain::id::UserId;
use crate::domain::patient::{Patient, PatientRegistered};
use crate::domain::rules::policy::Policy;
use crate::domain::time::{HOUR, MINUTE};
use crate::domain::user::User;
use crate::text::{Language, fill};

pub fn vault_created(lines: &mut Lines<'_>, fact: &VaultCreated) {
    let VaultCreated {
        vault,
        practice,
        clinic,
        program,
        recovery_public,
    } = fact;
    let (words, common) = (&lines.text.whole, &lines.text.common);
    lines.say(&words.clinic, clinic);
    lines.whether(&common.practice, *practice);
    lines.say(&words.journal_id, &vault.to_string());
    lines.say(&words.program, program);
    lines.maybe(&words.recovery_public, recovery_public.as_deref());
}

pub fn clinic_changed(lines: &mut Lines<'_>, fact: &ClinicChanged) {
    let ClinicChanged {
        clinic:
            Clinic {
                name,
                address,
                phone,
                registration,
            },
    } = fact;
    let words = &lines.text.whole;
    lines.say(&words.clinic, name);
    lines.say(&words.address, address);
    lines.say(&lines.text.shell.phone, phone);
    lines.say(&words.registration, registration);
}

pub fn policy_changed(lines: &mut Lines<'_>, fact: &PolicyChanged) {
    let Policy {
        two_whole_days_between,
        late_entry_hours,
        information_old_months,
        information_too_old_months,
        prescription_months,
        kit_check_days,
        repeat_months,
        consent_hours,
        neuromuscular_days,
        interval_months,
        vial_hours,
        publication_days,
        follow_up_from_day,
        follow_up_to_day,
        photo_age_days,
        reason_length,
        opens,
        closes,
        grid_minutes,
        default_minutes,
        search_days,
        auto_lock_minutes,
        backup_targets,
        aftercare_exercise,
    } = &fact.policy;
    let (text, words) = (lines.text, &lines.text.whole);
    let counted = |template: &str, count: u32| fill(template, &[("count", &count.to_string())]);
    let days = |count: u32| fill(&text.dates.days, &[("days", &count.to_string())]);
    let minutes = |count: u32| text.duration(i64::from(count) * MINUTE);
    lines.whether(&words.two_whole_days, *two_whole_days_between);
    let hours = |count: u32| text.duration(i64::from(count) * HOUR);
    lines.say(&words.late_entry, &hours(*late_entry_hours));
    let months = |count: &u32| counted(&words.months, *count);
    lines.say(&words.information_old, &months(information_old_months));
    lines.say(
        &words.information_too_old,
        &months(information_too_old_months),
    );
    lines.say(&words.prescription_months, &months(prescription_months));
    lines.say(&words.kit_check, &days(*kit_check_days));
    lines.say(&words.repeat_months, &months(repeat_months));
    lines.say(&words.consent_hours, &hours(*consent_hours));
    lines.say(&words.neuromuscular_days, &days(*neuromuscular_days));
    lines.say(&words.interval_months, &months(interval_months));
    lines.say(&words.vial_hours, &hours(*vial_hours));
    lines.say(&words.publication_days, &days(*publication_days));
    let (from, to) = (follow_up_from_day.to_string(), follow_up_to_day.to_string());
    let span = fill(&words.follow_up_days, &[("from", &from), ("to", &to)]);
    lines.say(&words.follow_up, &span);
    lines.say(&words.photo_age, &days(*photo_age_days));
    lines.say(
        &words.reason_length,
        &counted(&words.characters, *reason_length),
    );
    lines.say(&words.opens, &clock_face(lines, *opens));
    lines.say(&words.closes, &clock_face(lines, *closes));
    lines.say(&words.grid, &minutes(*grid_minutes));
    lines.say(&words.default_minutes, &minutes(*default_minutes));
    lines.say(&words.search_days, &days(*search_days));
    lines.say(&words.auto_lock, &minutes(*auto_lock_minutes));
    lines.say(&text.backups.targets, &backup_targets.join(" · "));
    let exercise = text.duration(aftercare_exercise.hours() * HOUR);
    lines.say(&words.aftercare_exercise, &exercise);
}

/// Minutes since midnight as a clock shows them.
fn clock_face(lines: &Lines<'_>, minutes: u32) -> String {
    let separator = match lines.text.language {
        Language::Danish => '.',
        Language::English => ':',
    };
    let time = format!("{:02}{separator}{:02}", minutes / 60, minutes % 60);
    fill(&lines.text.dates.clock, &[("time", &time)])
}

pub fn user_added(lines: &mut Lines<'_>, fact: &UserAdded) {
    let User {
        id,
        name,
        role,
        authorisation,
        photos,
        public_key,
        verifying_key,
    } = &fact.user;
    let words = &lines.text.whole;
    lines.say(&words.name, name);
    lines.say(&words.role, lines.text.role(*role));
    lines.maybe(&words.authorisation, authorisation.as_deref());
    lines.whether(&words.sees_photos, *photos);
    lines.say(&words.user_id, &id.to_string());
    lines.say(&words.public_key, public_key);
    lines.say(&words.verifying_key, verifying_key);
}

pub fn user_retired(lines: &mut Lines<'_>, fact: &UserRetired) {
    let UserRetired { user, epoch } = fact;
    let words = &lines.text.whole;
    lines.user(&words.user, *user);
    lines.say(&words.key_epoch, &epoch.to_string());
}

pub fn access_recovered(lines: &mut Lines<'_>, fact: &AccessRecovered) {
    let AccessRecovered {
        user,
        public_key,
        verifying_key,
    } = fact;
    let words = &lines.text.whole;
    lines.user(&words.user, *user);
    lines.say(&words.public_key, public_key);
    lines.say(&words.verifying_key, verifying_key);
}

pub fn keys_tended(lines: &mut Lines<'_>, fact: &KeysTended) {
    let KeysTended {
        what,
        recovery_public,
    } = fact;
    let words = &lines.text.whole;
    let what = match what {
        Tended::PassphraseChanged => &words.passphrase_changed,
        Tended::RecoveryKeyReplaced => &words.recovery_replaced,
        Tended::RecoveryKeyTested => &words.recovery_tested,
    };
    lines.say(&words.tended, what);
    lines.maybe(&words.recovery_public, recovery_public.as_deref());
}

pub fn sheet_adopted(lines: &mut Lines<'_>, fact: &SheetAdopted) {
    let SheetAdopted {
        version,
        language,
        sha256,
        text,
        material,
    } = fact;
    let words = &lines.text.whole;
    lines.say(&words.version, version);
    lines.say(&words.language, language);
    lines.whether(&words.material, *material);
    lines.say(&words.sha256, sha256);
    lines.say(&words.sheet_text, text);
}

pub fn patient_registered(lines: &mut Lines<'_>, fact: &PatientRegistered) {
    let PatientRegistered {
        patient: known,
        responsible_doctor: doctor,
    } = fact;
    patient(lines, known);
    responsible_doctor(lines, *doctor);
}

pub fn responsible_doctor(lines: &mut Lines<'_>, doctor: UserId) {
    lines.user(&lines.text.shell.responsible_doctor, doctor);
}

pub fn patient(lines: &mut Lines<'_>, patient: &Patient) {
    let Patient {
        name,
        number,
        birth_date,
        sex,
        phone,
        email,
        address,
    } = patient;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.family, name.family());
    lines.say(&words.given, name.given());
    lines.maybe(&words.preferred, name.preferred());
    let shown = if lines.named.full_numbers {
        number.full()
    } else {
        number.masked()
    };
    lines.say(text.number_type(number.kind()), &shown);
    if let Some(country) = number.country() {
        lines.say(&words.country, &country.to_string());
    }
    lines.say(&words.birth_date, &text.date(*birth_date));
    lines.say(&text.shell.sex, text.sex(*sex));
    lines.say(&text.shell.phone, phone);
    lines.say(&words.email, email);
    lines.say(&words.address, address);
}
