-- Who has asked to see the record: what is still to be answered is found without reading every record (R97).

CREATE INDEX entry_access ON entry(patient) WHERE kind = 'access_requested';
