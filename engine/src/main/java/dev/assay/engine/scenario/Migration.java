package dev.assay.engine.scenario;

import dev.assay.engine.yaml.Location;
import java.util.Optional;

/**
 * One migration as a release holds it.
 *
 * @param key how steps refer to it: its version, or {@code version-variant}
 * @param version its version
 * @param name its name, of letters, digits and underscores
 * @param up the SQL that applies it
 * @param down the SQL that undoes it, if it has one
 * @param transactional whether it may run in a transaction
 * @param deferred whether it is left for later, while the application works on the others
 * @param form how its file is written
 * @param at where the scenario writes it down
 */
public record Migration(
        String key,
        long version,
        String name,
        String up,
        Optional<String> down,
        boolean transactional,
        boolean deferred,
        FileForm form,
        Location at) {

    /**
     * Names the migration for people.
     *
     * @return {@code version_name}
     */
    public String title() {
        return version + "_" + name;
    }
}
