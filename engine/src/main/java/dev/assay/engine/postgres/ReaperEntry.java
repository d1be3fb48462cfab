package dev.assay.engine.postgres;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line that Assay writes to the reaper: something that must not outlive Assay.
 *
 * @param kind what it is
 * @param values what identifies it, depending on the kind
 */
record ReaperEntry(Kind kind, List<String> values) {

    /** In the order in which they are ended: a process may still use a database, a database needs its server. */
    enum Kind {
        /** pid, start instant in milliseconds. */
        PROCESS,
        /** prefix of the databases' names, JDBC URL, user, password, names of those to keep. */
        DATABASES,
        /** the name of a container. */
        CONTAINER,
        /** a directory with a data directory "data" in it. */
        CLUSTER,
        /** a directory. */
        DIRECTORY
    }

    static ReaperEntry of(Kind kind, String... values) {
        return new ReaperEntry(kind, List.of(values));
    }

    static ReaperEntry process(ProcessHandle process) {
        return of(Kind.PROCESS, Long.toString(process.pid()), Long.toString(startOf(process)));
    }

    /** When a process started: together with its id this names it for good. */
    static long startOf(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(0L);
    }

    /** The entry as one line without an end. */
    String toLine() {
        return Stream.concat(Stream.of(kind.name()), values.stream().map(ReaperEntry::encode))
                .collect(Collectors.joining(" "));
    }

    static ReaperEntry parse(String line) {
        String[] words = line.split(" ", -1);
        List<String> values =
                Arrays.stream(words).skip(1).map(ReaperEntry::decode).toList();
        return new ReaperEntry(Kind.valueOf(words[0]), values);
    }

    String value(int index) {
        return values.get(index);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
