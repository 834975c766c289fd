-- Most of what is typed into a search is no batch: the treatments are looked at only if there is one.
WITH RECURSIVE meant AS (
  SELECT entry, patient, batch_key FROM vial_index WHERE batch_key >= :from AND batch_key < :to
), drawn(vial, patient) AS (
  SELECT vial, patient FROM vial_use WHERE EXISTS (SELECT 1 FROM meant)
  UNION SELECT entry.amends, drawn.patient FROM drawn JOIN entry ON entry.id = drawn.vial WHERE entry.amends IS NOT NULL
)
SELECT batch_key, min(entry) AS entry, count(DISTINCT patient) AS patients FROM (
  SELECT batch_key, entry, patient FROM meant
  UNION ALL SELECT meant.batch_key, meant.entry, drawn.patient FROM drawn JOIN meant ON meant.entry = drawn.vial
) GROUP BY batch_key ORDER BY batch_key LIMIT :limit
