package dev.assay.engine.execution;

import dev.assay.engine.postgres.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is known of the rows that stories leave, for all cases of all runs on a server. */
final class TwinMemory {

    private record Story(List<Twin.Event> events, Set<String> leftOut) {}

    /** Finds out what is not known. */
    interface Reading {
        Twin.Content read() throws SQLException;
    }

    private final Supplier<Database> empty;
    private final Map<Story, Twin.Content> known = new ConcurrentHashMap<>();

    TwinMemory(Supplier<Database> empty) {
        this.empty = empty;
    }

    Twin.Content content(List<Twin.Event> events, Set<String> leftOut, Reading reading) throws SQLException {
        Story story = new Story(events, Set.copyOf(leftOut));
        Twin.@Nullable Content remembered = known.get(story);
        if (remembered != null) {
            return remembered;
        }
        Twin.Content content = reading.read();
        known.put(story, content);
        return content;
    }

    TwinDatabase database() throws SQLException {
        return new TwinDatabase(empty.get());
    }
}
