-- The unique keys of every catalog, the primary key first.
SELECT c.relname AS catalog,
       i.indisprimary AS is_primary,
       (SELECT string_agg(a.attname, ' ' ORDER BY k.place)
        FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)
        JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = k.attnum) AS columns
FROM pg_index AS i
JOIN pg_class AS c ON c.oid = i.indrelid
WHERE c.relnamespace = 'pg_catalog'::regnamespace
  AND c.relkind = 'r'
  AND c.oid < 16384
  AND i.indisunique
ORDER BY c.relname, NOT i.indisprimary, 3
