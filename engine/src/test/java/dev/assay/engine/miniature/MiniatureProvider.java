package dev.assay.engine.miniature;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AdapterProvider;
import dev.assay.engine.adapter.AdapterSettings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Brings one miniature a flaw or a carelessness, and a runner whose tool is never there. */
public final class MiniatureProvider implements AdapterProvider {

    @Override
    public List<Adapter> adapters(AdapterSettings settings) {
        return Stream.of(
                        Arrays.stream(Flaw.values()).map(MiniatureAdapter::new),
                        Arrays.stream(Carelessness.values()).map(MiniatureAdapter::new),
                        Stream.of(new AbsentAdapter()))
                .flatMap(adapters -> adapters.map(Adapter.class::cast))
                .toList();
    }
}
