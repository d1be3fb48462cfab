package dev.assay.engine.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** A YAML value that knows where it stands. */
public sealed interface YamlNode {

    /**
     * Tells where the value begins.
     *
     * @return the place, never {@code null}
     */
    Location at();

    /**
     * Describes the value in the words of a message.
     *
     * @return for instance {@code a list of 3} or {@code 'refuses'}, never {@code null}
     */
    String describe();

    /**
     * A mapping of keys to values, in the order of the file.
     *
     * @param at where it begins
     * @param entries the entries by key
     */
    record Mapping(Location at, LinkedHashMap<String, Entry> entries) implements YamlNode {
        @Override
        public String describe() {
            return entries.isEmpty()
                    ? "an empty mapping"
                    : "a mapping of "
                            + entries.keySet().stream().map(k -> "'" + k + "'").collect(Collectors.joining(", "));
        }
    }

    /**
     * A key of a mapping with its value.
     *
     * @param key the key
     * @param at where the key stands
     * @param value the value
     */
    record Entry(String key, Location at, YamlNode value) {}

    /**
     * A list of values.
     *
     * @param at where it begins
     * @param items the values
     */
    record Sequence(Location at, List<YamlNode> items) implements YamlNode {
        @Override
        public String describe() {
            return "a list of " + items.size();
        }
    }

    /**
     * A plain value as it is written; an empty value is the empty text.
     *
     * @param at where it begins
     * @param text the text
     */
    record Scalar(Location at, String text) implements YamlNode {

        /** How many characters of a text a message repeats. */
        private static final int DESCRIBED = 80;

        @Override
        public String describe() {
            if (text.isEmpty()) {
                return "nothing";
            }
            String line = text.strip().lines().findFirst().orElse("");
            boolean whole = line.equals(text.strip()) && line.length() <= DESCRIBED;
            return whole ? "'" + text + "'" : "'" + line.substring(0, Math.min(line.length(), DESCRIBED)) + "...'";
        }
    }
}
