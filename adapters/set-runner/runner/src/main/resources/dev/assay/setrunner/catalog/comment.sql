SELECT coalesce(i.schema, '') AS schema, '' AS parent, i.type || ' ' || i.identity AS name,
       pg_catalog.format('COMMENT ON %s %s IS %L',
         CASE i.type WHEN 'table column' THEN 'COLUMN' WHEN 'table constraint' THEN 'CONSTRAINT' ELSE pg_catalog.upper(i.type) END,
         i.identity, d.description) AS ddl,
       d.description AS text
  FROM pg_catalog.pg_description d,
       LATERAL pg_catalog.pg_identify_object(d.classoid, d.objoid, d.objsubid) i
 WHERE d.classoid IN ('pg_catalog.pg_class'::pg_catalog.regclass, 'pg_catalog.pg_proc'::pg_catalog.regclass,
                      'pg_catalog.pg_type'::pg_catalog.regclass, 'pg_catalog.pg_constraint'::pg_catalog.regclass,
                      'pg_catalog.pg_trigger'::pg_catalog.regclass, 'pg_catalog.pg_policy'::pg_catalog.regclass)
   AND i.identity !~ '^(pg_catalog|information_schema|pg_toast)\.'
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e WHERE e.classid = d.classoid AND e.objid = d.objoid AND e.deptype = 'e')
