//! What is to be done before a treatment although its time is lawful (rules §8.10): the gate decides, booking only tells.

use eframe::egui::Ui;

use crate::domain::rules::{Finding, Why};
use crate::text::fill;
use crate::ui::cx::Cx;
use crate::ui::status::Status;
use crate::ui::widget::check_row::CheckRow;
use crate::ui::widget::shell;

/// A section of the panel, or nothing when there is nothing to do.
pub(super) fn section_ui(cx: &Cx<'_>, findings: &[Finding], ui: &mut Ui) {
    let mut tasks: Vec<String> = Vec::new();
    for task in findings.iter().filter_map(|finding| task(cx, finding)) {
        if !tasks.contains(&task) {
            tasks.push(task);
        }
    }
    if tasks.is_empty() {
        return;
    }
    shell::section(
        ui,
        &cx.text.booking.before,
        |_| {},
        |ui| {
            for title in &tasks {
                let row = CheckRow {
                    status: Status::Warn,
                    title,
                    why: "",
                    fix: "",
                    locked: false,
                };
                row.show(ui);
            }
        },
    );
}

/// In words, where it is not the verdict that tells it.
fn task(cx: &Cx<'_>, finding: &Finding) -> Option<String> {
    let (words, today) = (&cx.text.booking, cx.today());
    match &finding.why {
        Why::AreaOutsidePlan => finding
            .part
            .as_ref()
            .map(|part| fill(&words.outside_plan, &[("area", cx.text.area(&part.area))])),
        Why::OffLabel => finding.part.as_ref().map(|part| {
            let (area, product) = (cx.text.area(&part.area), cx.text.product(&part.product));
            fill(&words.off_label, &[("area", area), ("product", &product)])
        }),
        Why::ForeheadAlone => Some(words.forehead_alone.clone()),
        Why::VideoOnly => Some(words.video_only.clone()),
        Why::OralBeforeWritten { .. } => Some(words.oral_first.clone()),
        Why::Old { given, .. } => {
            let when = cx.text.date_near(given.day(), today);
            Some(fill(&words.old_information, &[("when", &when)]))
        }
        Why::Interval(fault) => Some(cx.text.interval_fault(fault, finding.part.as_ref(), today)),
        Why::Met
        | Why::NothingPlanned
        | Why::ClockInDoubt
        | Why::BirthDateUnknown
        | Why::UnderAge { .. }
        | Why::UnderAgeAtConsultation { .. }
        | Why::NoConsultation
        | Why::NoTreatmentAgreed { .. }
        | Why::ConsultationByAnother { .. }
        | Why::ConsultationWithoutIndication
        | Why::ConsultationSignedTooLate { .. }
        | Why::ConsultationTooRecent { .. }
        | Why::WrittenMissing
        | Why::OralMissing
        | Why::OralIncomplete { .. }
        | Why::OralByAnother { .. }
        | Why::OralWithWritten
        | Why::Declined
        | Why::Exempt { .. }
        | Why::NotExempt { .. }
        | Why::SheetNotApproved { .. }
        | Why::NotNoted { .. }
        | Why::Aftercare { .. }
        | Why::Consent(_)
        | Why::Role(_)
        | Why::NotCovered
        | Why::RecordedLate { .. }
        | Why::NewerSheet { .. }
        | Why::ProductUnknown
        | Why::AboveLabelledAge { .. }
        | Why::PhotosMissing { .. }
        | Why::Health(_)
        | Why::ReflectionOver { .. }
        | Why::ReflectionRunning { .. }
        | Why::Spent { .. }
        | Why::Vial(_)
        | Why::Dose(_) => None,
    }
}
