package dev.assay.engine.adapter;

/**
 * What a result of a runner depends on beside its version, so that results of different things are not put together.
 *
 * @param adapter the SHA-256 digest of what drives the runner, in hexadecimal
 * @param tool the SHA-256 digest of its program, in hexadecimal; empty if it has no file, or is not there
 */
public record Fingerprint(String adapter, String tool) {}
