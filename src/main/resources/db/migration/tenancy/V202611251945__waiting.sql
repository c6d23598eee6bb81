-- The language of an invitation's mail that waits until its address is proven; null: it was mailed.
ALTER TABLE invitation ADD COLUMN waits_in VARCHAR(35);
UPDATE invitation SET waits_in = 'ja' WHERE ended_at IS NULL;
-- Since when a second factor is demanded of a member, where that is later than his joining.
ALTER TABLE membership ADD COLUMN factor_from DATETIME(6);
UPDATE membership SET factor_from = CURRENT_TIMESTAMP(6)
WHERE member_role <> 'VIEWER' OR tenant_id IN (SELECT tenant_id FROM tenant WHERE second_factor_for_all);
