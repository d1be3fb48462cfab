package dev.assay.adapter.setrunner;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AdapterProvider;
import dev.assay.engine.adapter.AdapterSettings;
import java.util.List;

/** Brings the adapter of the set-based runner. */
public final class SetRunnerProvider implements AdapterProvider {

    /** Creates the provider, for {@link java.util.ServiceLoader}. */
    public SetRunnerProvider() {}

    @Override
    public List<Adapter> adapters(AdapterSettings settings) {
        return List.of(new SetRunnerAdapter(Edition.STANDARD));
    }
}
