package dev.assay.engine.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.engine.data.TableContents.Row;
import dev.assay.engine.schema.Identifiers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One table to read.
 *
 * @param schema the name of its schema as the catalogs hold it
 * @param name its name as the catalogs hold it
 * @param columnNames the names of its columns, a JSON array
 */
record Table(String schema, String name, String columnNames) {

    /** Keeps numbers as they were written: 1.0 is not 1.00. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Equal rows come once with their number. The rows of tables that inherit are their own. */
    private static final String ROWS = """
            SELECT r.content AS content,
                   count(*) AS times
            FROM (SELECT to_json(assay_row.*)::text AS content FROM ONLY %s AS assay_row LIMIT %d) AS r
            GROUP BY r.content
            """;

    String identity() {
        return Identifiers.quote(schema) + "." + Identifiers.quote(name);
    }

    TableContents read(Connection connection) throws SQLException {
        String table = Identifiers.quoteForSql(schema) + "." + Identifiers.quoteForSql(name);
        Map<Row, Integer> rows = new HashMap<>();
        int total = 0;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(ROWS.formatted(table, DataReader.MOST_ROWS + 1))) {
            while (result.next()) {
                int times = result.getInt("times");
                total += times;
                rows.merge(row(result.getString("content")), times, Integer::sum);
            }
        }
        if (total > DataReader.MOST_ROWS) {
            throw new TooManyRowsException(identity());
        }
        return new TableContents(columns(), rows);
    }

    private Set<String> columns() {
        Set<String> columns = new HashSet<>();
        parse(columnNames).forEach(column -> columns.add(column.asText()));
        return columns;
    }

    private Row row(String content) {
        Map<String, String> values = new HashMap<>();
        parse(content)
                .properties()
                .forEach(column -> values.put(column.getKey(), column.getValue().toString()));
        return new Row(values);
    }

    private JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the server gave no JSON for a row of " + identity(), e);
        }
    }
}
