-- revision: 53b0
-- branch labels: sales
-- depends on: catalog
-- message: Create purchase
-- upgrade
create table purchase (id int);
-- downgrade
drop table purchase;
