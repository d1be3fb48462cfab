package dev.assay.report.grade;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.engine.junit.RunFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which profile a scenario counts for: what {@code profiles.json} says of its family, or what the scenario says. */
public final class Profiles {

    private static final Map<String, Definition> DEFINED = read();

    /**
     * A profile.
     *
     * @param title what it is about
     * @param families the families that count for it
     */
    record Definition(String title, List<String> families) {}

    private Profiles() {}

    private static Map<String, Definition> read() {
        try (InputStream in = Objects.requireNonNull(Profiles.class.getResourceAsStream("profiles.json"))) {
            return new JsonMapper().readValue(in, new TypeReference<LinkedHashMap<String, Definition>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("profiles.json cannot be read", e);
        }
    }

    /**
     * Lists the profiles.
     *
     * @return their names, in the order of reports
     */
    public static List<String> names() {
        return List.copyOf(DEFINED.keySet());
    }

    /**
     * Says what a profile is about.
     *
     * @param profile its name
     * @return a few words; the name itself where it is not one of {@link #names}
     */
    public static String title(String profile) {
        Definition definition = DEFINED.get(profile);
        return definition == null ? profile : definition.title();
    }

    /**
     * Tells which profile a scenario counts for.
     *
     * @param story the scenario
     * @return the name of the profile
     */
    public static String of(RunFacts.Story story) {
        return DEFINED.entrySet().stream()
                .filter(entry -> entry.getValue().families().contains(story.family()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(story.profile());
    }
}
