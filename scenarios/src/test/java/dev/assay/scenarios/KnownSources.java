package dev.assay.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The incidents that a scenario may cite: public threads as {@code owner/repo#n}, and the founding documents. */
final class KnownSources {

    static final Set<String> SHARED = load();

    private KnownSources() {}

    private static Set<String> load() {
        try (InputStream in = Objects.requireNonNull(KnownSources.class.getResourceAsStream("/known-sources.txt"))) {
            Set<String> known = new HashSet<>(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
            known.addAll(List.of("seed 000", "seed 001", "seed 002", "seed 003", "seed 004"));
            return Set.copyOf(known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
