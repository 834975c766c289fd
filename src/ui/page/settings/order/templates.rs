//! »Skabeloner«: which maps a doctor has approved for everybody who treats, and taking one out of use.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::premises::Noted;
use crate::domain::product::ProductId;
use crate::domain::template::{TemplateApproved, TemplateWithdrawn};
use crate::journal::Edit;
use crate::text::{Text, fill};
use crate::ui::cx::Cx;
use crate::ui::icon::Icon;
use crate::ui::page::settings::form::{Form, Open};
use crate::ui::theme::{Kind, Theme};
use crate::ui::widget::action_bar::{Mark, StateText, action_bar};
use crate::ui::widget::button::Button;
use crate::ui::widget::dialog;
use crate::ui::widget::empty_state::empty_state;
use crate::ui::widget::field::Field;
use crate::ui::widget::table::{Column, Table};

const ROW: f32 = 48.0;

#[derive(Default)]
pub struct TemplatesSection {
    selected: Option<usize>,
}

impl TemplatesSection {
    pub fn ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) -> Option<Open> {
        let (text, words) = (cx.text, &cx.text.order);
        let templates = cx.journal.clinic().templates.in_use();
        if templates.is_empty() {
            empty_state(ui, &words.no_template, &words.template_note, None);
            return None;
        }
        let columns = [
            Column::share(&words.template, 1.0),
            Column::fixed(&words.product, 130.0),
            Column::fixed(&words.approved_by, 240.0),
            Column::fixed(&text.treatment.points, 80.0).right(),
            Column::fixed(&text.treatment.units, 90.0).right(),
        ];
        let table = Table::new("templates", &columns)
            .row(ROW)
            .selected(self.selected);
        let colour = Theme::of(ui).text;
        let done = table.show(ui, templates.len(), |index, row| {
            let Some(noted) = templates.get(index) else {
                return;
            };
            let template = &noted.value;
            let total = template.total();
            let units = total.map_or_else(String::new, |total| text.amount(total.units));
            let when = text.date(noted.at.day());
            let values = [("name", cx.user_name(noted.by)), ("when", when)];
            let values = values
                .each_ref()
                .map(|(name, value)| (*name, value.as_str()));
            row.name(format!("{} {}", words.template, template.name));
            row.two_lines(&template.name, &text.areas(&template.areas()));
            row.body(&text.product(&template.product));
            row.body(&fill(&words.approved, &values));
            row.body(&template.points.len().to_string());
            row.text(&units, Kind::BodyStrong, colour);
        });
        self.selected = done.selected;
        let opened = done.opened.and_then(|index| templates.get(index));
        opened
            .filter(|_| cx.is_doctor())
            .map(|noted| WithdrawForm::open(noted))
    }

    pub fn foot_ui(&self, cx: &Cx<'_>, ui: &mut Ui) -> Option<Open> {
        let words = &cx.text.order;
        let state = StateText {
            mark: Mark::Icon(Icon::Info),
            lead: "",
            rest: &words.template_note,
        };
        let templates = cx.journal.clinic().templates.in_use();
        if !cx.is_doctor() || templates.is_empty() {
            let nothing: [Button<'_>; 0] = [];
            action_bar(ui, &state, nothing);
            return None;
        }
        let chosen = self.selected.and_then(|index| templates.get(index));
        let choose = chosen.is_none().then_some(words.choose_template.as_str());
        let withdraw = Button::primary(&words.withdraw)
            .icon(Icon::Ban)
            .key("Ctrl ↵", Modifiers::COMMAND, Key::Enter)
            .locked_if(choose);
        let pressed = action_bar(ui, &state, [withdraw]);
        pressed.and(chosen).map(|noted| WithdrawForm::open(noted))
    }
}

struct WithdrawForm {
    name: String,
    product: ProductId,
    grounds: String,
}

impl WithdrawForm {
    fn open(noted: &Noted<TemplateApproved>) -> Open {
        Open::new(Self {
            name: noted.value.name.clone(),
            product: noted.value.product.clone(),
            grounds: String::new(),
        })
    }
}

impl Form for WithdrawForm {
    fn head(&self, cx: &Cx<'_>) -> (String, String) {
        let words = &cx.text.order;
        let product = cx.text.product(&self.product);
        (
            fill(&words.withdraw_title, &[("name", &self.name)]),
            fill(&words.withdraw_about, &[("product", &product)]),
        )
    }

    fn label<'t>(&self, text: &'t Text) -> &'t str {
        &text.order.withdraw
    }

    fn edit(&self, cx: &Cx<'_>) -> Result<Edit, String> {
        if self.grounds.trim().is_empty() {
            return Err(cx.text.order.grounds_missing.clone());
        }
        Ok(Edit::WithdrawTemplate(TemplateWithdrawn {
            name: self.name.clone(),
            product: self.product.clone(),
            grounds: self.grounds.trim().to_owned(),
        }))
    }

    fn fields_ui(&mut self, cx: &Cx<'_>, ui: &mut Ui) {
        let field = Field::area(&cx.text.order.grounds, &mut self.grounds, 3).show(ui);
        dialog::begin_with(ui, &field);
    }
}
