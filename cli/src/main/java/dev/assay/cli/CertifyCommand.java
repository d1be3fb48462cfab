package dev.assay.cli;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.junit.AssayConstants;
import dev.assay.report.RunnerEntry;
import dev.assay.report.certificate.Bundle;
import dev.assay.report.grade.Profiles;
import dev.assay.report.stream.StreamReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./assay certify}: gives a runner its grades, and writes what proves them. */
@Command(
        name = "certify",
        description = "Run all that a profile demands of a runner, give it a grade, and write a bundle that proves it.",
        footer = {
            "%nExamples:",
            "  ./assay certify --runner set-runner --profile history",
            "  ./assay certify --adapter my-runner.yaml",
            "      every profile",
            "  ./assay verify assay-set-runner-0.1.0.zip",
            "      what anybody can do with the bundle"
        })
final class CertifyCommand implements Callable<Integer> {

    private final Screen screen;

    @Option(names = "--runner", paramLabel = "ID", description = "The runner; it can be left out if --adapter has one.")
    private @Nullable String runner;

    @Option(
            names = "--profile",
            paramLabel = "P",
            split = ",",
            description =
                    "The profile: core, history, crash-safe, concurrent, hygiene or reversible. Default: every one "
                            + "that the catalogue has scenarios of.")
    private List<String> profiles = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The bundle. Default: assay-RUNNER-VERSION.zip in the current directory.")
    private @Nullable Path out;

    @Option(names = "--no-install", description = "Do not install the runner if it is not there.")
    private boolean noInstall;

    @Mixin
    private PostgresArguments postgres = new PostgresArguments();

    @Mixin
    private RunnerArguments adapters = new RunnerArguments();

    CertifyCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        postgres.options();
        Catalogue catalogue = Catalogue.read(List.of());
        List<String> wanted = wanted(catalogue);
        RunnerEntry entry = new RunnerChoice(adapters.adapters(), !noInstall, screen)
                .choose(List.of(runnerId()))
                .get(0);
        List<CatalogueEntry> demanded = catalogue.entries().stream()
                .filter(one -> wanted.contains(profile(one)))
                .toList();
        Path results = Files.createTempFile("assay-certify", ".jsonl");
        try {
            Campaign.Outcome outcome = run(catalogue, demanded, entry, results);
            if (outcome.results().cases().isEmpty()) {
                new Findings(screen, List.of()).tellFailures(outcome);
                return ExitStatus.ERROR;
            }
            return conclude(Bundle.of(StreamReader.read(results), wanted), entry, Files.readAllBytes(results));
        } finally {
            Files.deleteIfExists(results);
        }
    }

    private Campaign.Outcome run(Catalogue catalogue, List<CatalogueEntry> demanded, RunnerEntry entry, Path results) {
        Map<String, String> parameters = new HashMap<>();
        postgres.putInto(parameters);
        adapters.putInto(parameters);
        // A grade is for every point, also where the adapter asks for a sample.
        parameters.put(AssayConstants.POINTS, "all");
        Campaign campaign = new Campaign(catalogue.selectors(), demanded, Optional.empty(), parameters);
        Progress progress = new Progress(screen, campaign.size());
        return ServerLog.during(
                screen::line,
                () -> campaign.run(
                        List.of(entry),
                        progress,
                        new Campaign.Outputs(Optional.of(results), Optional.empty(), Optional.empty()),
                        (session, found) -> screen.clear()));
    }

    private int conclude(Bundle bundle, RunnerEntry entry, byte[] results) throws IOException {
        new Certificate(screen).tell(bundle);
        if (bundle.isRefused()) {
            screen.error(
                    "certify " + entry.id() + ": expected a proof of everything that was demanded, found what is told "
                            + "above [a claimed capability whose scenario did not run, or proved nothing, refuses the grade]; next: "
                            + "make it run, or leave its profile out; no bundle was written");
            return bundle.run().failures().isEmpty() ? ExitStatus.FINDING : ExitStatus.ERROR;
        }
        Path file = out == null ? Path.of("assay-%s-%s.zip".formatted(entry.id(), plain(entry.version()))) : out;
        bundle.write(file, results);
        screen.line("The bundle: " + file + "; './assay verify " + file + "' checks it");
        return bundle.conforms() ? ExitStatus.AS_EXPECTED : ExitStatus.FINDING;
    }

    private static String plain(String version) {
        return version.replaceAll("[^A-Za-z0-9.+-]", "_");
    }

    private List<String> wanted(Catalogue catalogue) {
        List<String> known = catalogue.entries().stream()
                .map(CertifyCommand::profile)
                .distinct()
                .sorted(java.util.Comparator.comparing(Profiles.names()::indexOf))
                .toList();
        for (String profile : profiles) {
            if (!known.contains(profile)) {
                throw UserError.at("--profile " + profile)
                        .expected("a profile that the catalogue has scenarios of: " + String.join(", ", known))
                        .found("'" + profile + "'")
                        .rule("a grade for nothing says nothing")
                        .next("correct it, or leave it out for all of them");
            }
        }
        return profiles.isEmpty() ? known : profiles.stream().distinct().toList();
    }

    private static String profile(CatalogueEntry entry) {
        return entry.scenario().profile();
    }

    /** The runner that is named, or the only one of the descriptor. */
    private String runnerId() {
        if (runner != null) {
            return runner;
        }
        List<String> own = new AdapterChoice("certify --adapter", adapters.files())
                .adapters().stream()
                        .map((Adapter adapter) -> adapter.runner().id())
                        .toList();
        if (own.size() == 1) {
            return own.get(0);
        }
        throw UserError.at("certify")
                .expected("one runner")
                .found(own.isEmpty() ? "none" : own.size() + " in the descriptor: " + String.join(", ", own))
                .rule("a certificate is for one runner")
                .next("name it with --runner");
    }
}
