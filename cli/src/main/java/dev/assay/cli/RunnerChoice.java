package dev.assay.cli;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.Adapters;
import dev.assay.engine.adapter.Availability;
import dev.assay.report.RunnerEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Decides which runners are tested, and installs those that were asked for and are not there. */
final class RunnerChoice {

    private final Adapters adapters;
    private final boolean mayInstall;
    private final Screen screen;

    RunnerChoice(Adapters adapters, boolean mayInstall, Screen screen) {
        this.adapters = adapters;
        this.mayInstall = mayInstall;
        this.screen = screen;
    }

    /** Chooses the named ones, each of which must be there in the end; or all, of which some may be missing. */
    List<RunnerEntry> choose(List<String> ids) throws InterruptedException {
        List<RunnerEntry> entries = new ArrayList<>();
        for (String id : ids.stream().distinct().toList()) {
            entries.add(required(named(id)));
        }
        if (ids.isEmpty()) {
            adapters.all().forEach(adapter -> entries.add(entry(adapter)));
        }
        return entries;
    }

    private Adapter named(String id) {
        try {
            return adapters.named(id);
        } catch (IllegalArgumentException e) {
            throw new UserError("--runner " + id + ": " + e.getMessage()).because(e);
        }
    }

    /** Looks whether a runner is there. */
    static RunnerEntry entry(Adapter adapter) {
        return there(adapter).unverified(adapter.runner().unverified().orElse(""));
    }

    private static RunnerEntry there(Adapter adapter) {
        String id = adapter.runner().id();
        String title = adapter.runner().title();
        Availability availability = adapter.availability();
        if (availability instanceof Availability.NotAvailable missing) {
            return RunnerEntry.missing(id, title, missing.reason(), missing.remedy());
        }
        return RunnerEntry.available(id, title, ((Availability.Available) availability).version());
    }

    private RunnerEntry required(Adapter adapter) throws InterruptedException {
        RunnerEntry entry = entry(adapter);
        if (!entry.available() && mayInstall) {
            screen.line(entry.reason() + "; installing it, because --runner asks for it (--no-install refuses)");
            install(adapter, entry);
            entry = entry(adapter);
        }
        if (!entry.available()) {
            throw missing(entry, entry.reason());
        }
        return entry;
    }

    private void install(Adapter adapter, RunnerEntry entry) throws InterruptedException {
        try {
            adapter.install(screen::line);
        } catch (IOException e) {
            String found = entry.reason() + "; and it cannot be installed: " + e.getMessage();
            throw missing(entry, found).because(e);
        }
    }

    private static UserError missing(RunnerEntry entry, String found) {
        return UserError.at("--runner " + entry.id())
                .expected("a runner that is there")
                .found(found)
                .rule("a runner that was asked for by name must run")
                .next(entry.remedy().isEmpty() ? "look at the lines above" : entry.remedy());
    }
}
