-- revision: 27c6a30d7c24
-- down revision: 1975ea83b712
-- message: Add email column

-- upgrade
ALTER TABLE users ADD COLUMN email varchar(120);

-- downgrade
ALTER TABLE users DROP COLUMN email;
