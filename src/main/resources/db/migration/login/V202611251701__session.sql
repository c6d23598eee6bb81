-- Where members are logged in. Times are UTC; an ended login stays for a while, so that its browser can be told why.
CREATE TABLE member_session (
  id BINARY(16) NOT NULL,
  member_id BINARY(16) NOT NULL,
  started_at DATETIME(6) NOT NULL,
  last_seen_at DATETIME(6) NOT NULL,
  address VARCHAR(64) NOT NULL,
  browser VARCHAR(64) NOT NULL,
  ended_at DATETIME(6),
  ended_why VARCHAR(16),
  PRIMARY KEY (id),
  CONSTRAINT member_session_of FOREIGN KEY (member_id) REFERENCES member (id)
);
CREATE INDEX member_session_open ON member_session (member_id, ended_at);
CREATE INDEX member_session_seen ON member_session (last_seen_at);
