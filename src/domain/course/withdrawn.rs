//! Which entries say nothing about the patient any more, because somebody withdrew what they tell.

use std::collections::BTreeMap;

use crate::domain::entry::Entry;
use crate::domain::fact::Fact;
use crate::domain::id::EntryId;
use crate::domain::set_aside::Withdrawal;

/// Every version of whatever was withdrawn, whichever version was named. Entries come in their order.
pub(super) fn all(entries: &[&Entry]) -> BTreeMap<EntryId, Withdrawal> {
    let is_withdrawal = |entry: &&&Entry| matches!(entry.fact, Fact::EntryWithdrawn(_));
    // Hardly any record has one, and every record is folded often.
    if !entries.iter().any(|entry| is_withdrawal(&entry)) {
        return BTreeMap::new();
    }
    let first = first_versions(entries);
    let mut by_first: BTreeMap<EntryId, Withdrawal> = BTreeMap::new();
    for entry in entries {
        if let (Fact::EntryWithdrawn(fact), Some(named)) = (&entry.fact, entry.header.amends) {
            let of = first.get(&named).copied().unwrap_or(named);
            by_first.entry(of).or_insert_with(|| Withdrawal {
                entry: entry.header.id,
                of,
                at: entry.header.recorded_at.whole_second(),
                to: fact.to,
            });
        }
    }
    let withdrawn = |(version, first)| Some((version, by_first.get(&first)?.clone()));
    first.into_iter().filter_map(withdrawn).collect()
}

/// The first version of what each entry tells. A withdrawal tells something of its own.
fn first_versions(entries: &[&Entry]) -> BTreeMap<EntryId, EntryId> {
    let mut first: BTreeMap<EntryId, EntryId> = BTreeMap::new();
    for entry in entries {
        let header = &entry.header;
        let amended = header
            .amends
            .filter(|_| !matches!(entry.fact, Fact::EntryWithdrawn(_)));
        let of = amended.map_or(header.id, |id| first.get(&id).copied().unwrap_or(id));
        first.insert(header.id, of);
    }
    first
}

#[cfg(test)]
mod tests;
