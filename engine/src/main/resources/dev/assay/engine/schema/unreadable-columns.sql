-- The columns of catalogs that the role of this session may not read.
SELECT c.relname AS catalog,
       a.attname AS name
FROM pg_class AS c
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relnamespace = 'pg_catalog'::regnamespace
  AND c.relkind = 'r'
  AND c.oid < 16384
  AND NOT has_table_privilege(c.oid, 'SELECT')
  AND NOT has_column_privilege(c.oid, a.attnum, 'SELECT')
