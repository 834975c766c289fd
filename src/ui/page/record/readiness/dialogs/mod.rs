//! The form dialogs of the gate.

use eframe::egui::Ui;

use crate::journal::Edit;
use crate::journal::view::{GateView, RecordView};
use crate::ui::cx::Cx;

pub enum Answer {
    Cancel,
    Save(Vec<Edit>),
}

macro_rules! waiting {
    ($($name:ident)*) => { $(
        pub struct $name;
        impl $name {
            pub fn new(_: &Cx<'_>, _: &RecordView, _: &GateView) -> Self { Self }
            pub fn refused(&mut self, _: String) {}
            pub fn ui(&mut self, _: &Cx<'_>, _: &RecordView, _: &Ui) -> Option<Answer> { Some(Answer::Cancel) }
        }
    )* };
}
waiting!(DayDialog VialDialog PrescriptionDialog DeviationDialog);
