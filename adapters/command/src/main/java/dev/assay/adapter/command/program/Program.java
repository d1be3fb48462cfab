package dev.assay.adapter.command.program;

import dev.assay.engine.adapter.AdapterContractException;
import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.adapter.DialogueProcess;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.RunnerCommand;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An adapter that is a program of its own. Every order, and every question about the applied set, is a process: what is
 * killed is killed whole, and two runners at once are two processes.
 *
 * @param arguments the program and its arguments
 * @param directory its working directory, where it finds its own files
 * @param title what it is called in messages
 * @param parameters more variables that it sees
 */
public record Program(List<String> arguments, Path directory, String title, Map<String, String> parameters) {

    /** How long a hand-shake or an answer about the applied set may take. */
    private static final Duration ANSWER_BOUND = Duration.ofSeconds(30);

    /** Copies the collections. */
    public Program {
        arguments = List.copyOf(arguments);
        parameters = Map.copyOf(parameters);
    }

    /**
     * Shakes hands with the program and ends it again.
     *
     * @param home an empty directory, as home directory
     * @return what it says of itself
     * @throws IOException if it cannot be started
     * @throws InterruptedException if interrupted meanwhile
     * @throws AdapterContractException if it does not answer as agreed
     */
    public Metadata introduce(Path home) throws IOException, InterruptedException {
        Question<Metadata> question = new Question<>(begin(home, Set.of()), ANSWER_BOUND, Conversation::start);
        return question.answer();
    }

    /**
     * Asks what the runner claims to have applied.
     *
     * @param home an empty directory, as home directory
     * @param database the database
     * @param onDisk the release of the last deploy
     * @return the claimed set
     * @throws IOException if the program cannot be started
     * @throws InterruptedException if interrupted meanwhile
     * @throws AdapterContractException if it does not answer as agreed
     */
    public AppliedSet applied(Path home, Endpoint database, Release onDisk) throws IOException, InterruptedException {
        Question<AppliedSet> question = new Question<>(begin(home, secrets(database)), ANSWER_BOUND, conversation -> {
            conversation.start();
            return Replies.applied(conversation.ask(Requests.applied(database, onDisk), "applied-reply"));
        });
        return question.answer();
    }

    /**
     * Starts the program with an order.
     *
     * @param order the order
     * @return the runner at work
     * @throws IOException if it cannot be started
     */
    public Running start(Order order) throws IOException {
        return ProgramRun.start(begin(order.directory(), secrets(order.database())), order);
    }

    private static Set<String> secrets(Endpoint database) {
        return Set.of(database.password());
    }

    private Conversation begin(Path home, Set<String> secrets) throws IOException {
        Map<String, String> variables = new java.util.HashMap<>(parameters);
        variables.put("HOME", home.toAbsolutePath().toString());
        RunnerCommand command = new RunnerCommand(arguments, variables, directory, secrets, Set.of(0));
        return new Conversation(DialogueProcess.start(command), title);
    }
}
