-- Which Kagiban has changed the schema. Older ones read it to name the version that they are too old for: it keeps its form.
CREATE TABLE migrated_by (
  migrations INT NOT NULL,
  version VARCHAR(64) NOT NULL,
  commit_id VARCHAR(64) NOT NULL,
  migrated_at DATETIME(6) NOT NULL,
  PRIMARY KEY (migrations)
);
