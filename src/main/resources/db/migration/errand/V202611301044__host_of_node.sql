-- By which name operators know a node; a node of an earlier version writes none.
ALTER TABLE errand_node ADD COLUMN host VARCHAR(64) NOT NULL DEFAULT '';
