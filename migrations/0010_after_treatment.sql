-- Who was given or reported something: what is left to do after treatments is found without reading every record.

CREATE INDEX entry_after_treatment ON entry(kind, occurred_at, patient)
  WHERE kind IN ('treatment_started', 'treatment', 'deviation', 'adverse_event');
