package dev.assay.adapter.command;

import dev.assay.adapter.command.files.Layout;
import dev.assay.adapter.command.install.Installation;
import dev.assay.engine.adapter.RunnerInfo;
import dev.assay.engine.scenario.Capability;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a descriptor says of a runner: how it is driven, never how it should behave.
 *
 * @param file the descriptor, for messages
 * @param runner the facts of the runner
 * @param issues where its bugs are reported
 * @param installation where its program comes from
 * @param binary the name of the program, or its file
 * @param container the image that the tool runs in, in place of this machine
 * @param versionCommand the arguments that make it tell its version
 * @param program the program that speaks the protocol, and its arguments, in place of everything up to the capabilities;
 *     empty if the runner is described by command lines
 * @param files the layout of its migration files
 * @param commands its command lines
 * @param environment the variables that these see
 * @param successCodes the exit codes that mean success
 * @param tracker how its tracker is read
 * @param capabilities what it can do beyond applying what is pending
 * @param points how many cases of an exploration are run by default, empty if all
 * @param parameters what its commands and templates leave to its variants
 * @param variants its other configurations
 */
record Descriptor(
        String file,
        RunnerInfo runner,
        String issues,
        Installation installation,
        String binary,
        Optional<String> container,
        List<Template> versionCommand,
        Optional<List<Template>> program,
        Layout files,
        Commands commands,
        Map<String, Template> environment,
        Set<Integer> successCodes,
        TrackerQueries tracker,
        Set<Capability> capabilities,
        Optional<Integer> points,
        Map<String, List<String>> parameters,
        List<Variant> variants) {

    Descriptor {
        versionCommand = List.copyOf(versionCommand);
        environment = Map.copyOf(environment);
        successCodes = Set.copyOf(successCodes);
        capabilities = Set.copyOf(capabilities);
        parameters = Map.copyOf(parameters);
        variants = List.copyOf(variants);
    }

    /** Describes the same runner in another configuration; the tool is the same one. */
    Descriptor as(Variant variant) {
        Map<String, List<String>> changed = new HashMap<>(parameters);
        changed.putAll(variant.parameters());
        RunnerInfo renamed = new RunnerInfo(
                runner.id() + "+" + variant.name(),
                variant.title(),
                runner.version(),
                runner.homepage(),
                runner.license(),
                runner.unverified());
        return with(renamed, changed, List.of());
    }

    /** Describes the same runner with parameters and variants. */
    Descriptor with(Map<String, List<String>> theParameters, List<Variant> theVariants) {
        return with(runner, theParameters, theVariants);
    }

    private Descriptor with(RunnerInfo theRunner, Map<String, List<String>> theParameters, List<Variant> theVariants) {
        return new Descriptor(
                file,
                theRunner,
                issues,
                installation,
                binary,
                container,
                versionCommand,
                program,
                files,
                commands,
                environment,
                successCodes,
                tracker,
                capabilities,
                points,
                theParameters,
                theVariants);
    }

    /** The id of the tool, which a runner shares with its variants. */
    String toolId() {
        return runner.id().split("\\+", 2)[0];
    }
}
