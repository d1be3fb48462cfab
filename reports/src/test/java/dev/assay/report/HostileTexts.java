package dev.assay.report;

import java.util.List;
import java.util.stream.Stream;

/** What migrations, tools and servers could say to harm whoever reads a report. */
public final class HostileTexts {

    private HostileTexts() {}

    /** A text, and what must never be in an output of it as it is. */
    public record Hostile(String text, String never) {}

    private static final List<Hostile> ALL = List.of(
            new Hostile("<script>alert(1)</script>", "<script"),
            new Hostile("</pre></section><script src=//evil.example/x.js></script>", "<script"),
            new Hostile("<img src=x onerror=alert(1)>", "<img"),
            new Hostile("\"><svg/onload=alert(1)>", "<svg"),
            new Hostile("' onmouseover='alert(1)", "' onmouseover"),
            new Hostile("</style><style>*{display:none}", "</style><style>*"),
            new Hostile("<!-- ]]> -->", "<!-- ]]>"),
            new Hostile("{{{title}}} {{>cell}} {{#runners}}", "\u0001"),
            new Hostile("javascript:alert(1)", "href=\"javascript:"),
            new Hostile("data:text/html,<b>x</b>", "href=\"data:"),
            new Hostile("\u001b[2J\u001b]0;title\u0007", "\u001b"),
            new Hostile("\u009b31m", "\u009b"),
            new Hostile("harmless\u202eexe.txt", "\u202e"),
            new Hostile("a\u2066b\u2069c\u200bd", "\u2066"),
            new Hostile("line\u2028separator", "\u2028"),
            new Hostile("nul\u0000byte", "\u0000"),
            new Hostile("lone \ud800 surrogate", "\ud800"),
            new Hostile("=cmd|' /C calc'!A0", "\u0001"));

    private static final List<Hostile> MARKDOWN = List.of(
            new Hostile("[click](javascript:alert(1)) ![](https://evil.example/x.png)", "](javascript:"),
            new Hostile("| a | b |\n|---|---|\n# heading", "\n# heading"),
            new Hostile("@everyone #1 `code` **bold** <details>", "<details>"));

    /** What could harm a reader of HTML, and of XML. */
    public static Stream<Hostile> inHtml() {
        return ALL.stream();
    }

    /** What could harm a reader of Markdown, which may hold HTML. */
    public static Stream<Hostile> inMarkdown() {
        return Stream.concat(ALL.stream(), MARKDOWN.stream());
    }
}
