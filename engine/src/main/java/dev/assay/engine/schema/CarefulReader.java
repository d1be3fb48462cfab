package dev.assay.engine.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a catalog in which the server fails at something, as at a view whose function is gone: halves the rows until the
 * ones are alone at which it fails, and reads those column by column. What fails then stands there as unreadable.
 */
final class CarefulReader {

    private final Connection connection;
    private final Texts texts = new Texts();

    CarefulReader(Connection connection) {
        this.connection = connection;
    }

    /** Returns whether an error may come from a single row; a lost connection or a lock does not. */
    static boolean mayHelp(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return !state.startsWith("08") && !state.startsWith("57") && !state.startsWith("55") && !state.startsWith("53");
    }

    List<CatalogRow> read(CatalogReading reading) throws SQLException {
        List<CatalogRow> rows = new ArrayList<>();
        if (!attempt(reading.sql(), reading, rows)) {
            read(reading, places(reading), rows);
        }
        return rows;
    }

    private List<String> places(CatalogReading reading) throws SQLException {
        List<String> places = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT t.ctid::text" + reading.from())) {
            while (row.next()) {
                places.add(row.getString(1));
            }
        }
        return places;
    }

    private void read(CatalogReading reading, List<String> places, List<CatalogRow> into) throws SQLException {
        if (places.isEmpty() || attempt(reading.sql() + at(places), reading, into)) {
            return;
        }
        if (places.size() == 1) {
            into.add(columnByColumn(reading, at(places)));
            return;
        }
        int half = places.size() / 2;
        read(reading, places.subList(0, half), into);
        read(reading, places.subList(half, places.size()), into);
    }

    private static String at(List<String> places) {
        return places.stream().collect(Collectors.joining("','", " AND t.ctid = ANY (ARRAY['", "']::tid[])"));
    }

    private boolean attempt(String sql, CatalogReading reading, List<CatalogRow> into) throws SQLException {
        Savepoint before = connection.setSavepoint();
        List<CatalogRow> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            RowReader.addRows(result, reading, texts, rows);
        } catch (SQLException e) {
            return failed(before, e);
        }
        connection.releaseSavepoint(before);
        into.addAll(rows);
        return true;
    }

    private boolean failed(Savepoint before, SQLException e) throws SQLException {
        if (!mayHelp(e)) {
            throw e;
        }
        connection.rollback(before);
        return false;
    }

    private CatalogRow columnByColumn(CatalogReading reading, String at) throws SQLException {
        @Nullable String[] values = new @Nullable String[reading.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column(reading, reading.columns().get(i), at);
        }
        return CatalogRow.of(reading, values);
    }

    private @Nullable String column(CatalogReading reading, ReadColumn column, String at) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT (" + column.sql() + ")" + reading.from() + at)) {
            return row.next() ? column.shown(row.getString(1)) : null;
        } catch (SQLException e) {
            failed(before, e);
            if (!column.compared() || column.reference() != null) {
                return null;
            }
            String value = Unreadable.VALUE.formatted(message(e));
            return value;
        }
    }

    /** Returns what the server said, without OIDs, which are others in every database. */
    private static String message(SQLException e) {
        String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return first.replaceFirst("^ERROR: ", "").replaceAll("\\b\\d{5,}\\b", "(OID)");
    }
}
