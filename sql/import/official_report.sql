-- What was read of each file.
SELECT file, layout, figures, unused FROM official_read ORDER BY place
