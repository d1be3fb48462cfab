package dev.assay.adapter.command;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.adapter.Fingerprint;
import dev.assay.engine.adapter.RunnerInfo;
import dev.assay.engine.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every adapter that a descriptor describes has from it, however its runner is driven. */
abstract class DescribedAdapter implements Adapter {

    private final DescriptorSource source;

    DescribedAdapter(DescriptorSource source) {
        this.source = source;
    }

    final Descriptor descriptor() {
        return source.descriptor();
    }

    @Override
    public final RunnerInfo runner() {
        return descriptor().runner();
    }

    @Override
    public final List<Deviation> deviations() {
        return source.deviations();
    }

    @Override
    public final Optional<Path> deviationsFile() {
        return source.deviationsFile();
    }

    @Override
    public final Optional<Integer> points() {
        return descriptor().points();
    }

    @Override
    public final Fingerprint fingerprint() {
        List<Path> files = programFiles();
        return new Fingerprint(source.digest(), files.isEmpty() ? "" : Sha256.of(files));
    }

    /**
     * Finds the program that is started.
     *
     * @return the words of its command line that come before all arguments of an order
     * @throws IOException if it is not there
     */
    abstract List<String> program() throws IOException;

    /** The variables of the program, filled in. */
    final Map<String, String> environment(Values values) {
        Map<String, String> variables = new HashMap<>();
        descriptor().environment().forEach((name, value) -> variables.put(name, values.fill(value)));
        return variables;
    }

    /** The words of the program's command line that are files. */
    private List<Path> programFiles() {
        try {
            return program().stream()
                    .map(source.directory()::resolve)
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
