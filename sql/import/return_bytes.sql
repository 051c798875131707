COPY return_bytes (piece) FROM STDIN (FORMAT binary)
