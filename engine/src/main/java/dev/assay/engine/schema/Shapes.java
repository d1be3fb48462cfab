package dev.assay.engine.schema;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets objects with properties of the same names share the array of those names. */
final class Shapes {

    private final Map<List<String>, String[]> known = new HashMap<>();

    String[] shared(String[] names) {
        return known.computeIfAbsent(Arrays.asList(names), shape -> names);
    }
}
