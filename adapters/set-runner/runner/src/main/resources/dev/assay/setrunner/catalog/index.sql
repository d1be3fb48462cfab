SELECT n.nspname AS schema, t.relname AS parent, c.relname AS name,
       CASE WHEN c.relispartition THEN ''
            WHEN c.relkind = 'I' THEN pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(c.oid), ' ON ONLY ', ' ON ')
            ELSE pg_catalog.pg_get_indexdef(c.oid) END AS ddl,
       pg_catalog.pg_get_indexdef(c.oid) AS definition,
       i.indisvalid AND i.indisready AND i.indislive AS valid,
       i.indisclustered AS clustered,
       i.indisreplident AS "replica identity"
  FROM pg_catalog.pg_index i
  JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND t.relpersistence <> 't'
   -- the index of a constraint is part of the constraint
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = t.oid AND e.deptype = 'e')
