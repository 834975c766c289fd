//! A start that came to nothing: closed with a reason, by the one who started or by a doctor, so that another can begin.

use super::*;

const WHY: &str = "Hvorfor blev der ikke givet noget?";

#[test]
fn whoever_started_closes_a_start_that_came_to_nothing() {
    let (_clinic, patient, mut window) = started(GLABELLA);
    press(&mut window, "Intet givet …");
    assert!(is_disabled(&window, "Luk starten"), "without a reason");
    write(&mut window, WHY, "Patienten fortrød");
    look(&mut window, "treatment-nothing-given");
    press(&mut window, "Luk starten");
    window.run_ok();
    let told = record(&window, patient);
    assert!(told.course.running_start().is_none());
    assert!(told.drafts.is_empty(), "the empty form is gone");
    assert!(shows(&window, "Ingen behandling endnu"));
    open(&mut window, patient, Tab::Readiness);
    assert!(!is_disabled(&window, "Start behandling"));
}

#[test]
fn where_a_point_stands_something_was_given() {
    let (_clinic, _patient, mut window) = started(GLABELLA);
    inject(&mut window, "gl.procerus", &[Key::Num4]);
    assert!(!shows(&window, "Intet givet …"));
}

#[test]
fn a_doctor_closes_what_a_nurse_left_open() {
    let (clinic, patient, mut window) = started(GLABELLA);
    lock_and_enter(&mut window, clinic.doctor, patient);
    press(&mut window, "Intet givet …");
    write(&mut window, WHY, "Sygeplejersken startede ved en fejl");
    press(&mut window, "Luk starten");
    window.run_ok();
    assert!(course(&window, patient).running_start().is_none());
    // The nurse's form is hers to throw away.
    lock_and_enter(&mut window, clinic.nurse, patient);
    press(&mut window, "Kassér kladde");
    assert!(record(&window, patient).drafts.is_empty());
}
