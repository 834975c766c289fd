SELECT * FROM draft
WHERE kind IN ('consultation', 'reaction', 'follow_up')
ORDER BY saved_at, id
