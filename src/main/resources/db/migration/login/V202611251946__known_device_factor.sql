-- When the member has shown his second factor in this browser (NULL: never): then his wrong codes are counted apart.
ALTER TABLE known_device ADD COLUMN factor_at DATETIME(6);
