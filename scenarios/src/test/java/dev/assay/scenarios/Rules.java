package dev.assay.scenarios;

import dev.assay.engine.specification.Specification;
import dev.assay.engine.specification.SpecificationReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The rules of the specification, as they are shipped. */
final class Rules {

    static final Specification SHIPPED = load();

    private Rules() {}

    private static Specification load() {
        try (InputStream in =
                Objects.requireNonNull(Rules.class.getResourceAsStream("/dev/assay/specification/rules.yaml"))) {
            return SpecificationReader.parse("rules.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
