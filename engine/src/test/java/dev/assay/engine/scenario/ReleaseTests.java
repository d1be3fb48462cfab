package dev.assay.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.yaml.Location;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReleaseTests {

    private final Release release = new Release(List.of(migration("3", 3), migration("1", 1), migration("3-rival", 3)));

    @Test
    void knows_its_versions_in_ascending_order() {
        assertThat(release.versions()).containsExactly(1L, 3L);
    }

    @Test
    void is_ambiguous_when_two_files_claim_one_version() {
        assertThat(release.isAmbiguous()).isTrue();
        assertThat(release.only(Set.of(1L)).isAmbiguous()).isFalse();
    }

    @Test
    void keeps_the_order_of_the_scenario() {
        assertThat(release).hasToString("[3, 1, 3-rival]");
        assertThat(release.only(Set.of(3L))).hasToString("[3, 3-rival]");
    }

    private static Migration migration(String key, long version) {
        return new Migration(
                key,
                version,
                "name",
                "SELECT 1",
                Optional.empty(),
                true,
                false,
                FileForm.PLAIN,
                new Location("a", 1, 1));
    }
}
