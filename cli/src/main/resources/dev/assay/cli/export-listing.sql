SELECT line
FROM (
  SELECT format('column %s.%I %s%s%s', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod),
      CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
      coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')), a.attrelid
  FROM pg_attribute AS a LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  JOIN pg_class AS c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'v', 'm')
  WHERE a.attnum > 0 AND NOT a.attisdropped
  UNION ALL
  SELECT format('index %s%s', pg_get_indexdef(i.indexrelid), CASE WHEN i.indisvalid THEN '' ELSE ' (INVALID)' END), i.indrelid
  FROM pg_index AS i
  UNION ALL
  SELECT format('constraint %s.%I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)), k.conrelid
  FROM pg_constraint AS k WHERE k.conrelid <> 0
) AS listed(line, relation)
JOIN pg_class AS c ON c.oid = listed.relation
JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
AND n.nspname || '.' || c.relname <> ALL (string_to_array(:'trackers', ','))
AND n.nspname <> ALL (string_to_array(:'trackers', ','))
ORDER BY line;
