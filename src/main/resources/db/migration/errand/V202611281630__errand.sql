-- For what malls are to be asked, and when. A bucket is worked by one node at a time; the shops of one number are in one bucket.
CREATE TABLE errand (
  tenant_id BINARY(16) NOT NULL,
  kind VARCHAR(32) NOT NULL,
  subject_id BINARY(16) NOT NULL,
  shop_id BINARY(16) NOT NULL,
  bucket SMALLINT NOT NULL,
  urgency SMALLINT NOT NULL,
  due_at DATETIME(6) NOT NULL,
  version BIGINT NOT NULL,
  failures INT NOT NULL,
  PRIMARY KEY (tenant_id, kind, subject_id)
);
CREATE INDEX errand_due ON errand (bucket, urgency, due_at);

-- Who works a bucket; whoever finds another one there has lost it.
CREATE TABLE errand_bucket (
  bucket SMALLINT NOT NULL,
  holder BINARY(16) NOT NULL,
  PRIMARY KEY (bucket)
);
INSERT INTO errand_bucket (bucket, holder) VALUES
  (0, X'00000000000000000000000000000000'),
  (1, X'00000000000000000000000000000000'),
  (2, X'00000000000000000000000000000000'),
  (3, X'00000000000000000000000000000000'),
  (4, X'00000000000000000000000000000000'),
  (5, X'00000000000000000000000000000000'),
  (6, X'00000000000000000000000000000000'),
  (7, X'00000000000000000000000000000000'),
  (8, X'00000000000000000000000000000000'),
  (9, X'00000000000000000000000000000000'),
  (10, X'00000000000000000000000000000000'),
  (11, X'00000000000000000000000000000000'),
  (12, X'00000000000000000000000000000000'),
  (13, X'00000000000000000000000000000000'),
  (14, X'00000000000000000000000000000000'),
  (15, X'00000000000000000000000000000000');

-- The nodes that work buckets, and when each was seen last: they share the buckets out among them.
CREATE TABLE errand_node (
  id BINARY(16) NOT NULL,
  seen_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id)
);
