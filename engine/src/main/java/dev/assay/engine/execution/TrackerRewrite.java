package dev.assay.engine.execution;

import dev.assay.engine.scenario.Step;
import java.util.Collection;
import java.util.TreeSet;

/**
 * Writes the SQL that rewrites the rows of any runner's tracker without changing what they say of versions: it asks the
 * catalogs for the columns of whatever tables the adapter names, and leaves out relations that are not there or are no
 * tables.
 */
final class TrackerRewrite {

    private static final String FRAME = """
            DO $assay$
            DECLARE
              target regclass;
              columns text;
            BEGIN
              FOR target IN
                SELECT c.oid FROM pg_catalog.pg_class AS c
                 WHERE c.relkind = 'r'
                   AND c.relnamespace::regnamespace::text || '.' || pg_catalog.quote_ident(c.relname) IN (%s)
                 ORDER BY c.oid
              LOOP
            %s
              END LOOP;
            END
            $assay$
            """;

    private static final String REVERSED = """
            SELECT pg_catalog.string_agg(pg_catalog.quote_ident(attname), ', ') INTO columns
              FROM pg_catalog.pg_attribute
             WHERE attrelid = target AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
            EXECUTE pg_catalog.format('CREATE TEMPORARY TABLE assay_rows AS SELECT * FROM %1$s ORDER BY ctid DESC', target);
            EXECUTE pg_catalog.format('DELETE FROM %1$s', target);
            EXECUTE pg_catalog.format(
              'INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM assay_rows ORDER BY ctid', target, columns);
            DROP TABLE assay_rows;
            """;

    private static final String FUTURE = """
            SELECT pg_catalog.string_agg(pg_catalog.format('%1$I = %1$I + interval ''100 years''', attname), ', ')
              INTO columns
              FROM pg_catalog.pg_attribute
             WHERE attrelid = target AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
               AND atttypid IN ('timestamptz'::regtype, 'timestamp'::regtype, 'date'::regtype);
            IF columns IS NOT NULL THEN
              EXECUTE pg_catalog.format('UPDATE %1$s SET %2$s', target, columns);
            END IF;
            """;

    private TrackerRewrite() {}

    /**
     * Writes it.
     *
     * @param change what becomes of the rows
     * @param relations the relations of the tracker, each written {@code schema.relation} as the catalogs spell it
     * @return one statement; it changes nothing where none of the relations is there
     */
    static String sql(Step.TrackerChange change, Collection<String> relations) {
        StringBuilder names = new StringBuilder("NULL");
        for (String relation : new TreeSet<>(relations)) {
            int dot = relation.indexOf('.');
            names.append(", pg_catalog.quote_ident(%s) || '.' || pg_catalog.quote_ident(%s)"
                    .formatted(literal(relation.substring(0, dot)), literal(relation.substring(dot + 1))));
        }
        return FRAME.formatted(names, change == Step.TrackerChange.REVERSED ? REVERSED : FUTURE);
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
