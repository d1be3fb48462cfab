package dev.assay.engine.wire;

import java.util.HashMap;
import java.util.Map;

/** How the names of statements and portals are written: drivers generate them. */
interface NameText {

    String of(String name);

    /** As they are. */
    static NameText asTheyAre() {
        return Printable::quoted;
    }

    /** By a number in the order of their first use; the unnamed one stays unnamed. */
    static NameText inOrderOfUse() {
        Map<String, String> numbers = new HashMap<>();
        return name -> name.isEmpty()
                ? Printable.quoted(name)
                : numbers.computeIfAbsent(name, first -> "<" + (numbers.size() + 1) + ">");
    }
}
