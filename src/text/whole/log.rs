//! The log: who logged in, opened, searched and was refused.

use super::lines::Lines;
use crate::domain::log::{
    ClockConfirmed, ClockJumped, DraftKind, Export, Exported, HeadSigned, LockReason, Locked,
    LoggedIn, LoginFailed, PhotosExported, RecordOpened, Refused, SchemaMigrated, Searched,
    SessionOpened,
};
use crate::text::{Text, thousands};

pub fn session_opened(lines: &mut Lines<'_>, fact: &SessionOpened) {
    let SessionOpened {
        program,
        boot,
        uptime_micros,
        zone,
    } = fact;
    let words = &lines.text.whole;
    lines.say(&words.program, program);
    lines.say(&words.uptime, &lines.text.duration(*uptime_micros));
    lines.say(&words.zone, zone);
    lines.say(&words.boot, boot);
}

pub fn logged_in(lines: &mut Lines<'_>, fact: &LoggedIn) {
    let LoggedIn {} = fact;
    let words = &lines.text.whole;
    lines.say(lines.text.fact_kind("logged_in"), &words.nothing_more);
}

pub fn login_failed(lines: &mut Lines<'_>, fact: &LoginFailed) {
    let LoginFailed { user } = fact;
    lines.user(&lines.text.whole.failed_user, *user);
}

pub fn locked(lines: &mut Lines<'_>, fact: &Locked) {
    let Locked { why } = fact;
    let words = &lines.text.whole;
    let why = match why {
        LockReason::Asked => &words.locked_asked,
        LockReason::Idle => &words.locked_idle,
        LockReason::Slept => &words.locked_slept,
        LockReason::TooLong => &words.locked_too_long,
        LockReason::Closed => &words.locked_closed,
    };
    lines.say(&words.why_locked, why);
}

pub fn record_opened(lines: &mut Lines<'_>, fact: &RecordOpened) {
    let RecordOpened { purpose } = fact;
    lines.maybe(&lines.text.whole.opened_for, purpose.as_deref());
}

pub fn searched(lines: &mut Lines<'_>, fact: &Searched) {
    let Searched { text, hits } = fact;
    let words = &lines.text.whole;
    lines.say(&words.searched_for, text);
    lines.say(
        &words.hits,
        &thousands(lines.text.language, u64::from(*hits)),
    );
}

pub fn exported(lines: &mut Lines<'_>, fact: &Exported) {
    let Exported { what, to, photos } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    let what = match what {
        Export::History => &words.exported_history,
        Export::PersonalNumber => &words.exported_number,
        Export::Sheet => &words.exported_sheet,
        Export::Photo => &words.exported_photo,
        Export::PhotoSheet => &words.exported_photo_sheet,
        Export::Aftercare => &words.exported_aftercare,
        Export::Accesses => &words.exported_accesses,
    };
    lines.say(&words.exported, what);
    if !to.is_empty() {
        lines.say(&words.given_to, to);
    }
    if let Some(PhotosExported {
        photos,
        purpose,
        to,
    }) = photos
    {
        let named: Vec<String> = photos.iter().map(|id| lines.entry_named(*id)).collect();
        lines.say(&words.photos, &named.join("; "));
        lines.say(&words.purpose, text.purpose(*purpose));
        lines.say(&words.given_to, to);
    }
}

pub fn refused(lines: &mut Lines<'_>, fact: &Refused) {
    let Refused { edit, because } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.refused_edit, text.edit_named(edit));
    // Besides the role there are only ids of rules, which are their own names.
    let causes: Vec<&str> = because
        .iter()
        .map(|cause| {
            if cause == "role" {
                &words.because_role
            } else {
                cause.as_str()
            }
        })
        .collect();
    lines.say(&words.refused_because, &causes.join(", "));
}

pub fn draft(lines: &mut Lines<'_>, draft: DraftKind) {
    let words = &lines.text.whole;
    lines.say(&words.draft, lines.text.fact_kind(draft.as_str()));
}

pub fn clock_jumped(lines: &mut Lines<'_>, fact: ClockJumped) {
    let ClockJumped { seconds } = fact;
    let shift = lines.text.shift(seconds);
    lines.say(&lines.text.whole.clock_ahead, &shift);
}

pub fn clock_confirmed(lines: &mut Lines<'_>, fact: &ClockConfirmed) {
    let ClockConfirmed { shown } = fact;
    lines.at(&lines.text.whole.clock_shown, *shown);
}

pub fn head_signed(lines: &mut Lines<'_>, fact: &HeadSigned) {
    let HeadSigned { seq, head } = fact;
    let words = &lines.text.reading;
    lines.say(&words.entry_number, &seq.to_string());
    lines.say(&words.fingerprint, head);
}

pub fn schema_migrated(lines: &mut Lines<'_>, fact: &SchemaMigrated) {
    let SchemaMigrated { from, to, copy } = fact;
    let words = &lines.text.whole;
    lines.say(&words.layout_before, &from.to_string());
    lines.say(&words.layout_now, &to.to_string());
    lines.say(&words.journal_before, copy);
}

impl Text {
    /// What somebody asked for, called by the kind of fact that would have come of it.
    pub(in crate::text) fn edit_named<'a>(&'a self, edit: &'a str) -> &'a str {
        let kind = match edit {
            "register_patient" => "patient_registered",
            "correct_patient" => "patient_corrected",
            "set_responsible_doctor" => "responsible_doctor_set",
            "open_record" => "record_opened",
            "add_contact_note" => "contact_note",
            "watch_product" => "product_watched",
            "request_access" => "access_requested",
            "answer_access" => "access_answered",
            "begin_draft" | "save_draft" => "draft_begun",
            "discard_draft" => "draft_discarded",
            "sign_consultation" => "consultation",
            "record_written" => "written_information",
            "record_oral" => "oral_information",
            "decline_information" => "information_declined",
            "record_plan" => "plan",
            "countersign" => "late_entry_countersigned",
            "amend" => return &self.whole.amendment,
            "book" | "book_too_early" => "appointment_booked",
            "move" | "move_too_early" => "appointment_moved",
            "cancel" => "appointment_cancelled",
            "arrive" => "appointment_arrived",
            "no_show" => "appointment_no_show",
            "attach_photos" => "photo_attached",
            "align_photo" => "photo_aligned",
            "mark_photo" => "photo_marked",
            "withdraw_photo" => "photo_withdrawn",
            "withdraw_entries" => "entry_withdrawn",
            "hide_photo" => "photo_hidden",
            "consent_to_photo_use" => "photo_use_consented",
            "add_user" => "user_added",
            "retire_user" => "user_retired",
            "change_clinic" => "clinic_changed",
            "change_policy" => "policy_changed",
            "adopt_sheet" => "sheet_adopted",
            "report_adverse_event" => "adverse_event",
            "record_event_step" => "event_step",
            "close_red_flag" => "red_flag_closed",
            "record_follow_up" => "follow_up",
            "note_search" | "note_recall" => "searched",
            "sign_head" => "head_signed",
            "note_export" | "hand_out" | "export_photos" => "exported",
            "note_backup" => "backup_made",
            "note_rehearsal" => "restore_rehearsed",
            "note_check" => "journal_checked",
            "confirm_clock" => "clock_confirmed",
            "lock" => "locked",
            _ => return edit,
        };
        self.fact_kind(kind)
    }
}
