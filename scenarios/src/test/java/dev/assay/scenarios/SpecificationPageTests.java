package dev.assay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.specification.Rule;
import dev.assay.engine.yaml.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/spec.md is what the rules and the scenarios say; with {@code -Dassay.specification.write=true} it is written anew. */
class SpecificationPageTests {

    private static final Path PAGE = Examples.project().resolve("docs/spec.md");

    private final String page = new SpecificationPage(CoverageTests.shipped()).text();

    @Test
    void is_the_page_of_the_documentation() throws IOException {
        if (Boolean.getBoolean("assay.specification.write")) {
            Files.writeString(PAGE, page);
            fail("docs/spec.md was written anew; look at it, and run again without assay.specification.write");
        }
        assertThat(PAGE)
                .as("the rules or the scenarios have changed; to write the page anew: "
                        + "mvn -pl scenarios -am test -Dtest=SpecificationPageTests -Dsurefire.failIfNoSpecifiedTests=false "
                        + "-Dassay.specification.write=true")
                .hasContent(page);
    }

    @Test
    void has_every_rule_with_its_reason_or_its_scenarios() {
        for (Rule rule : Rules.SHIPPED.rules()) {
            assertThat(page).contains("\n#### " + rule.id() + "\n\n**" + rule.text() + "**\n\n" + rule.rationale());
        }
        assertThat(page)
                .contains("[parallel-merge-gap](../scenarios/src/main/resources/dev/assay/scenarios/parallel-merge/"
                        + "parallel-merge-gap.yaml)")
                .contains("[pressly/goose#73](https://github.com/pressly/goose/issues/73)");
    }

    @Test
    void links_to_files_that_exist() {
        Catalogue.entries()
                .forEach(entry -> assertThat(page)
                        .contains("/dev/assay/scenarios/" + entry.folder() + "/" + entry.stem() + ".yaml)"));
    }

    @Test
    void explains_every_behaviour() {
        assertThat(page)
                .contains(Words.spellings(Behaviour.class).stream()
                        .map(word -> "| `" + word + "` |")
                        .toList());
    }
}
