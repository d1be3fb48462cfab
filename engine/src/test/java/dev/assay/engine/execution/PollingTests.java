package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PollingTests {

    private static final List<String> LOOK_AT_A_ROW =
            List.of("begin", "show search_path", "select locked from databasechangeloglock where id = 1", "rollback");

    @Test
    void one_statement_that_asks_for_a_lock_three_times_is_polling() {
        assertThat(Polling.isSeen(Collections.nCopies(3, "select pg_try_advisory_lock(1)")))
                .isTrue();
        assertThat(Polling.isSeen(Collections.nCopies(2, "select pg_try_advisory_lock(1)")))
                .isFalse();
    }

    @Test
    void a_look_of_several_statements_is_polling_as_well_wherever_in_it_the_runner_is() {
        List<String> looks = repeated(4, LOOK_AT_A_ROW);
        assertThat(IntStream.rangeClosed(12, looks.size()).mapToObj(until -> looks.subList(0, until)))
                .allMatch(Polling::isSeen);
    }

    @Test
    void it_is_none_until_the_third_look_is_complete() {
        assertThat(Polling.isSeen(repeated(3, LOOK_AT_A_ROW).subList(0, 11))).isFalse();
    }

    @Test
    void what_came_before_does_not_matter_and_what_came_behind_does() {
        List<String> looks = repeated(3, LOOK_AT_A_ROW);
        assertThat(Polling.isSeen(joined(List.of("select version()"), looks))).isTrue();
        assertThat(Polling.isSeen(joined(looks, List.of("update databasechangeloglock set locked = true"))))
                .isFalse();
    }

    @Test
    void statements_that_ask_for_no_lock_are_work_however_often_they_come() {
        assertThat(Polling.isSeen(repeated(5, List.of("begin", "insert into t values (1)", "commit"))))
                .isFalse();
    }

    private static List<String> repeated(int times, List<String> statements) {
        return IntStream.range(0, times)
                .mapToObj(each -> statements)
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>();
        Stream.of(first, second).forEach(all::addAll);
        return all;
    }
}
