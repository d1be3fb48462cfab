package dev.assay.adapter.command;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AdapterProvider;
import dev.assay.engine.adapter.AdapterSettings;
import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Brings an adapter for each descriptor on the class path and for each one that the user added. A jar that brings
 * descriptors lists them in a resource {@code dev/assay/adapter/command/index.txt}, one id a line.
 */
public final class CommandAdapterProvider implements AdapterProvider {

    private static final String ROOT = "dev/assay/adapter/command/";

    /** Creates the provider, for {@link java.util.ServiceLoader}. */
    public CommandAdapterProvider() {}

    @Override
    public List<Adapter> adapters(AdapterSettings settings) {
        List<Adapter> adapters = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String id : bundled()) {
            add(adapters, problems, settings, () -> DescriptorSource.bundled(loader(), ROOT + id));
        }
        for (Path file : settings.descriptors()) {
            add(adapters, problems, settings, () -> DescriptorSource.read(file));
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return adapters;
    }

    @Override
    public Optional<String> example() {
        try (InputStream in =
                Objects.requireNonNull(CommandAdapterProvider.class.getResourceAsStream("example.yaml"))) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the example of a descriptor cannot be read", e);
        }
    }

    private static void add(
            List<Adapter> adapters,
            List<Problem> problems,
            AdapterSettings settings,
            Supplier<List<DescriptorSource>> sources) {
        try {
            for (DescriptorSource source : sources.get()) {
                adapters.add(adapter(source, settings));
            }
        } catch (InputException e) {
            problems.addAll(e.problems());
        }
    }

    private static Adapter adapter(DescriptorSource source, AdapterSettings settings) {
        return source.descriptor().program().isPresent()
                ? new ProgramAdapter(source, System.getenv())
                : new CommandAdapter(source, settings.toolsDirectory(), System.getenv());
    }

    private static ClassLoader loader() {
        return CommandAdapterProvider.class.getClassLoader();
    }

    /** Lists the ids of the descriptors on the class path. */
    static Set<String> bundled() {
        Set<String> ids = new LinkedHashSet<>();
        try {
            for (URL index : Collections.list(loader().getResources(ROOT + "index.txt"))) {
                try (InputStream in = index.openStream()) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .forEach(ids::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the indexes of descriptors on the class path cannot be read", e);
        }
        return ids;
    }
}
