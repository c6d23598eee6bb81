-- MySQL's default says か = が; this one compares as H2 and Java do.
ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;
