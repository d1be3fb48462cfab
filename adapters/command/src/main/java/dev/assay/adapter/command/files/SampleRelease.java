package dev.assay.adapter.command.files;

import dev.assay.engine.scenario.FileForm;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.yaml.Location;
import java.util.List;
import java.util.Optional;

/** A made-up release in which everything occurs that a template can ask for. */
final class SampleRelease {

    static final Release RELEASE = new Release(
            List.of(migration(1, Optional.of("DROP TABLE a;"), true), migration(2, Optional.empty(), false)));

    private SampleRelease() {}

    private static Migration migration(long version, Optional<String> down, boolean transactional) {
        return new Migration(
                String.valueOf(version),
                version,
                "sample",
                "CREATE TABLE a (id bigint); SELECT ';'",
                down,
                transactional,
                false,
                FileForm.PLAIN,
                new Location("sample", 1, 1));
    }
}
