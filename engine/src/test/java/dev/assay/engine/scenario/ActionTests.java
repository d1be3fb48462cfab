package dev.assay.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.yaml.Location;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which versions are applied after an act that succeeded. */
class ActionTests {

    private static final Release RELEASE =
            new Release(List.of(migration(1, false), migration(2, true), migration(3, false), migration(4, true)));

    private static Migration migration(long version, boolean deferred) {
        return new Migration(
                String.valueOf(version),
                version,
                "m",
                "SELECT 1",
                Optional.empty(),
                false,
                deferred,
                FileForm.PLAIN,
                new Location("story.yaml", 1, 1));
    }

    private static SortedSet<Long> versions(String text) {
        SortedSet<Long> versions = new TreeSet<>();
        for (String version : text.split(" ")) {
            if (!version.isEmpty()) {
                versions.add(Long.valueOf(version));
            }
        }
        return versions;
    }

    @ParameterizedTest
    @CsvSource({
        "DEPLOY, '', 1 3",
        "DEPLOY, 1 2, 1 2 3",
        "DEPLOY, 9, 1 3",
        "DEPLOY_DEFERRED, 1, 1 2 3 4",
        "VERIFY, 1 3, 1 2 3 4",
        "VERIFY_REQUIRED, 1 2, 1 2 3",
        "VERIFY_DEFERRED, 1, 1 2 4",
        "ADOPT, '', 1 2 3 4",
        "ACCEPT_CHANGES, 1 9, 1 9",
        "CLEAN, 1 2, ''",
    })
    void what_an_act_leaves(Action.Verb verb, String applied, String left) {
        assertThat(Action.of(verb).leaves(RELEASE, versions(applied))).isEqualTo(versions(left));
    }

    @Test
    void a_rollback_and_a_recovery_leave_what_is_not_above_their_target() {
        assertThat(Action.rollback(2).leaves(RELEASE, versions("1 2 3"))).isEqualTo(versions("1 2"));
        assertThat(Action.recover(0).leaves(RELEASE, versions("1"))).isEmpty();
    }
}
