package dev.assay.adapter.command.program;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.engine.adapter.AppliedSet;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a program says, once the schema has found nothing wrong with it. */
final class Replies {

    private Replies() {}

    static AppliedSet applied(JsonNode reply) {
        SortedSet<Long> versions = new TreeSet<>();
        reply.path("versions").forEach(version -> versions.add(version.asLong()));
        JsonNode dirty = reply.path("dirty");
        return new AppliedSet(versions, dirty.isNumber() ? OptionalLong.of(dirty.asLong()) : OptionalLong.empty());
    }
}
