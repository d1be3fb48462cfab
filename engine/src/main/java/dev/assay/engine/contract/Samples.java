package dev.assay.engine.contract;

import dev.assay.engine.scenario.FileForm;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.yaml.Location;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** The migrations of the contract: number {@code n} makes the table {@code contract_n} and drops it again. */
final class Samples {

    private Samples() {}

    static String table(long version) {
        return "contract_" + version;
    }

    static String up(long version) {
        return "CREATE TABLE " + table(version) + " (id bigint PRIMARY KEY)";
    }

    static Migration good(long version) {
        return migration(version, table(version), up(version), true);
    }

    static Release upTo(long newest) {
        return new Release(
                LongStream.rangeClosed(1, newest).mapToObj(Samples::good).toList());
    }

    static Release upToAnd(long newest, Migration more) {
        return new Release(
                java.util.stream.Stream.concat(upTo(newest).migrations().stream(), java.util.stream.Stream.of(more))
                        .toList());
    }

    /** A good one in other words to the same effect. */
    static Migration reworded(long version) {
        return migration(version, table(version), up(version).replace("bigint", "int8"), true);
    }

    /** One that the server refuses. */
    static Migration failing(long version) {
        return migration(version, "failing", "ALTER TABLE contract_that_is_not_there ADD COLUMN x integer", true);
    }

    /** One that waits for whoever holds the first table. */
    static Migration waiting(long version) {
        return migration(version, "waiting", "ALTER TABLE " + table(1) + " ADD COLUMN waited integer", true);
    }

    /** One that the server refuses in a transaction. */
    static Migration outside(long version, int statements) {
        String sql = String.join(
                "\n",
                LongStream.rangeClosed(1, statements).mapToObj(Samples::index).toList());
        return migration(version, "outside", sql, false);
    }

    /** One that is left for later. */
    static Migration deferred(long version) {
        return migration(version, "deferred", index(1), false, true);
    }

    private static String index(long number) {
        return "CREATE INDEX CONCURRENTLY contract_index_" + number + " ON " + table(1) + " (id);";
    }

    private static Migration migration(long version, String name, String up, boolean transactional) {
        return migration(version, name, up, transactional, false);
    }

    private static Migration migration(long version, String name, String up, boolean transactional, boolean deferred) {
        return new Migration(
                String.valueOf(version),
                version,
                name,
                up,
                Optional.of("DROP TABLE " + table(version)),
                transactional,
                deferred,
                FileForm.PLAIN,
                new Location("contract", (int) version, 1));
    }

    static List<Long> versions(long newest) {
        return LongStream.rangeClosed(1, newest).boxed().toList();
    }
}
