package dev.assay.adapter.command.program;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.engine.scenario.Capability;
import dev.assay.engine.yaml.Words;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a program says of itself in the hand-shake.
 *
 * @param version the version of the runner
 * @param capabilities what it can do beyond applying what is pending
 * @param relations the relations that belong to the runner, as {@code schema.relation}
 */
public record Metadata(String version, Set<Capability> capabilities, Set<String> relations) {

    /** Copies the sets. */
    public Metadata {
        capabilities = Set.copyOf(capabilities);
        relations = Set.copyOf(relations);
    }

    /** Reads a reply that is as the schema says. */
    static Metadata of(JsonNode reply) {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        reply.path("capabilities")
                .forEach(word -> Words.find(Capability.class, word.asText()).ifPresent(capabilities::add));
        Set<String> relations = new LinkedHashSet<>();
        reply.path("relations").forEach(relation -> relations.add(relation.asText()));
        return new Metadata(reply.path("version").asText(), capabilities, relations);
    }
}
