-- By which mark a browser that takes pushes is known again at a log-out. Empty for what was added before this was kept.
ALTER TABLE push_browser ADD COLUMN device_hash VARCHAR(64);
