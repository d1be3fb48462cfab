package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every command line of the README and the documentation is one that Assay understands. */
class DocumentedCommandsTests {

    private static final Path PROJECT = Path.of(System.getProperty("assay.project.dir"));
    private static final Pattern COMMAND = Pattern.compile("(?:^|[`$] ?|    )\\./assay ([^`\n#|]+)", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    @TestFactory
    Stream<DynamicTest> understands() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : pages()) {
            Matcher matcher = COMMAND.matcher(Files.readString(page));
            while (matcher.find()) {
                String line = matcher.group(1).strip();
                tests.add(DynamicTest.dynamicTest(
                        PROJECT.relativize(page) + ": ./assay " + line, () -> understands(words(line))));
            }
        }
        assertThat(tests).hasSizeGreaterThan(10);
        return tests.stream();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(PROJECT.resolve("docs"))) {
            return Stream.concat(Stream.of(PROJECT.resolve("README.md")), docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static void understands(List<String> words) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Screen screen = new Screen(InputStream.nullInputStream(), nowhere, nowhere, Terminal.NONE);
        assertThatCode(() -> Assay.commandLine(screen).parseArgs(words.toArray(String[]::new)))
                .doesNotThrowAnyException();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(Stream.of(1, 2, 3)
                    .map(matcher::group)
                    .filter(text -> text != null)
                    .findFirst()
                    .orElseThrow());
        }
        return words;
    }
}
