package dev.assay.adapter.command.files;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The text of a file that is made for a migration or for a release, in Mustache.
 *
 * @param text the template as its author wrote it
 * @param template the same, ready to use
 */
public record FileTemplate(String text, Template template) {

    /** A literal that JavaScript, Python, JSON and YAML read alike. */
    private static final Mustache.Lambda QUOTED = (fragment, out) ->
            out.write("\"" + new String(JsonStringEncoder.getInstance().quoteAsString(fragment.execute())) + "\"");

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(false).strictSections(true).emptyStringIsFalse(false);

    /**
     * Reads a template.
     *
     * @param text its text
     * @return the template
     * @throws IllegalArgumentException if it is not one; the message says why
     */
    public static FileTemplate of(String text) {
        try {
            return new FileTemplate(text, COMPILER.compile(text));
        } catch (MustacheException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Fills the template for a made-up release, so that a wrong name is found before it is needed.
     *
     * @param occasion when the file is there
     * @param names the names that have a value beside those of the release
     * @throws IllegalArgumentException if it asks for a value that there is not; the message says which
     */
    public void tryOut(FileRule.Occasion occasion, Set<String> names) {
        List<Map<String, Object>> migrations = new MigrationValues(SampleRelease.RELEASE, VersionFormat.PLAIN).all();
        Map<String, Object> values = new HashMap<>();
        names.forEach(name -> values.put(name, name));
        values.put("migrations", migrations);
        if (occasion == FileRule.Occasion.RELEASE || occasion == FileRule.Occasion.BELOW) {
            values.put("version", "1");
            fill(values);
            return;
        }
        for (Map<String, Object> migration : migrations) {
            Map<String, Object> own = new HashMap<>(values);
            own.putAll(migration);
            fill(own);
        }
    }

    /**
     * Puts in the values.
     *
     * @param values the values by name
     * @return the text
     * @throws IllegalArgumentException if it asks for a value that there is not; the message says which
     */
    String fill(Map<String, Object> values) {
        try {
            Map<String, Object> all = new HashMap<>(values);
            all.put("quoted", QUOTED);
            return template.execute(all);
        } catch (MustacheException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileTemplate that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
