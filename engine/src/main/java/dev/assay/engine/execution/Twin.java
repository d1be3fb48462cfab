package dev.assay.engine.execution;

import dev.assay.engine.data.DataSnapshot;
import dev.assay.engine.data.SequencePositions;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.schema.Exclusions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A second database on which the same story happens without the runner: every script is executed, and each migration
 * that the runner newly claims is run exactly once. Its rows are the rows that the runner's database should hold.
 *
 * <p>The same story always leaves the same rows, so that they are read once for all cases that share it.
 */
final class Twin implements AutoCloseable {

    /** The rows that the database should hold, or why that cannot be said. */
    sealed interface Content {}

    /**
     * The rows.
     *
     * @param positions how far the sequences are at least
     */
    record Rows(DataSnapshot data, SequencePositions positions) implements Content {}

    /** They cannot be said. */
    record Unknown(String why) implements Content {}

    /** One thing that happened. */
    sealed interface Event {}

    /** A script of an operator or of the application. */
    record Script(String sql) implements Event {}

    /** A schema file. */
    record Install(String sql) implements Event {}

    /** Migrations of another tool, and its tracker. */
    record Legacy(Release applied, String tracker) implements Event {}

    /** An act, and what the runner claims after it. */
    record Claim(Kind kind, Release release, SortedSet<Long> versions) implements Event {}

    /** What an act does to the rows. */
    enum Kind {
        /** What is newly claimed was run. */
        APPLIES,
        /** What is claimed no more was undone. */
        UNDOES,
        /** Nothing was run. */
        MARKS
    }

    private final TwinMemory memory;
    private final List<Event> story;
    private Optional<TwinDatabase> database = Optional.empty();
    private int happened;

    /** A twin of a database in which this has happened already. */
    Twin(TwinMemory memory, List<Event> story) {
        this.memory = memory;
        this.story = new ArrayList<>(story);
    }

    /** Tells what has happened. */
    List<Event> story() {
        return List.copyOf(story);
    }

    void script(String sql) {
        story.add(new Script(sql));
    }

    void install(String sql) {
        story.add(new Install(sql));
    }

    void legacy(Release applied, String tracker) {
        story.add(new Legacy(applied, tracker));
    }

    /** Follows what the runner claims after an act, which it succeeded with or not. */
    void follow(Step.Act act, boolean succeeded, SortedSet<Long> claimed) throws SQLException {
        if (succeeded && act.is(Action.Verb.CLEAN)) {
            beginAnew();
        } else {
            story.add(new Claim(kind(act), act.release(), new TreeSet<>(claimed)));
        }
    }

    /** Everything is gone that happened since the first act, as if the story had only been led up to it. */
    private void beginAnew() throws SQLException {
        int first = 0;
        while (first < story.size() && !(story.get(first) instanceof Claim)) {
            first++;
        }
        story.subList(first, story.size()).clear();
        reconnect();
    }

    private static Kind kind(Step.Act act) {
        return switch (act.action().verb()) {
            case DEPLOY, DEPLOY_DEFERRED -> Kind.APPLIES;
            case ROLLBACK -> Kind.UNDOES;
            case ADOPT, RECOVER, VERIFY, VERIFY_REQUIRED, VERIFY_DEFERRED, CLEAN, ACCEPT_CHANGES -> Kind.MARKS;
        };
    }

    /**
     * Tells what the rows should be now.
     *
     * @param leftOut the relations that are left out, by name
     * @param exclusions the same
     */
    Content content(Set<String> leftOut, Exclusions exclusions) throws SQLException {
        return memory.content(List.copyOf(story), leftOut, () -> live().content(exclusions));
    }

    /** Lets happen what has not happened yet. */
    private TwinDatabase live() throws SQLException {
        if (database.isEmpty()) {
            database = Optional.of(memory.database());
        }
        TwinDatabase twin = database.get();
        while (happened < story.size()) {
            twin.happen(story.get(happened));
            happened++;
        }
        return twin;
    }

    /** Forgets the database: what happened there happens again, on another one. The server crashed, and its connection is gone. */
    void reconnect() throws SQLException {
        if (database.isPresent()) {
            database.get().close();
            database = Optional.empty();
            happened = 0;
        }
    }

    @Override
    public void close() throws SQLException {
        if (database.isPresent()) {
            database.get().close();
        }
    }
}
