package dev.assay.setrunner;

import dev.assay.setrunner.sql.Directives;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the comments at the beginning of a migration ask for.
 *
 * @param transactional whether it runs in one transaction with its row
 * @param deferred whether it is left for later, until the deferred ones are asked for
 * @param requires the versions that have to be applied before it
 */
record Instructions(boolean transactional, boolean deferred, SortedSet<Long> requires) {

    private static final Pattern VERSIONS = Pattern.compile("[0-9]{1,18}(?:\\s*,\\s*[0-9]{1,18})*");

    Instructions {
        requires = Collections.unmodifiableSortedSet(new TreeSet<>(requires));
    }

    /** What a file without any asks for. */
    static Instructions none() {
        return new Instructions(true, false, new TreeSet<>());
    }

    /** Reads them; what is not understood is refused. */
    static Instructions of(SourceFile source) {
        boolean transactional = true;
        boolean deferred = false;
        SortedSet<Long> requires = new TreeSet<>();
        for (Directives.Directive directive : Directives.of(source.text())) {
            if (directive.text().equals(Directives.NO_TRANSACTION)) {
                transactional = false;
            } else if (directive.text().equals(Directives.DEFERRED)) {
                deferred = true;
            } else {
                requires.addAll(versions(source, directive));
            }
        }
        if (deferred && transactional) {
            throw refused(
                    source.fileName(),
                    "the directives " + Directives.DEFERRED + " and " + Directives.NO_TRANSACTION,
                    Directives.DEFERRED + " alone",
                    "what is deferred runs while the application works, and must not lock its tables for the length of a transaction",
                    "add the line \"-- assay: " + Directives.NO_TRANSACTION + "\"");
        }
        return new Instructions(transactional, deferred, requires);
    }

    private static Set<Long> versions(SourceFile source, Directives.Directive directive) {
        String text = directive.text();
        String list = text.startsWith(Directives.REQUIRES)
                ? text.substring(Directives.REQUIRES.length()).strip()
                : "";
        if (!VERSIONS.matcher(list).matches()) {
            throw refused(
                    source.fileName() + ", line " + directive.line(),
                    "the directive %s, %s or %s with versions"
                            .formatted(Directives.NO_TRANSACTION, Directives.DEFERRED, Directives.REQUIRES),
                    "the directive \"" + text + "\"",
                    "an unknown directive may be a misspelt one",
                    "correct or remove the comment");
        }
        Set<Long> versions = new TreeSet<>();
        Arrays.stream(list.split(",")).map(String::strip).map(Long::valueOf).forEach(versions::add);
        return versions;
    }

    private static SetRunnerException refused(String where, String expected, String found, String rule, String next) {
        return new SetRunnerException.FilesRefused(new Problem(where, expected, found, rule, next), null);
    }
}
