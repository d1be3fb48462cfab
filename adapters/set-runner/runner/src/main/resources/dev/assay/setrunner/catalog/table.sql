SELECT n.nspname AS schema, '' AS parent, c.relname AS name, NULL AS ddl,
       c.relkind::text AS kind,
       c.relpersistence::text AS persistence,
       pg_catalog.pg_get_userbyid(c.relowner) AS owner,
       pg_catalog.pg_get_partkeydef(c.oid) AS "partition key",
       pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS "partition bound",
       (SELECT pg_catalog.string_agg(i.inhparent::pg_catalog.regclass::text, ', ' ORDER BY i.inhseqno)
          FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid) AS parents,
       pg_catalog.array_to_string(c.reloptions, ', ') AS options,
       c.relrowsecurity AS "row security",
       c.relforcerowsecurity AS "forced row security",
       c.relreplident::text AS "replica identity",
       c.reloftype::pg_catalog.regtype::text AS "of type",
       (SELECT m.amname FROM pg_catalog.pg_am m WHERE m.oid = c.relam) AS "access method",
       (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum)
          FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS "column order"
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND c.relkind IN ('r', 'p', 'f')
   AND c.relpersistence <> 't'
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND e.objid = c.oid AND e.deptype = 'e')
