UPDATE appointment SET practitioner = :practitioner, start_at = :start_at, end_at = :end_at, placed_by = :by
WHERE id = :id AND (NOT :amends OR placed_by = :by)
