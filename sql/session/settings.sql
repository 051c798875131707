-- What would make the same rows look different, or come in another order, from one session to the next.
SET search_path TO '';
SET datestyle TO 'ISO, DMY';
SET timezone TO 'Europe/London';
SET synchronize_seqscans TO off;
SET client_min_messages TO error;
