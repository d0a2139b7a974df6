-- revision: 6d1b9e4c8f05
-- down revision: 5c0e1f7a2d93
-- message: Add products.sku

-- upgrade
alter table products add column sku varchar(20);
create unique index ux_products_sku on products (sku);

-- downgrade
drop index ux_products_sku;
alter table products drop column sku;
