//! What follows a treatment: what the patient is advised, harm reported, a red flag closed, and how it went (R90–R92b).

mod advice;
mod draft;
mod follow_up;
mod given;
mod harm;

pub use advice::{Advice, AdvicePoint, AftercareExercise, advice};
pub use draft::{FollowUpDraft, ReactionDraft};
pub use follow_up::{AreaEffect, FollowUp, FollowUpMode, Grade, Satisfaction};
pub use given::{AftercareFault, AftercareGiven, can_be_rung};
pub use harm::{
    AdverseEvent, AlarmSymptom, EventDone, EventStep, InformedDoctor, Reaction, RedFlagClosed,
};
