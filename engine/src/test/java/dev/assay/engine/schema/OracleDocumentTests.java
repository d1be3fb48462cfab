package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Writes the table of mutations in docs/oracle.md, if it is asked to: what Assay and pg_dump see, measured in one run. */
@EnabledIfSystemProperty(
        named = "assay.oracle.write",
        matches = "true",
        disabledReason = "writes docs/oracle.md only with -Dassay.oracle.write=true")
class OracleDocumentTests {

    private static final String BEGIN = "<!-- mutations: begin -->";
    private static final String END = "<!-- mutations: end -->";

    private int seen;
    private int dumped;
    private int dumpedPlain;

    @Test
    void writes_the_table() throws Exception {
        PgDump dump = PgDump.find().orElseThrow(() -> new IOException("no pg_dump and psql on this machine"));
        String template = TestServer.databaseOn(dump.major(), Resources.text("broad-schema.sql"));
        Seen before = look(dump, template);
        List<String> rows = new ArrayList<>();
        for (Mutation mutation : Mutation.of(dump.major())) {
            rows.add(row(dump, template, before, mutation));
        }
        Path document = Path.of(System.getProperty("assay.project.dir"), "docs", "oracle.md");
        String text = Files.readString(document);
        String table =
                ("%n%nMeasured on PostgreSQL %s: of %d single changes Assay sees %d, `pg_dump --schema-only` %d, and as it is"
                                + " commonly used (`--no-owner --no-acl --no-comments`) %d.%n%n"
                                + "| change | Assay names | at level | pg_dump | as commonly used |%n|---|---|---|---|---|%n%s%n%n")
                        .formatted(
                                before.snapshot().serverVersion(),
                                rows.size(),
                                seen,
                                dumped,
                                dumpedPlain,
                                String.join("\n", rows));
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(document, text.substring(0, begin) + table + text.substring(text.indexOf(END)));
        assertThat(seen).isEqualTo(rows.size());
    }

    private record Seen(Snapshot snapshot, String dump, String plain) {}

    private static Seen look(PgDump dump, String database) throws SQLException, IOException, InterruptedException {
        try (Connection connection = TestServer.connect(dump.major(), database)) {
            Snapshot snapshot = CatalogReader.read(connection, Exclusions.none());
            var endpoint = TestServer.endpoint(dump.major(), database);
            return new Seen(
                    snapshot, dump.dump(endpoint), dump.dump(endpoint, "--no-owner", "--no-acl", "--no-comments"));
        }
    }

    private String row(PgDump dump, String template, Seen before, Mutation mutation) throws Exception {
        String database = TestServer.copyOf(dump.major(), template);
        try (Connection connection = TestServer.connect(dump.major(), database)) {
            TestServer.execute(connection, "SET allow_system_table_mods = on", mutation.change());
        }
        Seen after = look(dump, database);
        drop(dump, database);
        List<ObjectDifference> objects =
                SchemaDifference.between(before.snapshot(), after.snapshot()).objects();
        boolean inDump = !after.dump().equals(before.dump());
        boolean inPlain = !after.plain().equals(before.plain());
        seen += objects.isEmpty() ? 0 : 1;
        dumped += inDump ? 1 : 0;
        dumpedPlain += inPlain ? 1 : 0;
        String names = objects.isEmpty() ? "**nothing**" : objects.get(0).key().toString();
        String more = objects.size() > 1 ? " and " + (objects.size() - 1) + " more" : "";
        return "| `" + escaped(mutation.change()) + "` | " + escaped(names) + more + " | " + levels(mutation) + " | "
                + word(inDump) + " | "
                + word(inPlain) + " |";
    }

    /** A database with a subscription cannot be dropped; the server and its files go with the JVM. */
    private static void drop(PgDump dump, String database) {
        try {
            TestServer.drop(dump.major(), database);
        } catch (SQLException e) {
            assertThat(e.getMessage()).contains("subscription");
        }
    }

    /** Returns the levels that must show a change, as MutationTests holds them. */
    private static String levels(Mutation mutation) {
        return switch (mutation.until()) {
            case STRICT -> "strict";
            case SCHEMA -> "strict, schema";
            case LOGICAL -> "every";
        };
    }

    private static String word(boolean isSeen) {
        return isSeen ? "sees it" : "**blind**";
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
