package dev.assay.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/** Where {@code ./assay} begins. */
public final class Main {

    private Main() {}

    /**
     * Runs a command and ends with its exit status.
     *
     * @param arguments what the user typed after {@code ./assay}
     */
    public static void main(String[] arguments) {
        // It repeats the arguments, which may hold a password, and reports of system properties would show it.
        System.clearProperty("sun.java.command");
        LogManager.getLogManager().reset();
        Screen screen =
                new Screen(System.in, writer(System.out), writer(System.err), Terminal.ofLauncher(System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(screen::clear, "assay-clear-screen"));
        System.exit(Assay.execute(screen, arguments));
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
