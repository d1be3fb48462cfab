-- Everything that stands in the database by itself, and every part of a table, by kind and identity as pg_identify_object has them.
-- member: an extension owns it. Left out: what the server has from the beginning, what comes and goes with another object (deptype i: row
-- types, array types, sequences of identity columns, partitions of indexes), temporary tables, and the relations :own, which are the runner's.
WITH thing (class, oid, parent, part) AS (
    SELECT 'pg_catalog.pg_namespace'::pg_catalog.regclass, n.oid, NULL::pg_catalog.oid, 0
    FROM pg_catalog.pg_namespace AS n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'public'
    UNION ALL
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, NULL, 0
    FROM pg_catalog.pg_class AS c WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND c.relpersistence <> 't'
    UNION ALL
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, a.attrelid, a.attrelid, a.attnum
    FROM pg_catalog.pg_attribute AS a JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
    WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't' AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL
    SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, i.indexrelid, i.indrelid, 0 FROM pg_catalog.pg_index AS i
    UNION ALL
    SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid, k.conrelid, 0
    FROM pg_catalog.pg_constraint AS k WHERE k.conrelid <> 0
    UNION ALL
    SELECT 'pg_catalog.pg_attrdef'::pg_catalog.regclass, d.oid, d.adrelid, 0 FROM pg_catalog.pg_attrdef AS d
    UNION ALL
    SELECT 'pg_catalog.pg_trigger'::pg_catalog.regclass, t.oid, t.tgrelid, 0
    FROM pg_catalog.pg_trigger AS t WHERE NOT t.tgisinternal
    UNION ALL
    SELECT 'pg_catalog.pg_policy'::pg_catalog.regclass, p.oid, p.polrelid, 0 FROM pg_catalog.pg_policy AS p
    UNION ALL
    SELECT 'pg_catalog.pg_rewrite'::pg_catalog.regclass, r.oid, r.ev_class, 0 FROM pg_catalog.pg_rewrite AS r
    UNION ALL
    SELECT 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, NULL, 0 FROM pg_catalog.pg_type AS t
    UNION ALL
    SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, NULL, 0 FROM pg_catalog.pg_proc AS p
    UNION ALL
    SELECT 'pg_catalog.pg_operator'::pg_catalog.regclass, o.oid, NULL, 0 FROM pg_catalog.pg_operator AS o
    UNION ALL
    SELECT 'pg_catalog.pg_opclass'::pg_catalog.regclass, o.oid, NULL, 0 FROM pg_catalog.pg_opclass AS o
    UNION ALL
    SELECT 'pg_catalog.pg_opfamily'::pg_catalog.regclass, o.oid, NULL, 0 FROM pg_catalog.pg_opfamily AS o
    UNION ALL
    SELECT 'pg_catalog.pg_collation'::pg_catalog.regclass, c.oid, NULL, 0 FROM pg_catalog.pg_collation AS c
    UNION ALL
    SELECT 'pg_catalog.pg_conversion'::pg_catalog.regclass, c.oid, NULL, 0 FROM pg_catalog.pg_conversion AS c
    UNION ALL
    SELECT 'pg_catalog.pg_cast'::pg_catalog.regclass, c.oid, NULL, 0 FROM pg_catalog.pg_cast AS c
    UNION ALL
    SELECT 'pg_catalog.pg_transform'::pg_catalog.regclass, t.oid, NULL, 0 FROM pg_catalog.pg_transform AS t
    UNION ALL
    SELECT 'pg_catalog.pg_ts_config'::pg_catalog.regclass, t.oid, NULL, 0 FROM pg_catalog.pg_ts_config AS t
    UNION ALL
    SELECT 'pg_catalog.pg_ts_dict'::pg_catalog.regclass, t.oid, NULL, 0 FROM pg_catalog.pg_ts_dict AS t
    UNION ALL
    SELECT 'pg_catalog.pg_ts_parser'::pg_catalog.regclass, t.oid, NULL, 0 FROM pg_catalog.pg_ts_parser AS t
    UNION ALL
    SELECT 'pg_catalog.pg_ts_template'::pg_catalog.regclass, t.oid, NULL, 0 FROM pg_catalog.pg_ts_template AS t
    UNION ALL
    SELECT 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass, s.oid, NULL, 0 FROM pg_catalog.pg_statistic_ext AS s
    UNION ALL
    SELECT 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass, f.oid, NULL, 0
    FROM pg_catalog.pg_foreign_data_wrapper AS f
    UNION ALL
    SELECT 'pg_catalog.pg_foreign_server'::pg_catalog.regclass, f.oid, NULL, 0 FROM pg_catalog.pg_foreign_server AS f
    UNION ALL
    SELECT 'pg_catalog.pg_event_trigger'::pg_catalog.regclass, e.oid, NULL, 0 FROM pg_catalog.pg_event_trigger AS e
    UNION ALL
    SELECT 'pg_catalog.pg_publication'::pg_catalog.regclass, p.oid, NULL, 0 FROM pg_catalog.pg_publication AS p
    UNION ALL
    SELECT 'pg_catalog.pg_language'::pg_catalog.regclass, l.oid, NULL, 0 FROM pg_catalog.pg_language AS l
    UNION ALL
    SELECT 'pg_catalog.pg_am'::pg_catalog.regclass, a.oid, NULL, 0 FROM pg_catalog.pg_am AS a
    UNION ALL
    SELECT 'pg_catalog.pg_default_acl'::pg_catalog.regclass, d.oid, NULL, 0 FROM pg_catalog.pg_default_acl AS d
    UNION ALL
    SELECT 'pg_catalog.pg_extension'::pg_catalog.regclass, e.oid, NULL, 0 FROM pg_catalog.pg_extension AS e
)
SELECT named.type,
       named.identity,
       whole.identity AS parent,
       EXISTS (SELECT FROM pg_catalog.pg_depend AS d
               WHERE d.classid = thing.class AND d.objid = thing.oid AND d.objsubid = 0 AND d.deptype = 'e') AS member
FROM thing
CROSS JOIN LATERAL pg_catalog.pg_identify_object(thing.class, thing.oid, thing.part) AS named
LEFT JOIN LATERAL pg_catalog.pg_identify_object('pg_catalog.pg_class'::pg_catalog.regclass, thing.parent, 0) AS whole
    ON thing.parent IS NOT NULL
WHERE thing.oid >= 16384
  AND COALESCE(thing.parent, 16384) >= 16384
  AND COALESCE(thing.parent, thing.oid) <> ALL (pg_catalog.array_remove(:own, NULL))
  AND (thing.parent IS NOT NULL
       OR NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                      WHERE d.classid = thing.class AND d.objid = thing.oid AND d.objsubid = 0
                        AND d.deptype = 'i'))
  AND COALESCE(named.schema, '') !~ '^pg_'
ORDER BY thing.oid DESC
