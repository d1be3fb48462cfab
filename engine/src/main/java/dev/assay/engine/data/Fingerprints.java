package dev.assay.engine.data;

import dev.assay.engine.schema.Exclusions;
import dev.assay.engine.schema.Identifiers;
import dev.assay.engine.schema.ObjectKey;
import dev.assay.engine.schema.SchemaObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads how many rows each table has and a fingerprint of them that depends on no order, without taking them over the wire. */
public final class Fingerprints {

    /** The sum of the first 60 bits of a digest of each row; jsonb puts the columns in the order of their names. */
    private static final String QUERY = """
            SELECT count(*) AS rows,
                   coalesce(sum(('x' || substr(md5(to_jsonb(assay_row.*)::text), 1, 15))::bit(60)::bigint::numeric), 0) AS sum
            FROM ONLY %s AS assay_row
            """;

    private Fingerprints() {}

    /**
     * Reads the fingerprints of all ordinary tables within an open consistent read.
     *
     * @param connection the connection that has the transaction open
     * @param exclusions the tables and schemas to leave out
     * @return an object of kind {@code rows} for each table
     * @throws SQLException if the connection is lost
     */
    public static List<SchemaObject> read(Connection connection, Exclusions exclusions) throws SQLException {
        List<SchemaObject> objects = new ArrayList<>();
        for (Table table : DataReader.tables(connection, exclusions)) {
            ObjectKey key = new ObjectKey("rows", table.identity());
            objects.add(SchemaObject.of(key, attributes(connection, table), List.of()));
        }
        return objects;
    }

    private static Map<String, String> attributes(Connection connection, Table table) throws SQLException {
        String name = Identifiers.quoteForSql(table.schema()) + "." + Identifiers.quoteForSql(table.name());
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY.formatted(name))) {
            row.next();
            return Map.of("count", row.getString("rows"), "fingerprint", row.getString("sum"));
        } catch (SQLException e) {
            connection.rollback(before);
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return Map.of("count", "(unreadable: " + reason + ")");
        }
    }
}
