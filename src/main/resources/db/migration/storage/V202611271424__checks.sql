-- H2 keeps, in a list of values, the session that made the constraint: once that is closed each insert fails.
ALTER TABLE audit_anchor DROP CONSTRAINT audit_anchor_kind;
ALTER TABLE audit_anchor ADD CONSTRAINT audit_anchor_kind
  CHECK (CASE kind WHEN 'SEAL' THEN 1 WHEN 'CUT' THEN 1 ELSE 0 END = 1);
ALTER TABLE tenant_key DROP CONSTRAINT tenant_key_state;
ALTER TABLE tenant_key ADD CONSTRAINT tenant_key_state
  CHECK (CASE state WHEN 'ACTIVE' THEN 1 WHEN 'DESTROYED' THEN 1 ELSE 0 END = 1);
