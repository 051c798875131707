-- Of a database with encoding SQL_ASCII: its texts come as the bytes they are.
SET client_encoding TO 'SQL_ASCII'
