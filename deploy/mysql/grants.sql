-- The image of MySQL lets the account do anything in its schema. These rights suffice.
REVOKE ALL PRIVILEGES ON kagiban.* FROM 'kagiban'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES ON kagiban.* TO 'kagiban'@'%';
