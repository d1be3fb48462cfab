SELECT '' AS schema, '' AS parent, x.extname AS name, NULL AS ddl,
       n.nspname AS "in schema"
  FROM pg_catalog.pg_extension x
  JOIN pg_catalog.pg_namespace n ON n.oid = x.extnamespace
