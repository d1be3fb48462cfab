package dev.assay.engine.adapter;

import java.util.Optional;

/**
 * The facts of a runner.
 *
 * @param id unique, of lower case letters, digits and hyphens
 * @param title its name for people
 * @param version the version that Assay is written for
 * @param homepage where it is published
 * @param license its licence, as an SPDX expression
 * @param unverified why nobody has seen its adapter drive it yet, which everybody is told who sees results; empty if
 *     somebody has
 */
public record RunnerInfo(
        String id, String title, String version, String homepage, String license, Optional<String> unverified) {

    /**
     * Describes a runner whose adapter was seen to drive it.
     *
     * @param id unique, of lower case letters, digits and hyphens
     * @param title its name for people
     * @param version the version that Assay is written for
     * @param homepage where it is published
     * @param license its licence, as an SPDX expression
     */
    public RunnerInfo(String id, String title, String version, String homepage, String license) {
        this(id, title, version, homepage, license, Optional.empty());
    }
}
