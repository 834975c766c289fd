UPDATE appointment SET too_early = :too_early, limit_at = :limit_at WHERE id = :id
