package dev.assay.adapter.command.program;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.engine.adapter.AppliedSet;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a program says, once the schema has found nothing wrong with it. */
final class Replies {

    private Replies() {}

    static AppliedSet applied(JsonNode reply) {
        List<Long> versions = new ArrayList<>();
        reply.path("versions").forEach(version -> versions.add(version.asLong()));
        JsonNode dirty = reply.path("dirty");
        return AppliedSet.of(versions, dirty.isNumber() ? OptionalLong.of(dirty.asLong()) : OptionalLong.empty());
    }
}
