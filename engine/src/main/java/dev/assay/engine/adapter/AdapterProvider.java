package dev.assay.engine.adapter;

import java.util.List;
import java.util.Optional;

/** Brings adapters onto the scene; found through {@link java.util.ServiceLoader}. */
public interface AdapterProvider {

    /**
     * Creates the adapters.
     *
     * @param settings where tools are and which descriptors the user added
     * @return the adapters, may be empty
     * @throws dev.assay.engine.yaml.InputException if a descriptor cannot be used
     */
    List<Adapter> adapters(AdapterSettings settings);

    /**
     * Shows authors of descriptors how to begin.
     *
     * @return the text of a descriptor with comments, in which everything can be replaced; empty if the provider reads no
     *     descriptors
     */
    default Optional<String> example() {
        return Optional.empty();
    }
}
