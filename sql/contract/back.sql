-- It failed: the snapshot is used on.
ROLLBACK TO SAVEPOINT look
