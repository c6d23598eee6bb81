-- The number of a trial's key where its mall has taken that number from the shop before, else empty: each has ten trials an hour.
ALTER TABLE key_trial ADD COLUMN shop_number VARCHAR(6) DEFAULT '' NOT NULL;
