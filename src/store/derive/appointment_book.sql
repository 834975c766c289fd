INSERT INTO appointment (id, patient, kind, practitioner, start_at, end_at, areas, product, note,
  state, state_at, too_early, limit_at, placed_by, stated_by, judged_by)
VALUES (:id, :patient, :kind, :practitioner, :start_at, :end_at, :areas, :product, :note,
  'booked', :state_at, :too_early, :limit_at, :id, :id, :id)
