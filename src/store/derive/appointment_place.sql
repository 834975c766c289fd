UPDATE appointment SET practitioner = :practitioner, start_at = :start_at, end_at = :end_at,
  too_early = :too_early, limit_at = :limit_at, placed_by = :by
WHERE id = :id AND (NOT :amends OR placed_by = :by)
