package dev.assay.engine.schema;

import java.util.Comparator;
import java.util.List;

/** Puts differences in the order in which a reader wants to hear of them. */
final class Gravity {

    /** What carries data or everything else first, what only describes it last. */
    private static final List<String> KINDS = List.of(
            "schema",
            "table",
            "foreign table",
            "column",
            "constraint",
            "index",
            "sequence",
            "view",
            "materialized view",
            "domain",
            "enum",
            "enum label",
            "composite type",
            "type",
            "range",
            "function",
            "procedure",
            "aggregate",
            "trigger",
            "policy",
            "rule",
            "inheritance",
            "extension");

    static final Comparator<ObjectDifference> ORDER = Comparator.<ObjectDifference>comparingInt(Gravity::ofDifference)
            .thenComparingInt(difference -> ofKind(difference.key().kind()))
            .thenComparing(ObjectDifference::key);

    private Gravity() {}

    private static int ofDifference(ObjectDifference difference) {
        if (difference instanceof ObjectDifference.Missing) {
            return 0;
        }
        return difference instanceof ObjectDifference.Changed ? 1 : 2;
    }

    private static int ofKind(String kind) {
        int place = KINDS.indexOf(kind);
        return place < 0 ? KINDS.size() : place;
    }
}
