-- revision: a1ff
-- message: Create article

-- upgrade
CREATE TABLE article (id integer PRIMARY KEY, name varchar(50));

-- downgrade
DROP TABLE article;
