-- When the last check of a shop's key in use ended, whatever came of it: that none ends any more is told.
ALTER TABLE shop_watch ADD COLUMN check_ended_at DATETIME(6);
UPDATE shop_watch SET check_ended_at = last_answer_at;
