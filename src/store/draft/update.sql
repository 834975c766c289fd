-- Patient, author and kind of a draft never change; a draft of somebody else is not written over.
UPDATE draft SET json = :json, saved_at = :saved_at, revision = :revision
WHERE id = :id AND patient = :patient AND author = :author AND kind = :kind AND revision = :revision - 1
