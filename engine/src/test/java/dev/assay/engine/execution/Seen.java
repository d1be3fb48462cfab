package dev.assay.engine.execution;

import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.data.DataSnapshot;
import dev.assay.engine.data.SequencePosition;
import dev.assay.engine.data.SequencePositions;
import dev.assay.engine.data.TableContents;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Expectation;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.schema.Level;
import dev.assay.engine.schema.ObjectKey;
import dev.assay.engine.schema.SchemaObject;
import dev.assay.engine.schema.Snapshot;
import dev.assay.engine.yaml.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes up what was seen of an act: a deploy after which tables t1, t2, ... are there, one for each version. */
final class Seen {

    private Optional<Outcome> other = Optional.empty();
    private Outcome outcome = new Outcome(Outcome.Ending.SUCCEEDED, 0, "done");
    private Release release = new Release(List.of());
    private Action action = Action.DEPLOY;
    private Expectation expect = Expectation.SUCCESS;
    private State before = state();
    private State after = state();
    private List<Long> target = List.of();
    private Optional<String> impossible = Optional.empty();
    private Optional<Twin.Content> twin = Optional.empty();
    private List<String> residue = List.of();
    private Optional<FaultReport> fault = Optional.empty();

    static Seen deploy(long... target) {
        Seen seen = new Seen();
        seen.target = Arrays.stream(target).boxed().toList();
        return seen;
    }

    /** A recovery in place of a deploy. */
    static Seen recover(long... target) {
        return deploy(target).doing(Action.recover(0));
    }

    /** A question of the runner in place of a deploy. */
    static Seen verify(long... target) {
        return deploy(target).doing(Action.VERIFY);
    }

    /** A question for what is not deferred, in place of a deploy. */
    static Seen verifyRequired(long... target) {
        return deploy(target).doing(Action.VERIFY_REQUIRED);
    }

    /** An acceptance of changed texts in place of a deploy. */
    static Seen acceptChanges(long... target) {
        return deploy(target).doing(Action.ACCEPT_CHANGES);
    }

    /** What is on disk. */
    Seen of(Migration... migrations) {
        release = new Release(List.of(migrations));
        return this;
    }

    private Seen doing(Action other) {
        action = other;
        return this;
    }

    /** A database in which the migrations of some versions were run, and recorded. */
    static State state(long... versions) {
        return state(schema(versions), AppliedSet.of(new TreeSet<>(boxed(versions))), rows(0));
    }

    /** A database without a sequence. */
    static State state(Snapshot schema, AppliedSet applied, DataSnapshot rows) {
        return new State(schema, applied, rows, SequencePositions.NONE);
    }

    static Snapshot schema(long... versions) {
        List<SchemaObject> tables = new ArrayList<>();
        for (long version : versions) {
            tables.add(SchemaObject.of(new ObjectKey("table", "public.t" + version), Map.of(), List.of()));
        }
        return Snapshot.of("18", tables);
    }

    /** One row in a table, so many times. */
    static DataSnapshot rows(int times) {
        TableContents.Row row = new TableContents.Row(Map.of("step", "1"));
        Map<TableContents.Row, Integer> rows = times == 0 ? Map.of() : Map.of(row, times);
        return new DataSnapshot(new TreeMap<>(Map.of("public.probe", new TableContents(Set.of("step"), rows))));
    }

    Seen failed(String output) {
        outcome = new Outcome(Outcome.Ending.FAILED, 1, output);
        return this;
    }

    /** A second runner worked at the same time, and failed. */
    Seen besideOneThatFailed(String output) {
        other = Optional.of(new Outcome(Outcome.Ending.FAILED, 1, output));
        return this;
    }

    Seen timedOut() {
        outcome = new Outcome(Outcome.Ending.TIMED_OUT, -1, "");
        return this;
    }

    Seen expecting(Expectation.Outcome wanted, String... names) {
        expect = new Expectation(wanted, List.of(names));
        return this;
    }

    Seen from(State state) {
        before = state;
        return this;
    }

    Seen to(State state) {
        after = state;
        return this;
    }

    Seen impossible(String why) {
        impossible = Optional.of(why);
        return this;
    }

    Seen owing(DataSnapshot rows) {
        twin = Optional.of(new Twin.Rows(rows, SequencePositions.NONE));
        return this;
    }

    /** A sequence has to be past this value. */
    Seen owingValuesUpTo(long last) {
        twin = Optional.of(new Twin.Rows(after.data(), sequence(last)));
        return this;
    }

    /** A sequence that has given this value. */
    static SequencePositions sequence(long last) {
        return new SequencePositions(new TreeMap<>(Map.of("public.probe_id_seq", new SequencePosition(last, true, 1))));
    }

    Seen owingNobodyKnowsWhat(String why) {
        twin = Optional.of(new Twin.Unknown(why));
        return this;
    }

    Seen leaving(String line) {
        residue = List.of(line);
        return this;
    }

    Seen fault(boolean fired) {
        fault = Optional.of(new FaultReport(fired, "at a point", new Location("s.yaml", 9, 1)));
        return this;
    }

    /** A fault at the second of what the runner did once. */
    Seen faultAtWhatItHasNot() {
        fault = Optional.of(new FaultReport(false, "at a second point", true, new Location("s.yaml", 9, 1)));
        return this;
    }

    static Judgement judge(Seen... acts) {
        History history = new History();
        for (int i = 0; i < acts.length; i++) {
            history.add(acts[i].act(i + 1));
        }
        return Judge.judge(history);
    }

    private ActSeen act(int number) {
        Location at = new Location("s.yaml", 10 + number, 3);
        Step.Act act = new Step.Solo(action, release, expect, at);
        long[] claimed =
                after.applied().versions().stream().mapToLong(Long::longValue).toArray();
        Oracle.Truth truth = impossible.isPresent()
                ? new Oracle.Impossible(impossible.get())
                : new Oracle.Schema(
                        schema(target.stream().mapToLong(Long::longValue).toArray()));
        return new ActSeen(
                number,
                act,
                Stream.concat(Stream.of(outcome), other.stream()).toList(),
                before,
                after,
                new TreeSet<>(target),
                Level.STRICT,
                truth,
                new Oracle.Schema(schema(claimed)),
                twin.orElse(new Twin.Rows(after.data(), SequencePositions.NONE)),
                residue,
                fault);
    }

    private static List<Long> boxed(long... versions) {
        return Arrays.stream(versions).boxed().toList();
    }
}
