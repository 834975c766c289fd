-- Derived: every patient as she is now, so that she is found without reading her record.

-- number_key: what two equal numbers have in common; name_key: sorts as the Danish alphabet does;
-- search: everything she is found by, folded, one field behind the other with a tab between.
CREATE TABLE patient_index(patient BLOB PRIMARY KEY, family TEXT NOT NULL, given TEXT NOT NULL, preferred TEXT,
  birth_date TEXT NOT NULL, number_key TEXT NOT NULL, number_masked TEXT NOT NULL, phone TEXT NOT NULL,
  name_key TEXT NOT NULL, search TEXT NOT NULL) STRICT;
CREATE INDEX patient_index_by_name ON patient_index(name_key, patient);
CREATE INDEX patient_index_by_number ON patient_index(number_key);
CREATE INDEX patient_index_by_birth_date ON patient_index(birth_date);
