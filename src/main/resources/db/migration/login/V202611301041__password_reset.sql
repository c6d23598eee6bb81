-- Members who have set a new password by mail and haven't looked over since what reaches them without a login.
CREATE TABLE password_reset (
  member_id BINARY(16) NOT NULL,
  reset_at DATETIME(6) NOT NULL,
  PRIMARY KEY (member_id),
  CONSTRAINT password_reset_of FOREIGN KEY (member_id) REFERENCES member (id)
);
