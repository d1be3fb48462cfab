package dev.assay.adapter.command;

import dev.assay.engine.scenario.FileForm;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.yaml.Location;
import java.util.Arrays;
import java.util.Optional;

/** Releases for tests. */
final class Stories {

    private Stories() {}

    /** Migrations that make a table each, {@code t1}, {@code t2} and so on, and drop it again. */
    static Release tables(long... versions) {
        return new Release(Arrays.stream(versions)
                .mapToObj(version -> migration(
                        version,
                        "CREATE TABLE t" + version + " (id bigint PRIMARY KEY)",
                        Optional.of("DROP TABLE t" + version)))
                .toList());
    }

    static Migration migration(long version, String up, Optional<String> down) {
        return new Migration(
                String.valueOf(version),
                version,
                "m" + version,
                up,
                down,
                true,
                false,
                FileForm.PLAIN,
                new Location("story.yaml", 1, 1));
    }
}
