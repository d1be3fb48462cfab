package dev.assay.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which scenarios of the catalogue are run, as the command line says it. */
final class SelectionArguments {

    @Option(names = "--family", paramLabel = "F", split = ",", description = "Only scenarios of this family.")
    private List<String> families = new ArrayList<>();

    @Option(names = "--scenario", paramLabel = "ID", split = ",", description = "Only this scenario; can be repeated.")
    private List<String> scenarios = new ArrayList<>();

    @Option(
            names = "--tag",
            paramLabel = "T",
            split = ",",
            description = "Only scenarios of this family, profile or severity.")
    private List<String> tags = new ArrayList<>();

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Only the I-th of N parts of the scenarios; './assay merge' puts the results together.")
    private @Nullable String shard;

    /** Takes what was asked for; asking for nothing that is there is a mistake of the user. */
    List<CatalogueEntry> from(Catalogue catalogue) {
        return Shard.parse(shard).of(new Selection(scenarios, families, tags, Optional.empty()).from(catalogue));
    }

    /** The options by which less is run than the whole catalogue, as they were given. */
    List<String> filters() {
        List<String> filters = new ArrayList<>();
        families.forEach(family -> filters.add("--family " + family));
        scenarios.forEach(scenario -> filters.add("--scenario " + scenario));
        tags.forEach(tag -> filters.add("--tag " + tag));
        if (shard != null) {
            filters.add("--shard " + shard);
        }
        return filters;
    }
}
