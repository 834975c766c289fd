//! What a template holds, what of it fits, and which templates are in use after a row of facts.

use std::collections::BTreeSet;

use super::testing::{template, template_of};
use super::*;
use crate::domain::fact::Fact;
use crate::domain::id::EntryId;
use crate::domain::name::LineFault;
use crate::domain::premises::Noted;
use crate::domain::product::Catalogue;
use crate::domain::time::Moment;
use crate::domain::treatment::InjectionMap;

fn planned(areas: &[Area]) -> BTreeSet<Area> {
    areas.iter().cloned().collect()
}

fn fit(template: &TemplateApproved, areas: &[Area]) -> Fitted {
    let product = &template.product;
    let fitted = template.fit(product, &planned(areas), |_| None);
    fitted.expect("its own product")
}

fn fault(template: &TemplateApproved) -> Option<TemplateFault> {
    template.fault(Catalogue::shipped())
}

#[test]
fn what_cannot_be_approved_says_what_is_wrong_first() {
    let whole = template(&[(Area::Glabella, "4"), (Area::Forehead, "2.5")]);
    assert_eq!(fault(&whole), None);
    let named = |name: &str| TemplateApproved {
        name: name.to_owned(),
        ..whole.clone()
    };
    for (name, said) in [
        ("", LineFault::Empty),
        ("  ", LineFault::Empty),
        ("– »«", LineFault::Empty),
        ("Pande\nlav", LineFault::Forbidden),
        (&"x".repeat(201), LineFault::TooLong { most: 200 }),
    ] {
        assert_eq!(
            fault(&named(name)),
            Some(TemplateFault::Name(said)),
            "{name}"
        );
    }
    assert_eq!(fault(&named(&"x".repeat(200))), None);
    let unheard_of = template_of("unheard_of", &[(Area::Glabella, "4")]);
    assert_eq!(fault(&unheard_of), Some(TemplateFault::Product));
    assert_eq!(fault(&template(&[])), Some(TemplateFault::NoPoints));
}

#[test]
fn a_point_lies_on_the_side_of_its_area_and_of_its_place() {
    let whole = template(&[(Area::Glabella, "4"), (Area::LateralCanthalRight, "2")]);
    let with = |change: fn(&mut TemplatePoint)| {
        let mut changed = whole.clone();
        change(&mut changed.points[1]);
        fault(&changed)
    };
    assert_eq!(with(|_| ()), None);
    for wrong in [
        with(|point| point.area = Area::LateralCanthalLeft),
        with(|point| point.side = Side::Midline),
        with(|point| point.x = point.x.mirrored()),
        with(|point| " ".clone_into(&mut point.muscle)),
        with(|point| point.area = Area::Other(String::new())),
    ] {
        assert_eq!(wrong, Some(TemplateFault::Point(2)));
    }
}

