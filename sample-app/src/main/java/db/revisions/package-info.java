/**
 * The revisions of the shop's database that are written in Java. Those in SQL lie in the
 * resources, in the folder of the same name.
 *
 * <pre>
 * 1975ea83b712  create customers
 *      |
 * 27c6a30d7c24  add customers.email
 *      |
 * 3b8f2d61e0a5  drop customers.legacy_code
 *      |
 * 44d0c97a6be1  widen customers.name
 *      |\
 *      | 5c0e1f7a2d93  (catalog)  create products, SQL
 *      |       |
 *      | 6d1b9e4c8f05  add products.sku, SQL
 *      |
 *     58a7d3c6b1e2  (sales)  create orders
 *      |
 *     61f4b8e09c7d  create order_items, depends on catalog
 *      |/
 * 7e2c5a9d1b46  merge catalog and sales
 *      |
 * 8f3d6b0e2c57  split off customers.full_name
 *      |
 * 9a4e7c1f3d68  widen orders.note, batch
 *      |
 * a05f8d2b4e79  stock the shop
 * </pre>
 */
@NullMarked
package db.revisions;

import org.jspecify.annotations.NullMarked;
