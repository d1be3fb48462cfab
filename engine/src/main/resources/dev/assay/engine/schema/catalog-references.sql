-- Which columns of the catalogs hold references to rows of which catalog.
SELECT f.fktable::regclass::text AS catalog,
       array_to_string(f.fkcols, ' ') AS columns,
       f.pktable::regclass::text AS referenced
FROM pg_get_catalog_foreign_keys() AS f
ORDER BY 1, cardinality(f.fkcols), 2
