-- How many checks of the key in use had which result on each of the last 30 days in Tokyo (CheckDays).
ALTER TABLE shop_watch ADD COLUMN check_days VARCHAR(400);
