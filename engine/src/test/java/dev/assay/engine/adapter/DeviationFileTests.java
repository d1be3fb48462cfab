package dev.assay.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.yaml.InputException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviationFileTests {

    private static final String GOOD = """
            deviations:
              - scenario: gap
                case: "4:*"
                at-most: 3
                behaviour: stuck
                message: "ERROR 1: failed"
                sqlstate: "42P07"
                versions: ">=3.27 <4"
                expires: 2027-01-31
                reason: It forgets.
                sources: [owner/project#2]
            """;

    @Test
    void reads_every_key() {
        assertThat(DeviationFile.parse("list.yaml", GOOD)).singleElement().satisfies(one -> {
            assertThat(one.behaviour()).isEqualTo(Behaviour.STUCK);
            assertThat(one.atMost()).isEqualTo(3);
            assertThat(one.symptom().message()).contains("ERROR 1: failed");
            assertThat(one.symptom().sqlState()).contains("42P07");
            assertThat(one.isOf("3.30")).isTrue();
            assertThat(one.isOf("4.1")).isFalse();
            assertThat(one.validity().expires()).contains(LocalDate.of(2027, 1, 31));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reason: It forgets.     | reason: TODO find out | list.yaml:10:13: found 'TODO find out'; expected a reason that somebody has found out
            sqlstate: "42P07"       | sqlstate: "42p07"     | list.yaml:7:15: found '42p07'; expected a SQLSTATE of five digits and capitals
            versions: ">=3.27 <4"   | versions: 3.27        | list.yaml:8:15: found '3.27'; expected a range of versions
            expires: 2027-01-31     | expires: soon         | list.yaml:9:14: found 'soon'; expected a day, as year-month-day
            expires: 2027-01-31     | expire: 2027-01-31    | list.yaml:9:5: found the unknown key 'expire'; expected one of the keys
            """)
    void refuses_each_mistake_with_one_message(String right, String wrong, String message) {
        assertThat(GOOD).contains(right);
        InputException refused = catchThrowableOfType(
                InputException.class, () -> DeviationFile.parse("list.yaml", GOOD.replace(right, wrong)));

        assertThat(refused).isNotNull();
        assertThat(refused.problems()).singleElement().asString().startsWith(message);
    }

    @Test
    void finds_the_beginning_of_a_message_in_a_line_and_nowhere_else() {
        Deviation.Symptom symptom =
                DeviationFile.parse("list.yaml", GOOD).get(0).symptom();

        assertThat(symptom.lacking(List.of("x", "2026/01/01 ERROR 1: failed to run\n"), List.of("42P07")))
                .isEmpty();
        assertThat(symptom.lacking(List.of("ERROR 1: failed"), List.of("42P07")))
                .isEmpty();
        assertThat(symptom.lacking(List.of("noERROR 1: failed"), List.of("42P07")))
                .contains("a message that begins with 'ERROR 1: failed'");
        assertThat(symptom.lacking(List.of("ERROR 1: failed"), List.of("42P01")))
                .contains("SQLSTATE 42P07");
    }
}
