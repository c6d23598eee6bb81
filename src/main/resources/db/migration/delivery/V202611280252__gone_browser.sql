-- When a push service said of a browser that it takes nothing any more: its member is told until they remove it or turn it on anew.
ALTER TABLE push_browser ADD COLUMN gone_at DATETIME(6);
