package dev.assay.engine.adapter;

/**
 * The facts of a runner.
 *
 * @param id unique, of lower case letters, digits and hyphens
 * @param title its name for people
 * @param version the version that Assay is written for
 * @param homepage where it is published
 * @param license its licence, as an SPDX expression
 */
public record RunnerInfo(String id, String title, String version, String homepage, String license) {}
