//! Taking a consent, and recording that it was withdrawn (R30–R32).

use std::cell::RefCell;

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::consent::{ConsentForm, ConsentGiven, ConsentWithdrawn};
use crate::domain::id::EntryId;
use crate::journal::Edit;
use crate::journal::gate::Asked as Planned;
use crate::journal::view::{GateView, RecordView};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::page::record::identity;
use crate::ui::status::Status;
use crate::ui::theme::Theme;
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::{self, Dialog};
use crate::ui::widget::field::Field;
use crate::ui::widget::notice;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::tick::Tick;

use super::acts::Asked;
use super::side::standing_consent;

pub(super) struct ConsentDialog {
    about: About,
    form: Option<ConsentForm>,
    /// The patient has had her questions answered and says yes of her own free will.
    signed: bool,
    note: String,
    error: Option<String>,
}

enum About {
    Giving(Planned),
    Withdrawing(EntryId),
}

enum Pressed {
    Cancel,
    Save,
}

impl ConsentDialog {
    pub fn new(gate: &GateView) -> Option<Self> {
        gate.asked
            .clone()
            .map(|asked| Self::about(About::Giving(asked)))
    }

    pub fn withdrawing(view: &RecordView) -> Option<Self> {
        standing_consent(view).map(|told| Self::about(About::Withdrawing(told.latest)))
    }

    const fn about(about: About) -> Self {
        Self {
            about,
            form: None,
            signed: false,
            note: String::new(),
            error: None,
        }
    }

    pub fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &Ui) -> Option<Asked> {
        let words = &cx.text.readiness;
        let identity = identity::strip(cx.text, view, cx.today());
        let name = view.patient.name.shown();
        let title = match self.about {
            About::Giving(_) => &words.consent_title,
            About::Withdrawing(_) => &words.withdraw_title,
        };
        let dialog = Dialog::new("consent", title).identity(&name, &identity);
        let this = RefCell::new(self);
        let outcome = dialog.show(
            ui,
            |ui| this.borrow_mut().contents_ui(cx, ui),
            |ui| this.borrow().actions_ui(cx, ui),
        );
        let this = this.into_inner();
        match outcome.inner.1 {
            _ if outcome.cancelled => Some(Asked::Cancel),
            Some(Pressed::Cancel) => Some(Asked::Cancel),
            Some(Pressed::Save) => Some(Asked::Edits(vec![this.edit(cx, view)?])),
            None => None,
        }
    }

    fn contents_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let words = &cx.text.readiness;
        match &self.about {
            About::Giving(asked) => {
                let areas = cx.text.areas(&asked.areas);
                let product = cx.text.product(&asked.product);
                let said = fill(
                    &words.consent_to,
                    &[("areas", &areas), ("product", &product)],
                );
                ui.label(Theme::of(ui).strong(said));
                ui.label(Theme::of(ui).muted(&words.consent_detail));
                let signed = Tick::new(&words.consent_signed, &mut self.signed).show(ui);
                dialog::begin_with(ui, &signed);
                Segmented::new(&words.consent_form, &mut self.form)
                    .option(Some(ConsentForm::Paper), &words.consent_paper)
                    .option(Some(ConsentForm::OnScreen), &words.consent_screen)
                    .show(ui);
            }
            About::Withdrawing(_) => {
                ui.label(Theme::of(ui).muted(&words.withdraw_detail));
                let note = Field::area(&words.withdraw_note, &mut self.note, 2).show(ui);
                dialog::begin_with(ui, &note);
            }
        }
        if let Some(error) = &self.error {
            notice::remark(ui, Status::Stop, error);
        }
    }

    fn actions_ui(&self, cx: &Cx<'_>, ui: &mut Ui) -> Option<Pressed> {
        let words = &cx.text.readiness;
        let cancel = Button::secondary(&cx.text.common.cancel).hint("Esc");
        let (label, ready) = match self.about {
            About::Giving(_) => (&words.consent_save, self.signed && self.form.is_some()),
            About::Withdrawing(_) => (&words.withdraw_save, true),
        };
        let save = Button::primary(label)
            .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
            .enabled(ready);
        let cancelled = cancel.show(ui).clicked().then_some(Pressed::Cancel);
        let saved = save.show(ui).clicked().then_some(Pressed::Save);
        saved.or(cancelled)
    }

    fn edit(&self, cx: &Cx<'_>, view: &RecordView) -> Option<Edit> {
        let at = cx.moment().whole_second();
        Some(match &self.about {
            About::Giving(asked) => Edit::GiveConsent {
                patient: view.id,
                at,
                consent: ConsentGiven {
                    product: asked.product.clone(),
                    areas: asked.areas.iter().cloned().collect(),
                    form: self.form?,
                },
            },
            About::Withdrawing(consent) => Edit::WithdrawConsent {
                patient: view.id,
                at,
                withdrawn: ConsentWithdrawn {
                    consent: *consent,
                    note: self.note.trim().to_owned(),
                },
            },
        })
    }
}
