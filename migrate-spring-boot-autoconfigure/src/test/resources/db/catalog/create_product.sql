-- revision: 53a0
-- branch labels: catalog
-- message: Create product
-- upgrade
create table product (id int);
-- downgrade
drop table product;
