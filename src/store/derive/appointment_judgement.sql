UPDATE appointment SET too_early = :too_early, limit_at = :limit_at, judged_by = :by
WHERE id = :id AND (NOT :amends OR judged_by = :by)
