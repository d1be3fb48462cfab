package dev.assay.setrunner.cli;

import dev.assay.setrunner.MigrationId;
import dev.assay.setrunner.RunListener;
import java.io.PrintStream;

/** Prints what happens when it has happened: a line that says applied stands behind its COMMIT. */
record ConsoleListener(PrintStream out) implements RunListener {

    @Override
    public void applied(MigrationId migration, int statements) {
        out.println("applied " + migration + " (" + statements + (statements == 1 ? " statement)" : " statements)"));
    }

    @Override
    public void undone(MigrationId migration) {
        out.println("undone " + migration);
    }

    @Override
    public void note(String message) {
        out.println("note: " + message);
    }
}
