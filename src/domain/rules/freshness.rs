//! R25 and R26: information that is old, or was given with an older sheet.

use super::informed::Informed;
use super::{Case, Finding, RuleId, Verdict, Why};
use crate::domain::clinic::SheetAdopted;
use crate::domain::course::Told;
use crate::domain::information::WrittenInformation;

/// R25 · WARN when `D(S) > D(T_info) + 3 months`, BLOCK when `> 12 months`; the same date passes · policy.
///
/// It speaks only where the treatment rests on R23: without information that counts there it says nothing.
pub(super) fn not_old(case: &Case<'_>) -> Vec<Finding> {
    let start = case.start();
    let limits = [
        (case.policy.information_too_old_months, Verdict::Block),
        (case.policy.information_old_months, Verdict::Warn),
    ];
    case.for_each_part(RuleId::R25, Verdict::Block, |part| {
        let informed = Informed::about(case, part, start).unspent(case, part, start);
        let Some(given) = informed.end() else {
            return Finding::passed(RuleId::R25);
        };
        let over = |months: u32| start.day() > given.day().plus_months(months);
        let finding = match limits.into_iter().find(|(months, _)| over(*months)) {
            Some((months, verdict)) => {
                Finding::new(RuleId::R25, verdict, Why::Old { given, months })
            }
            None => Finding::passed(RuleId::R25),
        };
        finding
            .on(informed.written.map(|told| told.latest))
            .on(informed.oral.map(|told| told.latest))
    })
}

/// R26 · WARN · a sheet taken into use after the one that was given says something materially new · policy.
///
/// A given sheet that is not among those of the clinic warns as well: nobody knows what it said.
pub(super) fn newest_sheet(case: &Case<'_>) -> Vec<Finding> {
    let start = case.start();
    case.for_each_part(RuleId::R26, Verdict::Warn, |part| {
        let unspent = Informed::about(case, part, start).unspent(case, part, start);
        let (Some(written), Some(_)) = (unspent.written, unspent.oral) else {
            return Finding::passed(RuleId::R26);
        };
        let finding = if is_newest(case.sheets, written) {
            Finding::passed(RuleId::R26)
        } else {
            let current = case.sheets.last().map(|sheet| sheet.version.clone());
            let given = written.value.sheet.clone();
            let why = Why::NewerSheet {
                given,
                current: current.unwrap_or_default(),
            };
            Finding::new(RuleId::R26, Verdict::Warn, why)
        };
        finding.on([written.latest])
    })
}

fn is_newest(sheets: &[SheetAdopted], written: &Told<WrittenInformation>) -> bool {
    let given = |sheet: &SheetAdopted| sheet.sha256 == written.value.sheet_sha256;
    let Some(at) = sheets.iter().rposition(given) else {
        return false;
    };
    sheets.iter().skip(at + 1).all(|later| !later.material)
}
