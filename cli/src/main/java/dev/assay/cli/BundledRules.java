package dev.assay.cli;

import dev.assay.engine.specification.Rule;
import dev.assay.engine.specification.Specification;
import dev.assay.engine.specification.SpecificationReader;
import dev.assay.engine.yaml.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The rules that come with Assay. */
final class BundledRules {

    private static final String RESOURCE = "/dev/assay/specification/rules.yaml";

    private BundledRules() {}

    static Specification read() {
        try (InputStream in = Objects.requireNonNull(
                BundledRules.class.getResourceAsStream(RESOURCE), "the scenarios are not on the class path")) {
            return SpecificationReader.parse("rules.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rule that a user names; none of that id is a mistake of the user. */
    static Rule named(Specification specification, String id) {
        return specification
                .rule(id)
                .orElseThrow(() -> UserError.at(id)
                        .expected("the id of a rule")
                        .found("'" + id + "', which none has")
                        .rule("an id that is gone is never used again")
                        .next("did you mean '"
                                + Words.nearest(
                                        id,
                                        specification.rules().stream()
                                                .map(Rule::id)
                                                .toList())
                                + "'? './assay list rules' lists all"));
    }
}
