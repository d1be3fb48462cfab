package dev.assay.engine.adapter;

import dev.assay.engine.yaml.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The adapters that are known, by the id of their runner. */
public final class Adapters {

    private final List<Adapter> all;

    private Adapters(List<Adapter> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Finds the adapters on the class path and those that the user's descriptors describe.
     *
     * @param settings handed to every provider
     * @return the adapters, sorted by the id of their runner
     * @throws IllegalArgumentException if two adapters drive runners of one id
     */
    public static Adapters load(AdapterSettings settings) {
        List<Adapter> found = new ArrayList<>();
        ServiceLoader.load(AdapterProvider.class).forEach(provider -> found.addAll(provider.adapters(settings)));
        found.sort(Comparator.comparing(adapter -> adapter.runner().id()));
        for (int i = 1; i < found.size(); i++) {
            String id = found.get(i).runner().id();
            if (id.equals(found.get(i - 1).runner().id())) {
                throw new IllegalArgumentException(
                        "two adapters drive a runner named '" + id + "'; ids must be unique: rename one of them");
            }
        }
        return new Adapters(found);
    }

    /**
     * Shows authors of descriptors how to begin.
     *
     * @return the text of a descriptor with comments; empty if nobody on the class path reads descriptors
     */
    public static Optional<String> example() {
        return ServiceLoader.load(AdapterProvider.class).stream()
                .map(provider -> provider.get().example())
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Lists all of them.
     *
     * @return sorted by the id of their runner
     */
    public List<Adapter> all() {
        return all;
    }

    /**
     * Finds one by the id of its runner.
     *
     * @param id the id
     * @return the adapter
     * @throws IllegalArgumentException if there is none; the message names those that there are
     */
    public Adapter named(String id) {
        List<String> ids = all.stream().map(adapter -> adapter.runner().id()).toList();
        return all.stream()
                .filter(adapter -> adapter.runner().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no runner is named '%s'; expected one of %s; did you mean '%s'? './assay list runners' lists them"
                                .formatted(id, String.join(", ", ids), Words.nearest(id, ids))));
    }
}
