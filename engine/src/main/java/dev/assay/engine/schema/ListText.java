package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.List;

/** Reads lists as the server writes them, and writes them so that two different lists never look the same. */
final class ListText {

    private static final String SPECIAL = ",\"[]\\";

    private ListText() {}

    static String of(List<String> texts) {
        StringBuilder text = new StringBuilder("[");
        for (String element : texts) {
            text.append(text.length() > 1 ? ", " : "").append(element(element));
        }
        return text.append(']').toString();
    }

    private static String element(String text) {
        boolean plain = !text.isEmpty() && text.equals(text.strip());
        for (int i = 0; plain && i < text.length(); i++) {
            plain = SPECIAL.indexOf(text.charAt(i)) < 0;
        }
        return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /**
     * Reads what the server writes for an array of one dimension, as in {@code {a,"b c",NULL}}, or for a vector, as in {@code 1 2}.
     *
     * @return its elements, NULL as the word
     */
    static List<String> read(String text) {
        List<String> elements = new ArrayList<>();
        int brace = text.indexOf('{');
        if (brace < 0) {
            for (String element : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
                elements.add(element);
            }
            return elements;
        }
        int place = brace + 1;
        while (place < text.length() - 1) {
            StringBuilder element = new StringBuilder();
            place = readElement(text, place, element) + 1;
            elements.add(element.toString());
        }
        return elements;
    }

    /** Reads one element and returns where the comma or brace behind it is. */
    private static int readElement(String text, int from, StringBuilder into) {
        boolean quoted = false;
        int place = from;
        while (quoted || (text.charAt(place) != ',' && text.charAt(place) != '}')) {
            char c = text.charAt(place++);
            if (c == '"') {
                quoted = !quoted;
            } else {
                into.append(c == '\\' ? text.charAt(place++) : c);
            }
        }
        return place;
    }
}
