//! Templates of the injection map: a doctor's alone, replaced by name and product, out of use for good when withdrawn.

use mimik::domain::area::Area;
use mimik::domain::product::ProductId;
use mimik::domain::template::{TemplateApproved, TemplateWithdrawn};
use mimik::domain::treatment::{InjectionMap, NotFinished};
use mimik::domain::user::Role;
use mimik::journal::{Edit, Journal, Refusal, Thing};
use mimik::ui::face;
use mimik::ui::face::place::sites;

use crate::clinic::{Clinic, last_kinds, lock, refusal};

fn vistabel() -> ProductId {
    ProductId::new("vistabel")
}

/// The usual points between the brows, each with these units.
fn template(name: &str, units: &str) -> TemplateApproved {
    let mut map = InjectionMap::default();
    for site in sites(&[face::Area::Glabella]) {
        let mut point = site.point().unwrap();
        point.units = units.parse().ok();
        map.add(point);
    }
    TemplateApproved::of_map(name, &vistabel(), &map).unwrap()
}

fn approve(name: &str, units: &str) -> Edit {
    Edit::ApproveTemplate(template(name, units))
}

fn withdraw(name: &str, grounds: &str) -> Edit {
    Edit::WithdrawTemplate(TemplateWithdrawn {
        name: name.to_owned(),
        product: vistabel(),
        grounds: grounds.to_owned(),
    })
}

fn in_use(journal: &Journal) -> Vec<String> {
    let known = journal.clinic().templates.of_product(&vistabel());
    let told = |template: &TemplateApproved| {
        let total = template.total().unwrap();
        format!("{} {}", template.name, total.units)
    };
    known.iter().map(|noted| told(&noted.value)).collect()
}

#[test]
fn only_a_doctor_approves_and_withdraws() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    journal.apply(approve("Standard", "4")).unwrap();
    drop(lock(journal));
    for user in [clinic.nurse, clinic.reviewer] {
        let mut journal = clinic.enter(user);
        for edit in [approve("Anden", "2"), withdraw("Standard", "Prøve")] {
            assert_eq!(refusal(journal.apply(edit)), Refusal::Role(Role::Doctor));
            assert_eq!(last_kinds(&journal, 1), ["refused"]);
        }
        assert_eq!(in_use(&journal), ["Standard 20"], "everybody reads it");
        drop(lock(journal));
    }
}

#[test]
fn a_newer_one_replaces_and_a_withdrawn_one_is_gone_after_the_lock_too() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    journal.apply(approve("Standard", "4")).unwrap();
    journal.apply(approve("Let", "2")).unwrap();
    journal.apply(approve(" standard ", "3")).unwrap();
    let replaced = ["Let 10", "standard 15"];
    assert_eq!(in_use(&journal), replaced);
    let newest = journal.clinic().templates.named(&vistabel(), "Standard");
    assert_eq!(newest.unwrap().by, Some(clinic.doctor));
    drop(lock(journal));

    let mut journal = clinic.doctor();
    assert_eq!(in_use(&journal), replaced, "folded from the entries");
    let entry = newest_entry(&journal, "Standard");
    journal.apply(withdraw("STANDARD", "Ny praksis")).unwrap();
    assert_eq!(in_use(&journal), ["Let 10"]);
    assert_eq!(last_kinds(&journal, 1), ["template_withdrawn"]);
    drop(lock(journal));

    let mut journal = clinic.doctor();
    assert_eq!(in_use(&journal), ["Let 10"]);
    assert!(journal.clinic().templates.get(entry).is_some());
    for name in ["Standard", "Aldrig set"] {
        assert_eq!(
            refusal(journal.apply(withdraw(name, "Igen"))),
            Refusal::Unknown(Thing::Template)
        );
    }
}

fn newest_entry(journal: &Journal, name: &str) -> mimik::domain::id::EntryId {
    let known = journal.clinic().templates.named(&vistabel(), name);
    known.unwrap().entry
}

#[test]
fn what_is_no_template_is_refused_and_leaves_nothing() {
    let clinic = Clinic::new();
    let mut journal = clinic.doctor();
    let whole = template("Standard", "4");
    let elsewhere = |change: fn(&mut TemplateApproved)| {
        let mut changed = whole.clone();
        change(&mut changed);
        Edit::ApproveTemplate(changed)
    };
    let revision = journal.revision();
    for (edit, why) in [
        (elsewhere(|it| it.name.clear()), Refusal::EmptyText),
        (
            elsewhere(|it| "A\u{202e}B".clone_into(&mut it.name)),
            Refusal::HiddenCharacters,
        ),
        (
            elsewhere(|it| it.product = ProductId::new("unheard_of")),
            Refusal::Unknown(Thing::Product),
        ),
        (
            elsewhere(|it| it.points.clear()),
            Refusal::NotFinished(NotFinished::NoPoints),
        ),
        (
            elsewhere(|it| it.points[1].area = Area::LateralCanthalLeft),
            Refusal::PointMisplaced { number: 2 },
        ),
    ] {
        assert_eq!(refusal(journal.apply(edit)), why);
    }
    journal.apply(Edit::ApproveTemplate(whole)).unwrap();
    assert_eq!(
        refusal(journal.apply(withdraw("Standard", "  "))),
        Refusal::EmptyText
    );
    assert_eq!(journal.revision(), revision + 1);
    assert_eq!(in_use(&journal), ["Standard 20"]);
}
