//! Templates of the injection map, point for point.

use super::lines::Lines;
use crate::domain::template::{TemplateApproved, TemplatePoint, TemplateWithdrawn};
use crate::text::fill;

pub fn approved(lines: &mut Lines<'_>, fact: &TemplateApproved) {
    let TemplateApproved {
        name,
        product,
        points,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.template_name, name);
    lines.say(&words.product, &text.product(product));
    for (number, point) in (1_usize..).zip(points) {
        let label = fill(&words.point, &[("number", &number.to_string())]);
        let said = point_said(lines, fact, point);
        lines.say(&label, &said);
    }
}

fn point_said(lines: &Lines<'_>, of: &TemplateApproved, point: &TemplatePoint) -> String {
    // Its units are told with their product.
    let TemplatePoint {
        area,
        muscle,
        side,
        x,
        y,
        ..
    } = point;
    let (text, words) = (lines.text, &lines.text.whole);
    let dose = of.dose(point);
    let (x, y) = (u16::from(*x).to_string(), u16::from(*y).to_string());
    let said = [
        text.area(area).to_owned(),
        muscle.clone(),
        text.side(*side).to_lowercase(),
        text.units_of(dose.units.decimal(), &dose.product),
        fill(&words.place, &[("x", &x), ("y", &y)]),
    ];
    said.join(" · ")
}

pub fn withdrawn(lines: &mut Lines<'_>, fact: &TemplateWithdrawn) {
    let TemplateWithdrawn {
        name,
        product,
        grounds,
    } = fact;
    let (text, words) = (lines.text, &lines.text.whole);
    lines.say(&words.template_name, name);
    lines.say(&words.product, &text.product(product));
    lines.say(&words.given_reason, grounds);
}
