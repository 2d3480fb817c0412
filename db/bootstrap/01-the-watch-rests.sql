-- Lets the bootstrap change the spine: while it runs, half-made things stand open that the last file will look at as a whole.
-- All files run in one transaction, so nobody else ever sees the spine without its watch.
drop event trigger if exists spine_watch;
