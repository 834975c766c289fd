//! The product card: what it is, from which batch, how it was mixed, and that its units are its own.

use eframe::egui::Ui;

use crate::domain::course::Course;
use crate::domain::id::EntryId;
use crate::domain::product::ProductId;
use crate::domain::rules::{Finding, RuleId, Verdict};
use crate::domain::strength::Strength;
use crate::domain::time::{HOUR, Moment};
use crate::domain::vial::VialOpened;
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::theme::space;
use crate::ui::widget::card::Card;
use crate::ui::widget::chip::Chip;

use super::parts::{tinted, value};
use super::standing::{Standing, reader};

/// The rules that speak of the vial itself.
const OF_THE_VIAL: [RuleId; 3] = [RuleId::R62, RuleId::R62b, RuleId::R67];

/// In a narrower card two values stand beside each other: in thirds the strength would be cut.
const THREE_FROM: f32 = 560.0;

/// What the card shows.
pub struct Shown<'a> {
    pub product: &'a ProductId,
    pub vial: Option<&'a VialOpened>,
    /// Of a treatment that is being written: how its vials stand now.
    pub state: Option<State>,
}

/// How the vials stand: in order, or every reason why not.
pub struct State {
    pub in_order: bool,
    pub faults: Vec<(Status, String)>,
}

pub fn vial_of(course: &Course, id: EntryId) -> Option<&VialOpened> {
    let known = course.vials.iter().find(|told| told.versions.contains(&id));
    known.map(|told| &told.value)
}

/// In order only if every rule was asked and every one passed.
pub fn state(cx: &Cx<'_>, standing: &Standing, vial: Option<&VialOpened>) -> State {
    let about = |rule: RuleId| {
        let all = standing
            .assessment
            .iter()
            .flat_map(|assessment| &assessment.findings);
        all.filter(move |finding| finding.rule == rule)
    };
    let asked = OF_THE_VIAL.iter().all(|rule| about(*rule).next().is_some());
    let failed = OF_THE_VIAL.iter().flat_map(|rule| about(*rule));
    let failed: Vec<&Finding> = failed.filter(|finding| finding.is_failed()).collect();
    let mut faults: Vec<(Status, String)> = Vec::new();
    for finding in &failed {
        let status = if finding.verdict >= Verdict::Block {
            Status::Stop
        } else {
            Status::Warn
        };
        let sentence = cx.text.finding(finding, reader(cx));
        if !sentence.is_empty() && !faults.iter().any(|(_, known)| *known == sentence) {
            faults.push((status, sentence));
        }
    }
    let limit = vial.and_then(|vial| use_by(vial, cx.journal.clinic().policy.vial_hours));
    if let Some(limit) = limit.filter(|limit| is_last_hour(*limit, cx.moment())) {
        let when = cx.text.moment_of_day(limit, cx.today());
        faults.push((
            Status::Warn,
            fill(&cx.text.treatment.last_hour, &[("when", &when)]),
        ));
    }
    State {
        in_order: asked && failed.is_empty() && vial.is_some(),
        faults,
    }
}

/// By when a mixed vial has to be used at the clinic (R67).
fn use_by(vial: &VialOpened, hours: u32) -> Option<Moment> {
    vial.mixed_at
        .map(|mixed| mixed.plus(i64::from(hours) * HOUR))
}

fn is_last_hour(limit: Moment, now: Moment) -> bool {
    let left = limit.since(now);
    (0..=HOUR).contains(&left)
}

/// `after` comes last in the card: the choice between several vials.
pub fn ui(cx: &Cx<'_>, shown: &Shown<'_>, ui: &mut Ui, after: impl FnOnce(&mut Ui)) {
    let words = &cx.text.treatment;
    let in_order = shown.state.as_ref().is_some_and(|state| state.in_order);
    Card::new(&words.product).show_with(
        ui,
        |ui| {
            if in_order {
                Chip::new(&words.vial_in_order).status(Status::Ok).show(ui);
            }
        },
        |ui| {
            ui.spacing_mut().item_spacing.y = space::S8;
            values(cx, shown, ui);
            let brand = cx.text.product(shown.product);
            let only = fill(&words.units_only, &[("product", &brand)]);
            tinted(ui, Status::Warn, &only, &words.no_conversion);
            for (status, sentence) in shown.state.iter().flat_map(|state| &state.faults) {
                tinted(ui, *status, sentence, "");
            }
            after(ui);
        },
    );
}

fn values(cx: &Cx<'_>, shown: &Shown<'_>, ui: &mut Ui) {
    let (text, words) = (cx.text, &cx.text.treatment);
    let unknown = || text.common.not_recorded.clone();
    let vial = shown.vial;
    let brand = text.product(shown.product);
    let nominal = vial.map(|vial| text.units(vial.nominal.decimal()));
    let named = nominal.map_or_else(|| brand.clone(), |nominal| format!("{brand}, {nominal}"));
    let (diluent, volume) = vial.map_or_else(
        || (words.diluent.clone(), unknown()),
        |vial| text.diluted(vial),
    );
    let strength = vial.and_then(Strength::of);
    let strength = strength.map(|strength| text.strength(strength));
    let strength = strength.map(|(amount, within)| format!("{amount} {within}"));
    let mixed = vial.and_then(|vial| vial.mixed_at);
    let ready_made = vial.is_some_and(|vial| vial.diluent.is_none());
    let not_mixed = || {
        if ready_made {
            text.whole.ready_made.clone()
        } else {
            unknown()
        }
    };
    let mixed = mixed.map_or_else(not_mixed, |at| when(cx, at));
    let batch = vial.map_or_else(unknown, |vial| vial.batch.clone());
    let expiry = vial.map_or_else(unknown, |vial| text.expiry(vial.expiry));
    let all = [
        (words.product.as_str(), named),
        (&words.batch, batch),
        (&words.expiry, expiry),
        (&diluent, volume),
        (&words.mixed_at, mixed),
        (&words.strength, strength.unwrap_or_else(unknown)),
    ];
    let beside = if ui.available_width() < THREE_FROM {
        2
    } else {
        3
    };
    for row in all.chunks(beside) {
        row_ui(ui, row);
    }
}

/// The time alone on the day itself, else with its date.
fn when(cx: &Cx<'_>, at: Moment) -> String {
    if at.day() == cx.today() {
        cx.text.time(at)
    } else {
        cx.text.short_moment(at)
    }
}

/// Values beside each other: the first is the longest.
fn row_ui(ui: &mut Ui, values: &[(&str, String)]) {
    const WEIGHTS: [f32; 3] = [1.25, 1.0, 1.0];
    const GAP: f32 = 10.0;
    let weights = WEIGHTS.get(..values.len()).unwrap_or(&WEIGHTS);
    let room = ui.available_width() - GAP * (values.len().max(1) - 1) as f32;
    let total: f32 = weights.iter().sum();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for ((label, shown), weight) in values.iter().zip(weights) {
            value(ui, label, shown, (room * weight / total).floor());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_hour_begins_an_hour_before_and_ends_with_the_limit() {
        let limit = Moment::from_micros(100 * HOUR);
        assert!(!is_last_hour(limit, limit.plus(-HOUR - 1)));
        assert!(is_last_hour(limit, limit.plus(-HOUR)));
        assert!(is_last_hour(limit, limit));
        assert!(!is_last_hour(limit, limit.plus(1)), "then it is over");
    }
}
