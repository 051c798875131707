-- What the other steps need to know: $1 its name, $2 its value, to the end of the transaction.
SELECT set_config('ehc.' || $1, $2, true)
