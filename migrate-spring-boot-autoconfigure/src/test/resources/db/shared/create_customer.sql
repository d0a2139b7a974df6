-- revision: 54a0
-- message: Create customer
-- upgrade
create table customer (name varchar(20), schema_name varchar(20));
