//! Booking: what is lawful is booked; what is too early is said before anything is saved (`design.md` §9.6).

mod acts;
mod answered;
mod bar;
mod blocks;
mod cancel;
mod form;
mod grid;
mod keys;
mod outlook;
mod own;
mod reflection;
mod side;
mod tasks;
mod too_early;
mod warning;
mod week;
mod when;
mod whole;

use std::time::Duration;

use eframe::egui::Ui;

use crate::domain::id::EntryId;
use crate::domain::information::Part;
use crate::domain::time::{Day, MINUTE, Moment};
use crate::journal::view::RecordView;
use crate::journal::{Error, Journal};
use crate::text::Text;
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::widget::notice::Notice;
use crate::ui::widget::shell;

use cancel::CancelDialog;
use form::Form;
use outlook::{Outlook, Standing};
use too_early::TooEarlyDialog;
use week::Week;

pub struct BookingPage {
    form: Form,
    /// The plan that the form was filled in from; absent when it is to be filled in again.
    prefilled: Option<Vec<Part>>,
    /// The red appointment that comes first, if there is one.
    red: Option<EntryId>,
    /// What the typed date and time mean.
    chosen: Option<Moment>,
    /// The week that is shown; at first that of the first time that can be booked.
    monday: Option<Day>,
    week: Option<Week>,
    outlook: Option<Outlook>,
    /// The appointment of this patient that is shown whole.
    selected: Option<EntryId>,
    /// What came of the last press, until something else is chosen.
    said: Option<(Status, String)>,
    asking: Asking,
}

/// The dialog in front of the page.
enum Asking {
    Nothing,
    TooEarly(Box<TooEarlyDialog>),
    Cancel(Box<CancelDialog>),
}

impl BookingPage {
    pub fn new(journal: &Journal, view: &RecordView) -> Self {
        Self {
            form: Form::new(journal, view),
            prefilled: Some(view.planned_parts()),
            red: own::first_red(view),
            chosen: None,
            monday: None,
            week: None,
            outlook: None,
            selected: own::first_red(view),
            said: None,
            asking: Asking::Nothing,
        }
    }

    const fn is_asking(&self) -> bool {
        !matches!(self.asking, Asking::Nothing)
    }

    /// Chooses a time and gives the keyboard to the week.
    fn choose(&mut self, text: &Text, at: Moment, ui: &Ui) {
        self.form.write(text, at);
        self.set_chosen(Some(at));
        ui.memory_mut(|memory| memory.request_focus(grid::keyboard_id()));
    }

    fn set_chosen(&mut self, chosen: Option<Moment>) {
        if self.chosen != chosen {
            self.chosen = chosen;
            self.said = None;
            if let Some(at) = chosen {
                self.monday = Some(at.day().monday());
            }
        }
    }

    /// Nothing is chosen and nothing is moved any more.
    fn clear(&mut self) {
        self.chosen = None;
        self.said = None;
        self.form.clear_time();
        self.moved_no_more();
    }

    /// The form is for a new appointment again.
    fn moved_no_more(&mut self) {
        if self.form.moving.take().is_some() {
            self.prefilled = None;
        }
    }
}

impl BookingPage {
    pub fn ui(&mut self, cx: &mut Cx<'_>, view: &RecordView, ui: &mut Ui) {
        self.follow(cx, view);
        let today_words = [cx.text.dates.today.as_str()];
        let typed = self.form.chosen(cx.today(), &today_words);
        self.set_chosen(typed);
        match self.read(cx, view) {
            Ok((week, outlook)) => {
                self.whole_ui(cx, view, (&week, &outlook), ui);
                self.week = Some(week);
                self.outlook = Some(outlook);
            }
            Err(error) => {
                let sentence = cx.text.error(&error, cx.today());
                shell::main(ui, |ui| Notice::new(Status::Stop, &sentence).show(ui));
            }
        }
        let to_next_minute = MINUTE - cx.moment().micros().rem_euclid(MINUTE);
        let wait = Duration::from_micros(to_next_minute.unsigned_abs());
        ui.ctx().request_repaint_after(wait);
    }

    /// A new plan is filled in, and an appointment that has turned red is shown whole.
    fn follow(&mut self, cx: &Cx<'_>, view: &RecordView) {
        let plan = Some(view.planned_parts());
        if self.prefilled != plan && self.form.moving.is_none() {
            self.form = Form::new(cx.journal, view);
            self.prefilled = plan;
            self.monday = None;
        }
        let red = own::first_red(view);
        if self.red != red {
            self.red = red;
            self.selected = red.or(self.selected);
        }
    }

    /// The week and the outlook as they stand; the journal is asked only when something has changed.
    fn read(&mut self, cx: &Cx<'_>, view: &RecordView) -> Result<(Week, Outlook), Error> {
        let monday = match self.monday {
            Some(monday) => monday,
            None => self.first_week(cx, view)?,
        };
        self.monday = Some(monday);
        let week = Week::renewed(self.week.take(), cx, &self.form, (monday, view.id))?;
        let known = (self.chosen, week.view.blocks.as_slice());
        let outlook = Outlook::renewed(self.outlook.take(), cx, view, &self.form, known)?;
        Ok((week, outlook))
    }

    /// The week of the first time that can be booked.
    fn first_week(&self, cx: &Cx<'_>, view: &RecordView) -> Result<Day, Error> {
        let outlook = Outlook::renewed(None, cx, view, &self.form, (None, &[]))?;
        let first = outlook.first_free.unwrap_or_else(|| cx.moment());
        Ok(first.day().monday())
    }

    fn whole_ui(
        &mut self,
        cx: &mut Cx<'_>,
        view: &RecordView,
        (week, outlook): (&Week, &Outlook),
        ui: &mut Ui,
    ) {
        let enter = self.keys(cx, outlook, ui);
        let act = shell::foot(ui, |ui| self.bar_ui(cx, outlook, enter, ui));
        let side = shell::Side {
            name: &cx.text.booking.new_appointment,
            status: Some(side_status(outlook)),
        };
        let mut own = None;
        side.show(ui, |ui| own = self.side_ui(cx, view, outlook, ui));
        let picked = shell::main_fixed(ui, |ui| self.week_ui(cx, (week, outlook), ui));
        self.dialog_ui(cx, view, ui);
        if let Some(act) = act {
            self.act(cx, view, outlook, act);
        }
        if let Some(own) = own {
            self.own(cx, view, own);
        }
        if let Some(picked) = picked {
            self.pick(cx.text, picked, ui);
        }
    }
}

/// The shape on the folded panel.
const fn side_status(outlook: &Outlook) -> Status {
    match &outlook.standing {
        Standing::NothingChosen => Status::Pending,
        Standing::Lawful => Status::Ok,
        Standing::Taken { .. } | Standing::Past | Standing::Refused(_) => Status::Stop,
    }
}
