package dev.assay.engine.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The reaper's own process: reads what Assay has started until Assay ends, then ends what is left.
 *
 * <p>Runs with nothing but the JDK, this module's classes and the PostgreSQL driver, so it may use no other library.
 */
final class ReaperMain {

    /** Before the line of an entry that is to be forgotten. */
    static final String FORGET = "forget ";

    private ReaperMain() {}

    /** Read lines from standard input until it ends, then clean up. */
    public static void main(String[] arguments) throws IOException {
        List.of("INT", "HUP", "TERM").forEach(ReaperMain::ignoreSignal);
        read(System.in).stream().sorted(Comparator.comparing(ReaperEntry::kind)).forEach(ReaperMain::end);
    }

    /** What was registered and not forgotten. */
    static Set<ReaperEntry> read(InputStream input) throws IOException {
        Set<ReaperEntry> entries = new LinkedHashSet<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(FORGET)) {
                entries.remove(ReaperEntry.parse(line.substring(FORGET.length())));
            } else {
                entries.add(ReaperEntry.parse(line));
            }
        }
        return entries;
    }

    /** One thing that cannot be ended must not keep the others alive, and there is nobody left to tell. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    private static void end(ReaperEntry entry) {
        try {
            ReaperActions.end(entry);
        } catch (Exception e) {
            e.printStackTrace();
        }
    }

    /**
     * Ctrl-C in a terminal goes to every process of the group: ours must outlive Assay's. The class is reached by name,
     * because the compiler warns of any use of it and has nothing else to offer.
     */
    private static void ignoreSignal(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ignore = handler.getField("SIG_IGN").get(null);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), ignore);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // This system has no such signal.
        }
    }
}