#[test]
fn no_amount_and_no_place_is_read_that_is_none() {
    let body = |units: &str, x: &str| {
        let json = format!(
            r#"{{"v":1,"name":"A","product":"vistabel","points":[{{"area":"glabella","muscle":"procerus","side":"midline","x":{x},"y":4510,"units":{units}}}]}}"#
        );
        Fact::parse("template_approved", &json).is_ok()
    };
    assert!(body(r#""4""#, "5000"));
    for units in [
        r#""0""#,
        r#""-4""#,
        r#""1000.01""#,
        r#""0.001""#,
        "4",
        r#""""#,
    ] {
        assert!(!body(units, "5000"), "{units}");
    }
    for x in ["10001", "-1", "0.5"] {
        assert!(!body(r#""4""#, x), "{x}");
    }
}

#[test]
fn units_of_another_product_never_come_in() {
    let azzalure = template_of("azzalure", &[(Area::Glabella, "10")]);
    let areas = planned(&[Area::Glabella]);
    let vistabel = ProductId::new("vistabel");
    assert_eq!(azzalure.fit(&vistabel, &areas, |_| None), Err(OtherProduct));
    assert_eq!(fit(&azzalure, &[Area::Glabella]).map.points().len(), 1);
}

#[test]
fn points_of_areas_that_are_not_planned_are_left_out_and_counted() {
    let whole = template(&[
        (Area::Glabella, "4"),
        (Area::Forehead, "2"),
        (Area::Forehead, "2.5"),
        (Area::LateralCanthalRight, "2"),
    ]);
    for (areas, placed, left_out) in [
        (&[Area::Glabella][..], 1, 3),
        (&[Area::Glabella, Area::Forehead], 3, 1),
        (&[Area::LateralCanthalLeft], 0, 4),
        (&Area::LABELLED, 4, 0),
    ] {
        let fitted = fit(&whole, areas);
        assert_eq!(fitted.map.points().len(), placed, "{areas:?}");
        assert_eq!(
            fitted.left_out.values().sum::<usize>(),
            left_out,
            "{areas:?}"
        );
    }
    let left_out = fit(&whole, &[Area::Glabella]).left_out;
    assert_eq!(left_out.get(&Area::Forehead), Some(&2));
}

#[test]
fn a_template_goes_in_and_out_of_a_map_unchanged() {
    let whole = template(&[(Area::Glabella, "4"), (Area::Forehead, "2.50")]);
    let map = fit(&whole, &Area::LABELLED).map;
    let again = TemplateApproved::of_map(" Standard ", &whole.product, &map);
    assert_eq!(again.as_ref(), Ok(&whole));
    let total = whole.total().map(|total| total.units.to_string());
    assert_eq!(total.as_deref(), Some("6.5"));

    let mut unset = map;
    unset.set_units(1, None);
    let lacks = TemplateApproved::of_map("A", &whole.product, &unset);
    assert_eq!(lacks.map_err(|lacks| lacks.0.len()), Err(1));
}

#[test]
fn it_takes_the_place_of_its_own_areas_only_and_is_one_step() {
    let glabella = fit(&template(&[(Area::Glabella, "4")]), &Area::LABELLED).map;
    let forehead = fit(
        &template(&[(Area::Forehead, "2"), (Area::Forehead, "3")]),
        &Area::LABELLED,
    )
    .map;
    let (first, second) = (EntryId::from_bytes([1; 16]), EntryId::from_bytes([2; 16]));
    let mut map = InjectionMap::default();
    assert!(map.place(first, &glabella));
    let own = map.clone();
    assert!(map.place(second, &forehead));
    assert_eq!(map.points().len(), 3);
    assert_eq!(map.templates(), [first, second]);
    let sites: BTreeSet<&str> = map.points().iter().map(|point| &*point.site).collect();
    assert_eq!(sites.len(), 3, "no two points have the same site");

    map.set_units(1, "9".parse().ok());
    assert!(map.place(second, &forehead), "again, over what was changed");
    assert_eq!(map.templates(), [first, second]);
    assert!(map.undo() && map.undo() && map.undo());
    assert_eq!(
        (map.points(), map.templates()),
        (own.points(), &[first][..])
    );
    assert!(map.undo());
    assert!(map.is_empty() && map.templates().is_empty());
    assert!(map.redo());
    assert_eq!(map.templates(), [first]);
    map.take_over(&forehead);
    assert!(map.templates().is_empty(), "it is another map now");
}

struct Told {
    templates: Templates,
    entries: u8,
}

impl Told {
    fn tell(&mut self, fact: impl Into<Fact>) -> EntryId {
        self.entries += 1;
        let entry = EntryId::from_bytes([self.entries; 16]);
        let at = Moment::from_micros(i64::from(self.entries));
        let fact = fact.into();
        self.templates.learn(&Noted {
            entry,
            at,
            by: None,
            value: &fact,
        });
        entry
    }

    fn in_use(&self) -> Vec<(String, String)> {
        let in_use = self.templates.in_use().into_iter();
        in_use
            .map(|noted| (noted.value.name.clone(), noted.value.product.to_string()))
            .collect()
    }
}

#[test]
fn a_newer_one_replaces_and_a_withdrawn_one_is_no_longer_in_use() {
    let mut told = Told {
        templates: Templates::default(),
        entries: 0,
    };
    let named = |name: &str, product: &str, units: &str| TemplateApproved {
        name: name.to_owned(),
        ..template_of(product, &[(Area::Glabella, units)])
    };
    let pair = |name: &str, product: &str| (name.to_owned(), product.to_owned());
    let old = told.tell(named("Standard", "vistabel", "4"));
    told.tell(named("Standard", "azzalure", "10"));
    let new = told.tell(named("STANDARD ", "vistabel", "3"));
    told.tell(named("Let", "vistabel", "2"));
    assert_eq!(
        told.in_use(),
        [
            pair("Let", "vistabel"),
            pair("Standard", "azzalure"),
            pair("STANDARD ", "vistabel")
        ]
    );
    let vistabel = ProductId::new("vistabel");
    assert_eq!(told.templates.of_product(&vistabel).len(), 2);
    let known = told.templates.named(&vistabel, "standard");
    assert_eq!(known.map(|noted| noted.entry), Some(new));

    told.tell(TemplateWithdrawn {
        name: "standard".to_owned(),
        product: vistabel.clone(),
        grounds: "Ny praksis".to_owned(),
    });
    assert_eq!(told.templates.named(&vistabel, "standard"), None);
    assert_eq!(told.templates.of_product(&vistabel).len(), 1);
    assert_eq!(told.in_use().len(), 2, "the other product's stays");
    for entry in [old, new] {
        assert!(told.templates.get(entry).is_some(), "what it was is known");
    }
    let again = told.tell(named("Standard", "vistabel", "4"));
    let known = told.templates.named(&vistabel, "standard");
    assert_eq!(known.map(|noted| noted.entry), Some(again));
}
