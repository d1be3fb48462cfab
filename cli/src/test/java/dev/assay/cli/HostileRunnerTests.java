package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** A runner that prints what could harm whoever reads its results, and all the ways in which results are written. */
@DisabledOnOs(OS.WINDOWS)
class HostileRunnerTests {

    private static final String HOSTILE = """
            <script>alert(1)</script> ]]> </testsuite> &evil; <!-- -->
            \u001b[2J\u001b]0;title\u0007 \u009b31m \u202egnp.exe \u2066a\u2069 \ufeff
            =cmd|' /C calc'!A0 [x](javascript:alert(1)) {0} | # ``` @everyone
            """;

    @TempDir
    private Path directory;

    private Path descriptor() throws IOException {
        Files.writeString(directory.resolve("hostile"), HOSTILE);
        Path runner = Files.writeString(directory.resolve("runner"), """
                #!/bin/sh
                if [ "$1" = --version ]; then echo 1.0.0; exit; fi
                cat '%s'
                printf 'nul \\000 lone \\355\\240\\200\\n'
                exit 1
                """.formatted(directory.resolve("hostile")));
        Files.setPosixFilePermissions(runner, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Files.writeString(directory.resolve("hostile.yaml"), """
                id: hostile
                title: Hostile
                version: 1.0.0
                homepage: https://example.org/hostile
                issues: https://example.org/hostile/issues
                license: MIT
                binary: ./runner
                version-command: ["{binary}", --version]
                files: {up: "{version}.sql"}
                commands: {deploy: ["{binary}", "{database-url}", "{migrations}"]}
                tracker: {relations: [public.done], kind: counter, applied: SELECT 0}
                """);
    }

    private String at(String name) {
        return directory.resolve("out").resolve(name).toString();
    }

    private List<Path> written() throws IOException {
        Path scenarios = Files.createDirectory(directory.resolve("scenarios"));
        ScenarioFiles.sound(scenarios, "sound");
        Answer ran = Answer.to(
                "run",
                "--runner",
                "hostile",
                "--adapter",
                descriptor().toString(),
                "--results",
                at("results.jsonl"),
                "--junit-xml",
                at("junit"),
                "--open-xml",
                at("open"),
                "--report",
                at("report"),
                scenarios.toString());
        Answer reported = Answer.to(
                "report",
                at("results.jsonl"),
                "--out",
                at("again"),
                "--summary",
                at("summary.md"),
                "--comment",
                at("comment.md"),
                "--sarif",
                at("log.sarif"),
                "--badges",
                at("badges"));
        assertThat(reported.status()).as(reported.err()).isZero();
        assertThat(ran.out() + ran.err()).doesNotContain("\u001b]", "\u0007", "\u009b", "\u202e", "\u2066");
        try (Stream<Path> files = Files.walk(directory.resolve("out"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void no_output_holds_what_a_terminal_obeys_or_a_reader_does_not_see() throws IOException {
        List<Path> files = written();

        assertThat(files).extracting(file -> file.getFileName().toString()).contains("index.html", "log.sarif");
        for (Path file : files) {
            assertThat(Files.readString(file, StandardCharsets.UTF_8))
                    .as(file.toString())
                    .doesNotContain("\u0000", "\u001b", "\u0007", "\u009b", "\u202e", "\u2066", "\ufeff");
        }
    }

    @Test
    void xml_is_well_formed_and_has_no_element_of_the_runners() throws Exception {
        List<Path> xml = written().stream()
                .filter(file -> file.toString().endsWith(".xml"))
                .toList();

        assertThat(xml).hasSize(2);
        for (Path file : xml) {
            assertThat(elements(file)).as(file.toString()).isNotEmpty().doesNotContain("script");
            assertThat(document(file).getDocumentElement().getTextContent()).contains("<script>alert(1)</script>");
        }
    }

    private static Set<String> elements(Path file) throws Exception {
        Set<String> names = new TreeSet<>();
        NodeList all = document(file).getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            names.add(all.item(i).getNodeName());
        }
        return names;
    }

    private static Document document(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(file.toFile());
    }
}
