-- When the member chose this company last; null if he never switched.
ALTER TABLE membership ADD COLUMN chosen_at DATETIME(6);
