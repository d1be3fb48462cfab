-- Every column of every catalog of this server, in order.
SELECT c.relname AS catalog,
       c.oid AS catalog_oid,
       c.relisshared AS shared,
       a.attname AS name,
       a.atttypid::regtype::text AS type,
       y.typcategory = 'A' AS is_list,
       a.attnotnull AS never_null
FROM pg_class AS c
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type AS y ON y.oid = a.atttypid
WHERE c.relnamespace = 'pg_catalog'::regnamespace
  AND c.relkind = 'r'
  AND c.oid < 16384
ORDER BY c.relname, a.attnum
