SELECT * FROM draft
WHERE author = :author
ORDER BY saved_at DESC, id
