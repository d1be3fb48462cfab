package dev.assay.adapter.command;

import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Running;
import java.time.Duration;

/**
 * The carrying out of an order for which the runner needs no command.
 *
 * @param why what is said of it
 */
record NothingToDo(String why) implements Running {

    @Override
    public boolean hasEnded() {
        return true;
    }

    @Override
    public Outcome await(Duration bound) {
        return new Outcome(Outcome.Ending.SUCCEEDED, 0, why);
    }

    @Override
    public void kill() {
        // It has ended.
    }
}
