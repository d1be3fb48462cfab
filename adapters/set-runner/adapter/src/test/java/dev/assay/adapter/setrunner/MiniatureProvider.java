package dev.assay.adapter.setrunner;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AdapterProvider;
import dev.assay.engine.adapter.AdapterSettings;
import dev.assay.engine.adapter.RunnerInfo;
import dev.assay.setrunner.Miniatures;
import dev.assay.setrunner.SetRunnerBuilder;
import dev.assay.setrunner.UsedParts;
import dev.assay.setrunner.cli.MiniatureMain;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Brings an adapter for each miniature, and for the runner that notes which parts it uses; it differs from that of the set-based runner in nothing but the runner. */
public final class MiniatureProvider implements AdapterProvider {

    @Override
    public List<Adapter> adapters(AdapterSettings settings) {
        return Stream.concat(
                        Miniatures.all().stream().map(one -> edition(one.id(), one::builder)),
                        Stream.of(edition(UsedParts.RUNNER, UsedParts::builder)))
                .map(edition -> (Adapter) new SetRunnerAdapter(edition))
                .toList();
    }

    private static Edition edition(String id, Supplier<SetRunnerBuilder> builder) {
        return new Edition(
                new RunnerInfo(id, id, "0.1.0", "docs/miniatures.md", "Apache-2.0"),
                builder,
                List.of(MiniatureMain.class.getName(), id));
    }
}
