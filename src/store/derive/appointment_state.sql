UPDATE appointment SET state = :state, state_at = :state_at, stated_by = :by
WHERE id = :id AND (NOT :amends OR stated_by = :by)
