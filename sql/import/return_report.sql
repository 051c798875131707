-- What was read and stored.
SELECT what, times FROM return_stored ORDER BY place
