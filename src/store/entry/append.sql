INSERT INTO entry (seq, id, patient, kind, occurred_at, recorded_at, utc_offset, clock_flag,
  user, origin, amends, payload_hash, prev, hash, sig)
VALUES (:seq, :id, :patient, :kind, :occurred_at, :recorded_at, :utc_offset, :clock_flag,
  :user, :origin, :amends, :payload_hash, :prev, :hash, :sig)
