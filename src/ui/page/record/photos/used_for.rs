//! *Brug af billederne*: what the chosen photo may be used for, and by which consent (R81, R82).

use eframe::egui::Ui;

use crate::domain::course::Told;
use crate::domain::id::EntryId;
use crate::domain::photo::Purpose;
use crate::domain::photo_use::PhotoUseConsented;
use crate::domain::rules::publication::{UseFault, is_agreed};
use crate::journal::view::{PhotoItem, RecordView};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::tick::Tick;

use super::dialogs::Asked;

/// Beside the title: a consent is obtained, by a doctor.
pub fn obtain(cx: &Cx<'_>, ui: &mut Ui) -> Option<Asked> {
    let words = &cx.text.photo_acts;
    if !super::attaches(cx) {
        return None;
    }
    let reason = (!cx.is_doctor()).then_some(words.doctor_only.as_str());
    let link = Button::link(&words.obtain).locked_if(reason);
    link.show(ui).clicked().then_some(Asked::Consent)
}

pub fn show(
    cx: &Cx<'_>,
    view: &RecordView,
    chosen: Option<&PhotoItem>,
    ui: &mut Ui,
) -> Option<Asked> {
    let words = &cx.text.photos;
    Tick::new(&words.documentation, &mut true)
        .remark(&words.documentation_remark)
        .writable(false)
        .show(ui);
    let item = chosen?;
    let mut asked = None;
    for purpose in Purpose::BEYOND {
        let here = beyond_ui(cx, view, (item, purpose), ui);
        asked = asked.or(here);
    }
    asked
}

fn beyond_ui(
    cx: &Cx<'_>,
    view: &RecordView,
    (item, purpose): (&PhotoItem, Purpose),
    ui: &mut Ui,
) -> Option<Asked> {
    let (text, words) = (cx.text, &cx.text.photo_acts);
    let days = cx.journal.clinic().policy.publication_days;
    let agreed = is_agreed(&view.course, item.id, purpose, (cx.moment(), days));
    let consent = standing(view, item.id, purpose);
    let (status, remark) = match agreed {
        Ok(()) => {
            let date = consent.map(|told| text.date(told.occurred_at.day()));
            let date = date.unwrap_or_default();
            (Status::Ok, fill(&words.agreed, &[("date", &date)]))
        }
        Err(UseFault::NotAgreed | UseFault::NoPurpose) => {
            (Status::Pending, words.no_consent.clone())
        }
        Err(fault) => (Status::Warn, text.use_fault(fault, cx.today())),
    };
    let end = fill(
        &words.end,
        &[("purpose", &text.purpose(purpose).to_lowercase())],
    );
    let link = consent
        .filter(|_| super::attaches(cx))
        .map(|told| (Button::link(&end), Asked::EndConsent(told.latest)));
    let mut asked = None;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::S8;
        status.show(ui, 16.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.label(Theme::of(ui).body(text.purpose(purpose)));
            ui.label(Theme::of(ui).small(remark));
            if let Some((link, what)) = link
                && link.show(ui).clicked()
            {
                asked = Some(what);
            }
        });
    });
    asked
}

/// The newest consent to this use of this photo that is not withdrawn, whatever it is worth now.
fn standing(
    view: &RecordView,
    photo: EntryId,
    purpose: Purpose,
) -> Option<&Told<PhotoUseConsented>> {
    let names = |told: &&Told<PhotoUseConsented>| {
        told.value.purposes.contains(&purpose)
            && told.value.photos.contains(&photo)
            && view.course.withdrawal_of(told).is_none()
    };
    view.course.photo_uses.iter().rfind(names)
}
