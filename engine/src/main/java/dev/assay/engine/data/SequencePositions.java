package dev.assay.engine.data;

import dev.assay.engine.schema.ConsistentRead;
import dev.assay.engine.schema.Identifiers;
import dev.assay.engine.schema.Printable;
import dev.assay.engine.schema.SequenceValues;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the sequences of one database stand at one moment. A sequence may be further than expected, because a transaction that was taken back
 * has moved it all the same; one that is behind gives values that were given already.
 *
 * <p>Left out are sequences that cycle, for which nothing is behind; those of which a session takes several values at once, so that their
 * position depends on the number of sessions; unlogged ones, which a crash sets back; and those of extensions.
 *
 * @param sequences the positions by the identity of the sequence, as in {@code public.account_id_seq}
 */
public record SequencePositions(SortedMap<String, SequencePosition> sequences) {

    /** None: of a database without sequences, or where nobody can say where they should stand. */
    public static final SequencePositions NONE = new SequencePositions(new TreeMap<>());

    private static final String SEQUENCES = """
            SELECT n.nspname AS schema_name,
                   c.relname AS name,
                   s.seqincrement AS increment
            FROM pg_sequence AS s
            JOIN pg_class AS c ON c.oid = s.seqrelid
            JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relpersistence = 'p'
              AND s.seqcache = 1
              AND NOT s.seqcycle
              AND NOT EXISTS (SELECT FROM pg_depend AS d
                              WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY n.nspname, c.relname
            """;

    private record Sequence(String identity, long increment) {}

    /** Copies what it is given, so that nobody can change it later. */
    public SequencePositions {
        sequences = Collections.unmodifiableSortedMap(new TreeMap<>(sequences));
    }

    /**
     * Reads the positions in the database of a connection.
     *
     * @param connection a connection in auto-commit mode, of a role that may read every sequence; it is left as it was
     * @return the positions
     * @throws SQLException if the server refuses
     */
    public static SequencePositions read(Connection connection) throws SQLException {
        return ConsistentRead.of(connection, open -> {
            Map<String, Sequence> sequences = sequences(open);
            SortedMap<String, SequencePosition> positions = new TreeMap<>();
            SequenceValues.read(open, List.copyOf(sequences.keySet())).forEach((relation, value) -> {
                Sequence sequence = Objects.requireNonNull(sequences.get(relation));
                positions.put(
                        sequence.identity(), new SequencePosition(value.last(), value.called(), sequence.increment()));
            });
            return new SequencePositions(positions);
        });
    }

    /** The sequences by their names as SQL has them. */
    private static Map<String, Sequence> sequences(Connection connection) throws SQLException {
        Map<String, Sequence> sequences = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SEQUENCES)) {
            while (row.next()) {
                String schema = row.getString("schema_name");
                String name = row.getString("name");
                sequences.put(
                        Identifiers.quoteForSql(schema) + "." + Identifiers.quoteForSql(name),
                        new Sequence(
                                Identifiers.quote(schema) + "." + Identifiers.quote(name), row.getLong("increment")));
            }
        }
        return sequences;
    }

    /**
     * Says which sequences are behind where they should be. One that only one side has is no concern of this.
     *
     * @param expected where they should be, or further
     * @return a line for each, in the order of their names; may be empty
     */
    public List<String> behind(SequencePositions expected) {
        List<String> lines = new ArrayList<>();
        expected.sequences.forEach((name, should) -> {
            SequencePosition is = sequences.get(name);
            if (is != null && is.isBehind(should)) {
                lines.add(Printable.text("sequence " + name) + " is behind: it gives " + is.next()
                        + " next, and should give " + should.next());
            }
        });
        return lines;
    }
}
