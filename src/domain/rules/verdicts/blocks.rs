//! What a course can be made of: each prerequisite present, missing, late, early, withdrawn, or of something else.

use proptest::prelude::*;

macro_rules! blocks {
    ($($block:ident: $($state:ident)*;)*) => {
        $(
            #[derive(Clone, Copy, PartialEq, Eq, Debug)]
            pub enum $block { $($state,)* }

            impl $block {
                /// Half of the time as it should be: the first.
                pub fn any() -> impl Strategy<Value = Self> {
                    const ALL: &[$block] = &[$($block::$state,)*];
                    prop_oneof![Just(ALL[0]), prop::sample::select(ALL)]
                }
            }
        )*
    };
}

blocks! {
    Patient: Adult Child;
    Examined: Held Missing RecordedAfterStart OtherArea;
    Written: InTime Missing RecordedAfterStart TooLate Reminder;
    Oral: InTime Missing RecordedAfterStart TooLate BeforeWritten;
    Refusal: None Declined;
    Consent: InTime Missing Early Withdrawn WithdrawnAfterStart RecordedAfterStart OtherArea OtherProduct;
    Identity: Today Missing Yesterday AfterStart;
    Health: Today Missing Yesterday Pregnant Als HalfAsked Doubtful;
    Inspected: Today Missing Yesterday Infected OtherArea;
    Prescribed: InForce Missing OtherArea OtherProduct OtherPerson AtTheStart TooOld;
    Vial: Fresh Missing Expired TooOld NotStored OtherProduct WithoutBatch Paused;
    Photos: All FrownMissing TooOld AfterStart OtherArea;
    Register: Known Unregistered AssistsNobody Unauthorised;
    Flag: None Open ClosedByDoctor ClosedByNurse;
}

#[derive(Clone, Debug)]
pub struct Blocks {
    pub patient: Patient,
    pub examined: Examined,
    pub written: Written,
    pub oral: Oral,
    pub refusal: Refusal,
    pub consent: Consent,
    pub identity: Identity,
    pub health: Health,
    pub inspected: Inspected,
    pub prescribed: Prescribed,
    pub vial: Vial,
    pub photos: Photos,
    pub register: Register,
    pub flag: Flag,
}

pub fn blocks() -> impl Strategy<Value = Blocks> {
    let told = (
        Patient::any(),
        Examined::any(),
        Written::any(),
        Oral::any(),
        Refusal::any(),
        Consent::any(),
        Identity::any(),
    );
    let done = (
        Health::any(),
        Inspected::any(),
        Prescribed::any(),
        Vial::any(),
        Photos::any(),
        Register::any(),
        Flag::any(),
    );
    (told, done).prop_map(|(told, done)| {
        let (patient, examined, written, oral, refusal, consent, identity) = told;
        let (health, inspected, prescribed, vial, photos, register, flag) = done;
        Blocks {
            patient,
            examined,
            written,
            oral,
            refusal,
            consent,
            identity,
            health,
            inspected,
            prescribed,
            vial,
            photos,
            register,
            flag,
        }
    })
}
