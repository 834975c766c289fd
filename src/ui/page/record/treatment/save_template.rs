//! »Gem som skabelon …«: a doctor gives the points of a map a name and stands by them, with what the label says beside.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::name::{LONGEST, LineFault};
use crate::domain::product::{Catalogue, ProductId};
use crate::domain::rules::template::remarks;
use crate::domain::rules::{Finding, Verdict};
use crate::domain::template::{TemplateApproved, TemplateFault};
use crate::domain::treatment::map::InjectionMap;
use crate::journal::Edit;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::{Theme, space};
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog::{self, Dialog};
use crate::ui::widget::field::Field;

use super::parts::tinted;
use super::standing::reader;

/// The dialog, with the points as they were when it was opened.
pub struct SaveTemplate {
    name: String,
    product: ProductId,
    map: InjectionMap,
    /// Why the journal said no.
    refused: Option<String>,
}

/// What came of it in this frame.
pub enum Answer {
    Waiting,
    Cancelled,
    Ask(Box<Edit>),
}

impl SaveTemplate {
    pub fn new(product: &ProductId, map: &InjectionMap) -> Self {
        Self {
            name: String::new(),
            product: product.clone(),
            map: map.clone(),
            refused: None,
        }
    }

    /// Everything that was typed stays there.
    pub fn refused(&mut self, sentence: String) {
        self.refused = Some(sentence);
    }

    pub fn ui(&mut self, cx: &Cx<'_>, ui: &Ui) -> Answer {
        let (text, words) = (cx.text, &cx.text.treatment);
        let template = self.template(cx);
        let blocked = template.as_ref().err().cloned();
        let told = TemplateApproved::of_map(&self.name, &self.product, &self.map);
        let told = told.as_ref().ok();
        let error = self.refused.as_deref();
        let name = &mut self.name;
        let shown = Dialog::new("save template", &words.template_save_title)
            .remark(&words.template_save_hint)
            .error(error)
            .show(
                ui,
                |ui| {
                    ui.spacing_mut().item_spacing.y = space::S8;
                    let field = Field::line(&words.template_name, name)
                        .limit(LONGEST)
                        .show(ui);
                    dialog::begin_with(ui, &field);
                    let Some(told) = told else {
                        return;
                    };
                    ui.label(Theme::of(ui).body(text.template_holds(told)));
                    if let Some(sentence) = replaces(cx, told) {
                        tinted(ui, Status::Running, &sentence, "");
                    }
                    for finding in remarks(told, Catalogue::shipped()) {
                        remark(cx, &finding, ui);
                    }
                },
                |ui| {
                    let cancel = Button::secondary(&text.common.cancel).hint("Esc");
                    let cancelled = cancel.show(ui).clicked();
                    let save = Button::primary(&words.template_approve)
                        .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
                        .locked_if(blocked.as_deref());
                    (cancelled, save.show(ui).clicked())
                },
            );
        let ((), (cancelled, saved)) = shown.inner;
        match template {
            _ if cancelled || shown.cancelled => Answer::Cancelled,
            Ok(template) if saved => Answer::Ask(Box::new(Edit::ApproveTemplate(template))),
            Ok(_) | Err(_) => Answer::Waiting,
        }
    }

    /// What would be approved, or what is missing first.
    fn template(&self, cx: &Cx<'_>) -> Result<TemplateApproved, String> {
        let (text, words) = (cx.text, &cx.text.treatment);
        let template = TemplateApproved::of_map(&self.name, &self.product, &self.map)
            .map_err(|_lacks| words.template_units_missing.clone())?;
        match template.fault(Catalogue::shipped()) {
            None => Ok(template),
            Some(TemplateFault::Name(LineFault::Empty)) => Err(words.template_name_missing.clone()),
            Some(TemplateFault::Name(LineFault::Forbidden | LineFault::TooLong { .. })) => {
                Err(text.refusals.hidden_characters.clone())
            }
            Some(TemplateFault::Product) => Err(text.refusals.unknown_product.clone()),
            Some(TemplateFault::NoPoints) => Err(text.refusals.no_points.clone()),
            Some(TemplateFault::Point(number)) => {
                let number = number.to_string();
                Err(fill(&text.refusals.point_misplaced, &[("number", &number)]))
            }
        }
    }
}

/// The one that it takes the place of.
fn replaces(cx: &Cx<'_>, template: &TemplateApproved) -> Option<String> {
    let templates = &cx.journal.clinic().templates;
    let known = templates.named(&template.product, &template.name)?;
    let (name, when) = (
        cx.user_name(known.by),
        cx.text.date_near(known.at.day(), cx.today()),
    );
    let values = [
        ("template", known.value.name.as_str()),
        ("name", &name),
        ("when", &when),
    ];
    Some(fill(&cx.text.treatment.template_replaces, &values))
}

/// A remark keeps nothing from being approved; the rule is asked again of every treatment.
fn remark(cx: &Cx<'_>, finding: &Finding, ui: &mut Ui) {
    let status = if finding.verdict == Verdict::Warn {
        Status::Warn
    } else {
        Status::Stop
    };
    let sentence = cx.text.finding(finding, reader(cx));
    tinted(ui, status, &sentence, "");
}
