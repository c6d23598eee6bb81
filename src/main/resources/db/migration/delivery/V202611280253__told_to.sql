-- Whom it was told to, as they were called then: a browser or a channel may be removed. Empty for what was told before this was kept.
ALTER TABLE delivery_item ADD COLUMN told_to VARCHAR(120);
