package dev.assay.adapter.setrunner;

import dev.assay.engine.yaml.Words;
import dev.assay.setrunner.Miniature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The part of docs/miniatures.md that is made from what was seen. */
final class MiniaturesPage {

    private static final String BEGIN = "<!-- Made by MiniatureTests; changes belong there. -->\n";
    private static final String END = "<!-- The end of what MiniatureTests made. -->\n";

    private MiniaturesPage() {}

    static String read() {
        try {
            return Files.readString(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(String page) {
        try {
            Files.writeString(file(), page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file() {
        return Path.of(System.getProperty("assay.project.dir"), "docs", "miniatures.md");
    }

    /** The page with these convictions in the place of those that it has. */
    static String with(
            String page, Convictions convictions, List<Miniature> miniatures, List<KnownScenario> catalogue) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        return page.substring(0, begin) + made(convictions, miniatures, catalogue) + page.substring(end);
    }

    private static String made(Convictions convictions, List<Miniature> miniatures, List<KnownScenario> catalogue) {
        List<String> shown = catalogue.stream()
                .map(KnownScenario::id)
                .filter(convictions.scenarios()::contains)
                .toList();
        List<String> without = shown.stream()
                .filter(id -> convictions.convictedBy(id).isEmpty())
                .toList();
        long convicted = miniatures.stream()
                .filter(one -> !convictions.of(one.id()).isEmpty())
                .count();
        StringBuilder text =
                new StringBuilder("\n%d of %d miniatures are convicted, and %d of %d scenarios convict one.\n"
                        .formatted(convicted, miniatures.size(), shown.size() - without.size(), shown.size()));
        text.append("\n### What a scenario tests without naming it\n\n| with | tests | because |\n|---|---|---|\n");
        ImpliedRules.IMPLICATIONS.forEach(implied -> text.append(
                "| %s | %s | %s |\n".formatted(implied.with(), String.join(", ", implied.rules()), implied.because())));
        text.append("\n### What convicts each of them\n");
        text.append("\n| runner | rules that it breaks | shown to | convicted by |\n|---|---|---|---|\n");
        miniatures.forEach(miniature -> text.append(row(miniature, convictions)));
        text.append("\n### What each scenario convicts\n\n| scenario | convicts | of these |\n|---|---|---|\n");
        shown.forEach(id -> text.append(row(id, convictions.convictedBy(id))));
        text.append("\n### Scenarios that convict none of them\n\n").append(list(without, "There is none."));
        List<String> unshown = catalogue.stream()
                .map(KnownScenario::id)
                .filter(id -> !convictions.scenarios().contains(id))
                .toList();
        text.append("\n### Scenarios that they were not shown yet\n\n").append(list(unshown, "There is none."));
        return text.append("\n").toString();
    }

    private static String row(Miniature miniature, Convictions convictions) {
        String scenarios = convictions.of(miniature.id()).entrySet().stream()
                .map(entry -> "`" + entry.getKey() + "` " + Words.spelling(entry.getValue()))
                .collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %d%s |\n"
                .formatted(
                        miniature.id(),
                        String.join(", ", miniature.rules()),
                        convictions.shownTo(miniature.id()),
                        convictions.of(miniature.id()).size(),
                        scenarios.isEmpty() ? "" : ": " + scenarios);
    }

    private static String row(String scenario, List<String> convicted) {
        return "| `%s` | %d | %s |\n"
                .formatted(
                        scenario,
                        convicted.size(),
                        convicted.stream().map(id -> "`" + id + "`").collect(Collectors.joining(", ")));
    }

    private static String list(List<String> ids, String none) {
        return ids.isEmpty()
                ? none + "\n"
                : ids.stream().map(id -> "- `" + id + "`\n").collect(Collectors.joining());
    }
}
