//! What follows a treatment: what the patient is advised, harm reported, and a red flag closed (R90–R92b).

mod advice;
mod given;
mod harm;

pub use advice::{Advice, AdvicePoint, AftercareExercise, advice};
pub use given::{AftercareFault, AftercareGiven, can_be_rung};
pub use harm::{AdverseEvent, AlarmSymptom, InformedDoctor, RedFlagClosed};
