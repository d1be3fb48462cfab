package dev.assay.engine.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads YAML into {@link YamlNode}s. */
public final class YamlReader {

    private static final YAMLFactory FACTORY = new YAMLFactory();

    private final String file;
    private final JsonParser parser;

    private YamlReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads one document.
     *
     * @param file the name of the file for messages
     * @param text the content
     * @return the root value, never {@code null}
     * @throws InputException if the text is not YAML, is empty, repeats a key or holds a second document
     */
    public static YamlNode read(String file, String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new YamlReader(file, parser).document();
        } catch (JsonProcessingException e) {
            throw notYaml(file, e);
        } catch (IOException e) {
            throw notYaml(new Location(file, 1, 1), String.valueOf(e.getMessage()));
        }
    }

    /** SnakeYAML tells two places: where it was, and where the trouble is; only the second one helps an author. */
    private static InputException notYaml(String file, JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            Location at = new Location(
                    file,
                    marked.getProblemMark().getLine() + 1,
                    marked.getProblemMark().getColumn() + 1);
            return notYaml(at, String.valueOf(marked.getProblem()));
        }
        return notYaml(place(file, e.getLocation()), e.getOriginalMessage());
    }

    private YamlNode document() throws IOException {
        if (parser.nextToken() == null) {
            throw notYaml(new Location(file, 1, 1), "an empty file");
        }
        YamlNode root = value();
        if (parser.nextToken() != null) {
            throw notYaml(here(), "a second document");
        }
        return root;
    }

    private YamlNode value() throws IOException {
        Location at = here();
        refuseAlias(at);
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(at);
            case START_ARRAY -> sequence(at);
            case VALUE_NULL -> new YamlNode.Scalar(at, "");
            default -> new YamlNode.Scalar(at, parser.getText());
        };
    }

    private void refuseAlias(Location at) throws IOException {
        if (((YAMLParser) parser).isCurrentAlias()) {
            throw notYaml(at, "the alias *" + parser.getText());
        }
    }

    private YamlNode mapping(Location at) throws IOException {
        LinkedHashMap<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Location keyAt = here();
            parser.nextToken();
            YamlNode.Entry earlier = entries.put(key, new YamlNode.Entry(key, keyAt, value()));
            if (earlier != null) {
                throw notYaml(
                        keyAt,
                        "the key '" + key + "' again (first at line "
                                + earlier.at().line() + ")");
            }
        }
        return new YamlNode.Mapping(at, entries);
    }

    private YamlNode sequence(Location at) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new YamlNode.Sequence(at, List.copyOf(items));
    }

    private Location here() {
        return place(file, parser.currentTokenLocation());
    }

    private static Location place(String file, JsonLocation at) {
        return at == null
                ? new Location(file, 1, 1)
                : new Location(file, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private static InputException notYaml(Location at, String found) {
        String firstLine = found.lines().findFirst().orElse(found).strip();
        return new InputException(List.of(new Problem(
                at,
                "one YAML document without aliases and without repeated keys",
                firstLine,
                "YAML 1.1, as Jackson reads it",
                "mend " + at.file() + " and try again")));
    }
}
