package dev.assay.engine.wire;

import dev.assay.engine.sql.SqlText;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Where a fault happens: the n-th request of a proxy that a predicate matches. It does not change; what has been matched
 * is counted by each proxy for itself.
 */
public final class Point {

    private final String description;
    private final Predicate<WireRequest> predicate;
    private final int nth;

    private Point(String description, Predicate<WireRequest> predicate, int nth) {
        this.description = description;
        this.predicate = predicate;
        this.nth = nth;
    }

    /**
     * The requests that satisfy a predicate.
     *
     * @param description what they are, for messages, for instance {@code a COMMIT}
     * @param predicate is called by one thread at a time and must not wait
     */
    public static Point where(String description, Predicate<WireRequest> predicate) {
        return new Point(description, predicate, 1);
    }

    /** The request with this ordinal of the proxy. */
    public static Point ordinal(long ordinal) {
        return where("request " + ordinal, request -> request.ordinal() == ordinal);
    }

    /** The request with this ordinal of one connection. */
    public static Point ordinal(int connection, long ordinal) {
        return where(
                "request " + ordinal + " of connection " + connection,
                request -> request.connection() == connection && request.connectionOrdinal() == ordinal);
    }

    /** Requests of one kind. */
    public static Point kind(RequestKind kind) {
        return where("a " + kind.messageName(), request -> request.kind() == kind);
    }

    /** A Query or Execute whose text contains a fragment, whatever its case and white space. */
    public static Point sql(String fragment) {
        String wanted = SqlText.folded(fragment);
        return where("a statement with \"" + fragment + "\"", request -> {
            String sql = request.sql();
            boolean runs = request.kind() == RequestKind.QUERY || request.kind() == RequestKind.EXECUTE;
            return runs && sql != null && SqlText.folded(sql).contains(wanted);
        });
    }

    /**
     * A Query or Execute one of whose statements begins with these words, for instance {@code COMMIT} or
     * {@code create index concurrently}. Words are compared as they are: {@code END} is not {@code COMMIT}.
     */
    public static Point command(String words) {
        String wanted = words.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
        return where(
                "a " + wanted,
                request -> request.commands().stream().anyMatch(command -> (command + " ").startsWith(wanted + " ")));
    }

    /** Those that are also matched by another point, whose n-th does not count. */
    public Point and(Point other) {
        return new Point(description + " and " + other.description, predicate.and(other.predicate), nth);
    }

    /**
     * The n-th of them rather than the first.
     *
     * @param n from 1
     */
    public Point nth(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("the n-th match counts from 1, not " + n);
        }
        return new Point(description, predicate, n);
    }

    /** Which of the matches is meant, from 1. */
    public int nth() {
        return nth;
    }

    boolean matches(WireRequest request) {
        return predicate.test(request);
    }

    /** What it is, in words. */
    @Override
    public String toString() {
        return nth == 1 ? description : description + " (match " + nth + ")";
    }
}
