INSERT INTO appointment (id, patient, kind, practitioner, start_at, end_at, areas, product, note,
  state, state_at, too_early, limit_at, placed_by)
VALUES (:id, :patient, :kind, :practitioner, :start_at, :start_at, :areas, :product, :note,
  'planned', :state_at, FALSE, NULL, :id)
ON CONFLICT (id) DO UPDATE SET kind = :kind, areas = :areas, product = :product, note = :note
