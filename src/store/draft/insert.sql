INSERT INTO draft (id, patient, author, kind, json, saved_at, revision)
VALUES (:id, :patient, :author, :kind, :json, :saved_at, :revision)
ON CONFLICT (id) DO NOTHING
