package dev.assay.adapter.setrunner;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AdapterProvider;
import dev.assay.engine.adapter.AdapterSettings;
import dev.assay.engine.adapter.RunnerInfo;
import dev.assay.setrunner.Miniature;
import dev.assay.setrunner.Miniatures;
import dev.assay.setrunner.cli.MiniatureMain;
import java.util.List;

/** Brings an adapter for each miniature, which differs from that of the set-based runner in nothing but the runner. */
public final class MiniatureProvider implements AdapterProvider {

    @Override
    public List<Adapter> adapters(AdapterSettings settings) {
        return Miniatures.all().stream()
                .map(miniature -> (Adapter) new SetRunnerAdapter(edition(miniature)))
                .toList();
    }

    private static Edition edition(Miniature miniature) {
        return new Edition(
                new RunnerInfo(miniature.id(), miniature.id(), "0.1.0", "docs/miniatures.md", "Apache-2.0"),
                miniature::builder,
                List.of(MiniatureMain.class.getName(), miniature.id()));
    }
}
