package dev.assay.engine.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** Reads all catalogs: those with few rows in one round trip, each of the others as a stream. Where one fails, all are read with care. */
final class RowReader {

    private final Connection connection;
    private final ServerCatalogs catalogs;
    private final CatalogRows rows;
    private final EarlyDrafts early;
    private final Texts texts = new Texts();

    RowReader(Connection connection, ServerCatalogs catalogs, CatalogRows rows, EarlyDrafts early) {
        this.early = early;
        this.connection = connection;
        this.catalogs = catalogs;
        this.rows = rows;
    }

    /** Reads the rows, and returns what stands for catalogs that the role may not read. */
    List<SchemaObject> read() throws SQLException {
        Map<String, Set<String>> closed = closedColumns();
        List<CatalogReading> readings = new ArrayList<>();
        List<SchemaObject> unreadable = new ArrayList<>();
        for (CatalogReading reading : catalogs.readings()) {
            Set<String> columns = closed.getOrDefault(reading.name(), Set.of());
            if (reading.columns().stream().map(ReadColumn::name).anyMatch(columns::contains)) {
                unreadable.add(Unreadable.catalog(reading.name(), "this role may not SELECT from it"));
            } else {
                readings.add(reading);
            }
        }
        readAll(readings);
        return unreadable;
    }

    private Map<String, Set<String>> closedColumns() throws SQLException {
        Map<String, Set<String>> closed = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Resources.text("unreadable-columns.sql"))) {
            while (row.next()) {
                closed.computeIfAbsent(row.getString("catalog"), c -> new HashSet<>())
                        .add(row.getString("name"));
            }
        }
        return closed;
    }

    private void readAll(List<CatalogReading> readings) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            read(readings);
        } catch (SQLException e) {
            early.finish();
            if (!CarefulReader.mayHelp(e)) {
                throw e;
            }
            connection.rollback(before);
            rows.clear();
            CarefulReader careful = new CarefulReader(connection);
            for (CatalogReading reading : readings) {
                careful.read(reading).forEach(rows::add);
            }
        }
    }

    private void read(List<CatalogReading> readings) throws SQLException {
        List<CatalogReading> first =
                catalogs.early().stream().filter(readings::contains).toList();
        List<CatalogRow> read = new ArrayList<>();
        List<CatalogReading> small =
                readings.stream().filter(r -> !r.streamed()).toList();
        readTogether(small, read);
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (CatalogReading reading : first) {
            stream(copies, reading, read);
        }
        read.forEach(rows::add);
        early.start(
                connection, first, Stream.concat(small.stream(), first.stream()).toList());
        // Nothing is added to the rows while those that are there become drafts.
        List<CatalogRow> more = new ArrayList<>();
        for (CatalogReading reading : readings) {
            if (reading.streamed() && !first.contains(reading)) {
                stream(copies, reading, more);
            }
        }
        early.finish();
        more.forEach(rows::add);
    }

    private void stream(CopyManager copies, CatalogReading reading, List<CatalogRow> into) throws SQLException {
        RowParser parser = new RowParser(reading, texts);
        CopyOut copy = copies.copyOut("COPY (" + reading.sql() + ") TO STDOUT");
        byte[] line = copy.readFromCopy();
        while (line != null) {
            into.add(parser.row(line));
            line = copy.readFromCopy();
        }
    }

    private void readTogether(List<CatalogReading> readings, List<CatalogRow> into) throws SQLException {
        String sql = readings.stream().map(CatalogReading::sql).collect(Collectors.joining(";\n"));
        try (Statement statement = connection.createStatement()) {
            boolean hasResult = statement.execute(sql);
            for (CatalogReading reading : readings) {
                if (!hasResult) {
                    throw new IllegalStateException("the server gave no result for " + reading.name());
                }
                try (ResultSet result = statement.getResultSet()) {
                    addRows(result, reading, texts, into);
                }
                hasResult = statement.getMoreResults();
            }
        }
    }

    static void addRows(ResultSet result, CatalogReading reading, Texts texts, List<CatalogRow> into)
            throws SQLException {
        List<ReadColumn> columns = reading.columns();
        while (result.next()) {
            @Nullable String[] values = new @Nullable String[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = columns.get(i).shown(texts.shared(result.getString(i + 1)));
            }
            into.add(CatalogRow.of(reading, values));
        }
    }
}
