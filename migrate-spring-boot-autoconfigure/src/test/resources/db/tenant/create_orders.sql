-- revision: 53a0
-- message: Create orders
-- upgrade
create table orders (id int);
