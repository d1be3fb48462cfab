package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of the catalogs is left out but by an entry with a reason. */
class LeftOutTests {

    private static List<Catalog> catalogs(int major) throws SQLException {
        try (Connection connection = TestServer.connect(major, "postgres")) {
            return ConsistentRead.of(connection, open -> CatalogModelReader.read(open, Reading.load()));
        }
    }

    private static List<ReadColumn> columns(Catalog catalog) {
        return new CatalogPlanner(LeftOut.load(), Reading.load())
                .plan(catalog)
                .map(CatalogReading::columns)
                .orElse(List.of());
    }

    @Nested
    class Of_every_major {

        @ParameterizedTest(name = "of PostgreSQL {0}")
        @ValueSource(ints = {14, 15, 16, 17, 18})
        void every_column_is_read_or_left_out(int major) throws SQLException {
            LeftOut leftOut = LeftOut.load();
            List<Catalog> catalogs = catalogs(major);

            assertThat(catalogs).hasSizeGreaterThan(55);
            for (Catalog catalog : catalogs) {
                Set<String> neither = new TreeSet<>();
                catalog.columns().forEach(column -> neither.add(column.name()));
                columns(catalog).forEach(column -> neither.remove(column.name()));
                neither.removeIf(
                        column -> leftOut.hasCatalog(catalog.name()) || leftOut.hasColumn(catalog.name(), column));
                assertThat(neither).as(catalog.name()).isEmpty();
            }
        }

        @ParameterizedTest(name = "of PostgreSQL {0}")
        @ValueSource(ints = {14, 15, 16, 17, 18})
        void every_compared_column_of_oids_is_resolved_to_names(int major) throws SQLException {
            Set<String> raw = new TreeSet<>();
            for (Catalog catalog : catalogs(major)) {
                for (ReadColumn column : columns(catalog)) {
                    boolean holdsOids = catalog.column(column.name())
                            .filter(c -> c.type().startsWith("oid") || c.type().startsWith("reg"))
                            .isPresent();
                    if (column.compared() && holdsOids && column.reference() == null && !catalog.isLink()) {
                        raw.add(catalog.name() + "." + column.name());
                    }
                }
            }

            assertThat(raw).isEmpty();
        }

        @ParameterizedTest(name = "of PostgreSQL {0}")
        @ValueSource(ints = {14, 15, 16, 17, 18})
        void every_compared_column_of_numbers_of_columns_is_resolved_to_names(int major) throws SQLException {
            Set<String> raw = new TreeSet<>();
            for (Catalog catalog : catalogs(major)) {
                for (ReadColumn column : columns(catalog)) {
                    boolean holdsNumbers = catalog.column(column.name())
                            .filter(c -> c.isList()
                                    && (c.type().equals("smallint[]")
                                            || c.type().equals("int2vector")))
                            .isPresent();
                    if (column.compared() && holdsNumbers && column.reference() == null) {
                        raw.add(catalog.name() + "." + column.name());
                    }
                }
            }

            assertThat(raw).containsExactly("pg_index.indoption");
        }
    }

    @Nested
    class A_catalog_of_a_later_version {

        private final Catalog unknown = new Catalog(
                "pg_later",
                9999,
                false,
                List.of(
                        new CatalogColumn("oid", "oid", false, false, null),
                        new CatalogColumn("ltrname", "name", false, false, null),
                        new CatalogColumn("ltrnamespace", "oid", false, false, new Reference.ToRow("pg_namespace")),
                        new CatalogColumn("ltrexpr", "pg_node_tree", false, false, null)),
                List.of(List.of("oid"), List.of("ltrname", "ltrnamespace")));

        @Test
        void is_read_with_all_its_columns() {
            assertThat(columns(unknown))
                    .extracting(ReadColumn::name)
                    .containsExactlyInAnyOrder("oid", "ltrname", "ltrnamespace", "ltrexpr");
            assertThat(columns(unknown))
                    .filteredOn(ReadColumn::compared)
                    .extracting(ReadColumn::sql)
                    .containsExactly("pg_get_expr(t.ltrexpr, 0)");
        }

        @Test
        void is_called_by_its_unique_key() {
            assertThat(IdentityTemplate.ofKey(unknown).columns()).containsExactly("ltrnamespace", "ltrname");
        }
    }

    @Nested
    class An_entry_without_a_reason {

        @Test
        void does_not_load() throws JsonProcessingException {
            JsonNode file =
                    new YAMLMapper().readTree("{system_objects: {reason: r}, columns: {pg_class: {relkind: ' '}}}");

            assertThatThrownBy(() -> LeftOut.from(file))
                    .hasMessage("left-out.yaml leaves out pg_class.relkind without a reason");
        }
    }
}
