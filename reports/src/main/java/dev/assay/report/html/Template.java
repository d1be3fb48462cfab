package dev.assay.report.html;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Fills templates. Whatever a value holds is text: it is made visible and escaped, and no template asks for less. */
final class Template {

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .withEscaper(text -> Escapers.HTML.escape(Visible.text(text)))
            .strictSections(true)
            .emptyStringIsFalse(true)
            .withLoader(Template::open);

    private final com.samskivert.mustache.Template compiled;

    private Template(com.samskivert.mustache.Template compiled) {
        this.compiled = compiled;
    }

    static Template named(String name) {
        return new Template(COMPILER.compile(open(name)));
    }

    /** Fills the template with the values of a record. */
    void fill(Object values, Writer out) {
        compiled.execute(values, out);
    }

    /** The partial "css" is the style sheet, which no value has a part in. */
    private static Reader open(String name) {
        String file = name.equals("css") ? "report.css" : name + ".mustache";
        try (InputStream in = Objects.requireNonNull(Template.class.getResourceAsStream(file), file)) {
            return new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
