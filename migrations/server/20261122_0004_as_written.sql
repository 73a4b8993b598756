-- What a PC wrote and head office left as it was is not sent back to it. compat: keep
ALTER TABLE feed_op ADD COLUMN as_written BIGINT NOT NULL DEFAULT 0;
