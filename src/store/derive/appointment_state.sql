UPDATE appointment SET state = :state, state_at = :state_at WHERE id = :id
