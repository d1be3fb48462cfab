package dev.assay.engine.data;

import java.util.Map;

/** STUB. */
public record DataSnapshot(Map<String, Map<String, Long>> tables) {}
