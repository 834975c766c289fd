//! Templates of the injection map: a doctor approves one, and takes it out of use again. The program brings none.

use crate::domain::name::{LONGEST, LineFault, one_line};
use crate::domain::product::Catalogue;
use crate::domain::template::{TemplateApproved, TemplateFault, TemplateWithdrawn};
use crate::domain::treatment::NotFinished;
use crate::domain::user::Role;

use super::decision::Decision;
use super::error::Result;
use super::grounds::{Grounds, must_be_text};
use super::refusal::{Refusal, Thing};

/// In place of one with the same name and product, if there is one; R60 and the form of its points are asked, doses are
/// remarked upon where it is made (R61, R63, R64, R66) and judged in every treatment.
pub fn approve(grounds: &Grounds<'_>, approved: TemplateApproved) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    if let Some(fault) = approved.fault(Catalogue::shipped()) {
        return Err(refusal(fault, &approved).into());
    }
    let name = one_line(&approved.name, LONGEST).map_err(|_fault| Refusal::EmptyText)?;
    let approved = TemplateApproved { name, ..approved };
    Ok(Decision::clinic(grounds.now.moment, approved))
}

fn refusal(fault: TemplateFault, template: &TemplateApproved) -> Refusal {
    match fault {
        TemplateFault::Name(LineFault::Empty) => Refusal::EmptyText,
        TemplateFault::Name(LineFault::Forbidden) => Refusal::HiddenCharacters,
        TemplateFault::Name(LineFault::TooLong { most }) => Refusal::TextTooLong {
            most,
            has: template.name.chars().count(),
        },
        TemplateFault::Product => Refusal::Unknown(Thing::Product),
        TemplateFault::NoPoints => Refusal::NotFinished(NotFinished::NoPoints),
        TemplateFault::Point(number) => Refusal::PointMisplaced { number },
    }
}

/// Only one that is in use, and with a reason; drafts that were begun from it keep their points.
pub fn withdraw(grounds: &Grounds<'_>, withdrawn: TemplateWithdrawn) -> Result<Decision> {
    grounds.author.must_be(Role::Doctor)?;
    let templates = &grounds.clinic.templates;
    let known = templates.named(&withdrawn.product, &withdrawn.name);
    let known = known.ok_or(Refusal::Unknown(Thing::Template))?;
    must_be_text(&withdrawn.grounds)?;
    let name = known.value.name.clone();
    let withdrawn = TemplateWithdrawn { name, ..withdrawn };
    Ok(Decision::clinic(grounds.now.moment, withdrawn))
}
