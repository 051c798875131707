-- Rows of each relation that was replaced.
SELECT relation, rows FROM csv_read ORDER BY place
