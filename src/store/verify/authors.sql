SELECT seq, kind, user, hash, sig
FROM entry
ORDER BY seq
