-- revision: 51a0
-- message: Create customer
-- upgrade
create table customer (id int);
