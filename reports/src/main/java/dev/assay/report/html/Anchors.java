package dev.assay.report.html;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives sections names that stay the same from run to run, so that a link to one can be sent to somebody. */
final class Anchors {

    private final Map<List<String>, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    String of(String scenario, String runner) {
        return names.computeIfAbsent(List.of(scenario, runner), key -> free(plain(scenario) + "--" + plain(runner)));
    }

    private String free(String wanted) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "--" + i;
        }
        return name;
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9.+-]", "_");
    }
}
