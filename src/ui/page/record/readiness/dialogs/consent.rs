//! Taking a consent, and recording that it was withdrawn (R30–R32).

use eframe::egui::Ui;

use crate::domain::consent::{ConsentForm, ConsentGiven, ConsentWithdrawn};
use crate::domain::id::EntryId;
use crate::journal::Edit;
use crate::journal::gate::Asked as Planned;
use crate::journal::view::{GateView, RecordView};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::page::record::readiness::side::standing_consent;
use crate::ui::theme::Theme;
use crate::ui::widget::dialog;
use crate::ui::widget::field::Field;
use crate::ui::widget::segmented::Segmented;
use crate::ui::widget::tick::Tick;

use super::Answer;
use super::form::{self, Form, Head, Next};

pub struct ConsentDialog {
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

impl ConsentDialog {
    pub fn giving(gate: &GateView) -> Option<Self> {
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

    /// It was refused: everything that was typed stays.
    pub fn refused(&mut self, sentence: String) {
        self.error = Some(sentence);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, view: &RecordView, ui: &Ui) -> Option<Answer> {
        let words = &cx.text.readiness;
        let (title, remark, save) = match self.about {
            About::Giving(_) => (
                &words.consent_title,
                &words.consent_detail,
                &words.consent_save,
            ),
            About::Withdrawing(_) => (
                &words.withdraw_title,
                &words.withdraw_detail,
                &words.withdraw_save,
            ),
        };
        let head = Head {
            id: "consent",
            title,
            remark,
            save,
        };
        form::show(self, (cx, view, ui), &head)
    }
}

impl Form for ConsentDialog {
    fn contents_ui(&mut self, cx: &Cx<'_>, _view: &RecordView, ui: &mut Ui) -> Next {
        let words = &cx.text.readiness;
        match &self.about {
            About::Giving(asked) => {
                let areas = cx.text.areas(&asked.areas);
                let product = cx.text.product(&asked.product);
                let values = [("areas", &*areas), ("product", &*product)];
                ui.label(Theme::of(ui).strong(fill(&words.consent_to, &values)));
                let signed = Tick::new(&words.consent_signed, &mut self.signed).show(ui);
                dialog::begin_with(ui, &signed);
                Segmented::new(&words.consent_form, &mut self.form)
                    .option(Some(ConsentForm::Paper), &words.consent_paper)
                    .option(Some(ConsentForm::OnScreen), &words.consent_screen)
                    .show(ui);
            }
            About::Withdrawing(_) => {
                let note = Field::area(&words.withdraw_note, &mut self.note, 2).show(ui);
                dialog::begin_with(ui, &note);
            }
        }
        Next::Stay
    }

    fn lacks(&self, cx: &Cx<'_>, _view: &RecordView) -> Vec<String> {
        let words = &cx.text.readiness;
        match self.about {
            About::Withdrawing(_) => Vec::new(),
            About::Giving(_) => {
                let signed = (!self.signed).then(|| words.consent_lacks_signature.clone());
                let form = self.form.is_none().then(|| words.consent_form.clone());
                signed.into_iter().chain(form).collect()
            }
        }
    }

    fn edits(&self, cx: &Cx<'_>, view: &RecordView) -> Vec<Edit> {
        let (patient, at) = (view.id, cx.moment().whole_second());
        let edit = match &self.about {
            About::Giving(asked) => self.form.map(|form| Edit::GiveConsent {
                patient,
                at,
                consent: ConsentGiven {
                    product: asked.product.clone(),
                    areas: asked.areas.iter().cloned().collect(),
                    form,
                },
            }),
            About::Withdrawing(consent) => Some(Edit::WithdrawConsent {
                patient,
                at,
                withdrawn: ConsentWithdrawn {
                    consent: *consent,
                    note: self.note.trim().to_owned(),
                },
            }),
        };
        edit.into_iter().collect()
    }

    fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }
}
