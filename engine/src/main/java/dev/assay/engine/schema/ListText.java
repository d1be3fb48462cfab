package dev.assay.engine.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a list so that two different lists never look the same. */
final class ListText {

    private static final String SPECIAL = ",\"[]\\";

    private ListText() {}

    static String of(List<String> texts) {
        return texts.stream().map(ListText::element).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Writes a list of one text as the server writes lists. */
    static String json(String text) {
        return JsonNodeFactory.instance.arrayNode().add(text).toString();
    }

    private static String element(String text) {
        boolean plain =
                !text.isEmpty() && text.equals(text.strip()) && text.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
        return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
