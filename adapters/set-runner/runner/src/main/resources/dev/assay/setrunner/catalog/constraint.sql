SELECT n.nspname AS schema, c.relname AS parent, k.conname AS name,
       -- what comes from a parent table is created with the parent's
       CASE WHEN k.conparentid <> 0 OR k.coninhcount > 0 THEN ''
            ELSE pg_catalog.format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', n.nspname, c.relname, k.conname,
                                   pg_catalog.pg_get_constraintdef(k.oid)) END AS ddl,
       pg_catalog.pg_get_constraintdef(k.oid) AS definition,
       k.convalidated AS validated
  FROM pg_catalog.pg_constraint k
  JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND k.contype IN ('p', 'u', 'c', 'x')
   AND c.relpersistence <> 't'
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e')
