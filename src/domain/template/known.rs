//! The clinic's templates folded from its facts: those in use, and all that there ever were.

use super::{TemplateApproved, TemplateWithdrawn, template_key};
use crate::domain::fact::Fact;
use crate::domain::id::EntryId;
use crate::domain::premises::Noted;
use crate::domain::product::ProductId;

/// Every approval with what ended it, the oldest first.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Templates(Vec<Template>);

#[derive(Clone, PartialEq, Eq, Debug)]
struct Template {
    approved: Noted<TemplateApproved>,
    ended: bool,
}

impl Template {
    fn is(&self, product: &ProductId, key: &str) -> bool {
        let own = &self.approved.value;
        own.product == *product && template_key(&own.name) == key
    }
}

impl Templates {
    /// Takes in one more entry, the oldest first; what is about no template changes nothing.
    pub fn learn(&mut self, told: &Noted<&Fact>) {
        if let Fact::TemplateApproved(approved) = told.value {
            self.end(&approved.product, &approved.name);
            self.0.push(Template {
                approved: Noted {
                    entry: told.entry,
                    at: told.at,
                    by: told.by,
                    value: approved.clone(),
                },
                ended: false,
            });
        } else if let Fact::TemplateWithdrawn(TemplateWithdrawn { name, product, .. }) = told.value
        {
            self.end(product, name);
        }
    }

    fn end(&mut self, product: &ProductId, name: &str) {
        let key = template_key(name);
        let known = self.0.iter_mut();
        for template in known.filter(|template| template.is(product, &key)) {
            template.ended = true;
        }
    }

    /// Those in use, by name and then by product.
    pub fn in_use(&self) -> Vec<&Noted<TemplateApproved>> {
        let in_use = self.0.iter().filter(|template| !template.ended);
        let mut in_use: Vec<_> = in_use.map(|template| &template.approved).collect();
        in_use.sort_by_cached_key(|noted| {
            (template_key(&noted.value.name), noted.value.product.clone())
        });
        in_use
    }

    /// Those in use for a product, by name.
    pub fn of_product(&self, product: &ProductId) -> Vec<&Noted<TemplateApproved>> {
        let mut in_use = self.in_use();
        in_use.retain(|noted| noted.value.product == *product);
        in_use
    }

    /// The one in use under a name for a product.
    pub fn named(&self, product: &ProductId, name: &str) -> Option<&Noted<TemplateApproved>> {
        let key = template_key(name);
        let mut known = self.0.iter().filter(|template| !template.ended);
        let known = known.find(|template| template.is(product, &key))?;
        Some(&known.approved)
    }

    /// One by its entry, also after it was replaced or withdrawn.
    pub fn get(&self, entry: EntryId) -> Option<&Noted<TemplateApproved>> {
        let mut known = self.0.iter().map(|template| &template.approved);
        known.find(|noted| noted.entry == entry)
    }
}
