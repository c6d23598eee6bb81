-- Whether the company demands a second factor of viewers too.
ALTER TABLE tenant ADD COLUMN second_factor_for_all BOOLEAN DEFAULT FALSE NOT NULL;
