-- When everything was last read again decides whether it is time to; found without reading every entry.

CREATE INDEX entry_of_checks ON entry(seq) WHERE kind = 'journal_checked';
