-- Before something that may fail: what came before stays.
SAVEPOINT look
