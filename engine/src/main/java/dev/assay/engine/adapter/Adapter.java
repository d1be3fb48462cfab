package dev.assay.engine.adapter;

import dev.assay.engine.digest.Sha256;
import dev.assay.engine.scenario.Capability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How Assay drives one runner. An adapter translates and never judges: it knows neither the scenario that is played nor
 * what is expected of the runner. Implementations are safe for use by several threads at once.
 */
public interface Adapter {

    /**
     * Describes the runner.
     *
     * @return its facts, never {@code null}
     */
    RunnerInfo runner();

    /**
     * Tells whether the runner can be started on this machine; looks again at every call.
     *
     * @return the answer, never {@code null}
     */
    Availability availability();

    /**
     * Tells what the runner can do beyond applying what is pending.
     *
     * @return its capabilities, may be empty
     */
    Set<Capability> capabilities();

    /**
     * Tells where the runner records what it applied.
     *
     * @return its tracker, never {@code null}
     */
    Tracker tracker();

    /**
     * Lists how the runner is known to deviate.
     *
     * @return its recorded deviations, may be empty
     */
    List<Deviation> deviations();

    /**
     * Names the file that these deviations are recorded in.
     *
     * @return the file, which need not exist yet; empty if the list is not a file of the user's
     */
    default Optional<Path> deviationsFile() {
        return Optional.empty();
    }

    /**
     * Tells how many cases of an exploration are run where nothing else is asked for, for a tool that takes so long to
     * start that all would take hours. Its deviations are recorded with this sample.
     *
     * @return how many at most, 1 or more; by default empty, and all are run
     */
    default Optional<Integer> points() {
        return Optional.empty();
    }

    /**
     * Tells what the results depend on beside the runner's version.
     *
     * @return by default the digest of the adapter's class, and none of a program
     */
    default Fingerprint fingerprint() {
        return new Fingerprint(Sha256.of(getClass()), "");
    }

    /**
     * Starts the runner and returns while it is at work.
     *
     * @param order what it is to do, and where
     * @return the running runner, never {@code null}
     * @throws IOException if it could not be started, which is an error of Assay and never a finding
     */
    Running start(Order order) throws IOException;

    /**
     * Writes the files of an order and tells what would be run, for a script that people run without Assay.
     *
     * @param order the order
     * @return what would be run; empty if the runner has no command for it, or no command line at all
     * @throws IOException if the files cannot be written
     */
    default Optional<Invocation> invocation(Order order) throws IOException {
        return Optional.empty();
    }

    /**
     * Installs the runner's tool from its ecosystem's package registry, for {@code ./assay tools install}.
     *
     * @param progress told what is done, a line each
     * @throws IOException if it cannot be installed here; the message says what is missing and what to do
     * @throws InterruptedException if interrupted meanwhile
     */
    default void install(java.util.function.Consumer<String> progress) throws IOException, InterruptedException {
        progress.accept(runner().id() + " needs no installation");
    }
}
