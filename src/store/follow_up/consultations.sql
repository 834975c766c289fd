SELECT * FROM draft
WHERE kind = 'consultation'
ORDER BY saved_at, id
