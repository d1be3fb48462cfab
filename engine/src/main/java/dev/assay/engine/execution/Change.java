package dev.assay.engine.execution;

import dev.assay.engine.data.DataDifference;
import dev.assay.engine.schema.SchemaDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what an act changed. */
final class Change {

    private Change() {}

    /** Describes what differs, empty if nothing does. */
    static Optional<String> between(State before, State after) {
        List<String> changes = new ArrayList<>();
        if (!before.applied().equals(after.applied())) {
            changes.add("applied set " + before.applied() + " became " + after.applied());
        }
        SchemaDifference schema = SchemaDifference.between(before.schema(), after.schema());
        if (!schema.isEmpty()) {
            changes.add("schema: " + schema.summary());
        }
        DataDifference data = DataDifference.between(before.data(), after.data());
        if (!data.isEmpty()) {
            changes.add("data: " + data.summary());
        }
        return changes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", changes));
    }
}
