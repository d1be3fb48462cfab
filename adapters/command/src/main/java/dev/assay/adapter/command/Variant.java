package dev.assay.adapter.command;

import java.util.List;
import java.util.Map;

/**
 * A runner in another configuration, shown beside it as a runner of its own.
 *
 * @param name what is added to the id of the runner, after a plus sign
 * @param title its name for people
 * @param parameters the parameters that differ
 */
record Variant(String name, String title, Map<String, List<String>> parameters) {

    Variant {
        parameters = Map.copyOf(parameters);
    }
}
