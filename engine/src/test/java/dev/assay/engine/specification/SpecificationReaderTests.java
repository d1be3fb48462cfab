package dev.assay.engine.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.Location;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecificationReaderTests {

    private static final String GOOD = """
            version: 1.2.3
            rules:
              - id: AMR-001
                rule: A runner MUST be right.
                profile: crash-safe
                rationale: The other way is worse.
                sources: [a/b#1, seed 002]
              - id: AMR-004
                rule: A runner SHOULD be kind.
                profile: core
                rationale: Users are tired.
                sources: [c/d#2]
                not-tested-yet: Nobody found the time.
              - id: AMR-005
                rule: A runner MAY be quick.
                profile: core
                rationale: Deploys are long.
                sources: [c/d#3]
                cannot-be-tested: Who is to say what is quick?
            """;

    @Test
    void reads_every_key() {
        Specification read = SpecificationReader.parse("rules.yaml", GOOD);

        assertThat(read.version()).isEqualTo("1.2.3");
        assertThat(read.rules()).hasSize(3);
        assertThat(read.rule("AMR-001"))
                .hasValue(new Rule(
                        "AMR-001",
                        "A runner MUST be right.",
                        Profile.CRASH_SAFE,
                        "The other way is worse.",
                        List.of("a/b#1", "seed 002"),
                        Optional.empty(),
                        new Location("rules.yaml", 3, 5)));
        assertThat(read.rule("AMR-004").orElseThrow().untested())
                .hasValue(new Untested(Untested.Kind.NOT_YET, "Nobody found the time."));
        assertThat(read.rule("AMR-005").orElseThrow().untested())
                .hasValue(new Untested(Untested.Kind.CANNOT_BE, "Who is to say what is quick?"));
    }

    @Test
    void finds_rules_by_id_and_by_profile() {
        Specification read = SpecificationReader.parse("rules.yaml", GOOD);

        assertThat(read.rule("AMR-002")).isEmpty();
        assertThat(read.of(Profile.CORE)).extracting(Rule::id).containsExactly("AMR-004", "AMR-005");
        assertThat(read.of(Profile.REVERSIBLE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            version: 1.2.3    | version: soon       | rules.yaml:1:10: found 'soon'; expected three numbers such as 1.0.0
            version: 1.2.3    | verion: 1.2.3       | the unknown key 'verion'
            id: AMR-004       | id: AMR-4           | rules.yaml:8:9: found 'AMR-4'; expected AMR- and three digits
            id: AMR-004       | id: AMR-001         | expected an id above AMR-001 (rules stand in the order of their ids
            id: AMR-005       | id: AMR-002         | rules.yaml:14:5: found AMR-002; expected an id above AMR-004
            runner MUST be    | runner must be      | expected MUST, SHOULD or MAY in 'rule' (RFC 2119)
            profile: crash-safe | profile: crashsafe | did you mean 'crash-safe'?
            sources: [c/d#2]  | sources: []         | expected the key 'sources' with a value
            sources: [c/d#3]  | not-tested-yet: x   | expected one reason of the two
            rationale: Users are tired. | rationale: ''  | expected the key 'rationale' with a value
            """)
    void refuses_what_is_wrong_and_points_at_it(String good, String bad, String message) {
        assertThat(GOOD).contains(good);
        InputException refused = catchThrowableOfType(
                InputException.class, () -> SpecificationReader.parse("rules.yaml", GOOD.replace(good, bad)));

        assertThat(refused).hasMessageContaining(message);
        assertThat(refused.problems())
                .allSatisfy(problem -> assertThat(problem.next()).isNotBlank());
    }

    @Test
    void refuses_a_file_without_rules() {
        InputException refused = catchThrowableOfType(
                InputException.class, () -> SpecificationReader.parse("rules.yaml", "version: 1.0.0\n"));

        assertThat(refused)
                .hasMessageContaining("rules.yaml:1:1: found a mapping of 'version'; expected the key 'rules'");
    }
}
