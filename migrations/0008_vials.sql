-- Derived: which vial was opened for whom and what was drawn from it, so that a batch is found in all records at once.

-- entry: the vial, or a deviation that only names its batch. batch_key: capitals, blanks and hyphens left out.
CREATE TABLE vial_index(entry BLOB PRIMARY KEY, patient BLOB, product TEXT, batch_key TEXT NOT NULL) STRICT;
CREATE INDEX vial_index_by_batch ON vial_index(batch_key);
-- entry: the treatment or deviation that drew from the vial.
CREATE TABLE vial_use(vial BLOB NOT NULL, entry BLOB NOT NULL, patient BLOB NOT NULL, PRIMARY KEY(vial, entry)) STRICT, WITHOUT ROWID;
CREATE INDEX vial_use_by_entry ON vial_use(entry);

-- More of what the clinic says about itself is asked for at every judgement.
DROP INDEX entry_of_clinic;
CREATE INDEX entry_of_clinic ON entry(seq)
  WHERE kind IN ('vault_created', 'clinic_changed', 'policy_changed', 'user_added', 'sheet_adopted',
    'practitioner_registered', 'batch_paused', 'instruction_adopted', 'instruction_read', 'emergency_kit_checked',
    'template_approved', 'sheet_approved');
