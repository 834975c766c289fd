//! *Klar til behandling?*: one answer before the needle, with every reason and the next step (`design.md` §9.7).

mod acts;
mod answered;
mod bar;
mod decide;
pub mod dialogs;
mod fix;
mod light;
mod met;
mod rows;
mod side;

use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;

use eframe::egui::{ScrollArea, Ui};

use crate::domain::area::Area;
use crate::domain::id::UserId;
use crate::domain::readiness::{CheckId, Light};
use crate::domain::time::SECOND;
use crate::journal::Edit;
use crate::journal::view::{GateView, RecordView};
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::shell;

pub use light::{GateLight, light_of};

use decide::DecideDialog;

/// How often the panel asks again while it is visible (§4).
const AGAIN: i64 = 15 * SECOND;

#[derive(Default)]
pub struct ReadinessPage {
    gate: Option<GateView>,
    /// The revision that the gate was read at.
    seen: u64,
    /// Asked again since the second of the last change: what is recorded in a second counts only after it.
    settled: bool,
    /// Areas that are not treated this time.
    left_out: BTreeSet<Area>,
    /// Who injects, if it is not the one who is booked.
    by: Option<UserId>,
    /// The check that the side panel tells about.
    chosen: Option<CheckId>,
    asking: Asking,
    /// What the dialog still asks for: each is asked for once the one before it is saved.
    rest: VecDeque<Edit>,
    /// What came of the last press.
    said: Option<(Status, String)>,
}

/// The dialog in front of the page.
#[derive(Default)]
enum Asking {
    #[default]
    Nothing,
    Consent(Box<dialogs::ConsentDialog>),
    Exempt(Box<dialogs::ExemptDialog>),
    Decide(Box<DecideDialog>),
    Day(Box<dialogs::DayDialog>),
    Vial(Box<dialogs::VialDialog>),
    Prescription(Box<dialogs::PrescriptionDialog>),
    Deviation(Box<dialogs::DeviationDialog>),
}

impl ReadinessPage {
    pub fn ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &mut Ui) {
        if let Err(error) = self.follow(cx, view) {
            let sentence = cx.text.error(&error, cx.today());
            shell::main(ui, |ui| Notice::new(Status::Stop, &sentence).show(ui));
            return;
        }
        let Some(gate) = self.gate.take() else {
            return;
        };
        let asked = shell::foot(ui, |ui| self.bar_ui(cx, view, &gate, ui));
        let from_side = self.side_ui(cx, view, &gate, ui);
        let from_rows = shell::main(ui, |ui| self.rows_ui(cx, view, &gate, ui));
        let act = asked.or(from_side).or(from_rows);
        if let Some(act) = act.filter(|_| !self.is_asking()) {
            let chooses = act.chooses();
            self.act(cx, view, &gate, act);
            if chooses && self.chosen.is_some() {
                shell::Side::open(ui);
            }
        }
        self.dialog_ui(cx, view, ui);
        self.gate = Some(gate);
        let wait = Duration::from_micros(self.wait().unsigned_abs());
        ui.ctx().request_repaint_after(wait);
    }

    const fn is_asking(&self) -> bool {
        !matches!(self.asking, Asking::Nothing)
    }

    const fn wait(&self) -> i64 {
        if self.settled { AGAIN } else { SECOND }
    }

    /// Asks the rules again when a fact was added and a second later, when something else is asked, and every fifteen
    /// seconds.
    fn follow(&mut self, cx: &Cx<'_>, view: &RecordView) -> crate::journal::Result<()> {
        let revision = cx.journal.revision();
        let changed = self.seen != revision;
        let is_fresh = |gate: &GateView| cx.moment().since(gate.judged_at) < self.wait();
        if changed || !self.gate.as_ref().is_some_and(is_fresh) {
            self.gate = Some(cx.journal.gate(view, self.by, &self.left_out)?);
            (self.seen, self.settled) = (revision, !changed);
        }
        Ok(())
    }

    /// The next frame asks the rules anew.
    fn ask_again(&mut self) {
        self.seen = u64::MAX;
    }
}

pub const fn status(light: Light) -> Status {
    match light {
        Light::Ok => Status::Ok,
        Light::Accepted | Light::Warn => Status::Warn,
        Light::Pending => Status::Pending,
        Light::Stop => Status::Stop,
    }
}

/// Scrolls when the window is low.
fn scrolled<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ScrollArea::vertical()
        .auto_shrink([false, true])
        .show(ui, contents)
        .inner
}
