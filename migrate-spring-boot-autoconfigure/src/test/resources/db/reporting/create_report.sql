-- revision: 52a0
-- message: Create report
-- upgrade
create table report (id int);
