package dev.assay.adapter.command.program;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.yaml.Words;

/** What Assay says to a program. */
final class Requests {

    /** The version of the protocol that this Assay speaks. */
    static final int PROTOCOL = 1;

    private Requests() {}

    static ObjectNode start() {
        return request("start").put("protocol", PROTOCOL);
    }

    static ObjectNode stop() {
        return request("stop");
    }

    static ObjectNode applied(Endpoint database, Release onDisk) {
        ObjectNode request = request("applied");
        request.set("database", database(database));
        request.set("migrations", migrations(onDisk));
        return request;
    }

    static ObjectNode order(Order order) {
        ObjectNode request = request(Words.spelling(order.action().verb()));
        order.action().to().ifPresent(to -> request.put("to", to));
        request.set("database", database(order.database()));
        request.put("directory", order.directory().toAbsolutePath().toString());
        request.set("migrations", migrations(order.release()));
        if (!order.release().others().isEmpty()) {
            ObjectNode others = request.putObject("others");
            order.release().others().forEach(others::put);
        }
        return request;
    }

    private static ObjectNode request(String word) {
        return JsonNodeFactory.instance.objectNode().put("request", word);
    }

    private static ObjectNode database(Endpoint database) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("url", database.libpqUrl())
                .put("host", database.host())
                .put("port", database.port())
                .put("name", database.database())
                .put("user", database.user())
                .put("password", database.password());
    }

    private static ArrayNode migrations(Release release) {
        ArrayNode migrations = JsonNodeFactory.instance.arrayNode();
        for (Migration migration : release.migrations()) {
            ObjectNode one = migrations
                    .addObject()
                    .put("version", migration.version())
                    .put("name", migration.name())
                    .put("up", migration.form().write(migration.up()))
                    .put("transactional", migration.transactional())
                    .put("deferred", migration.deferred());
            migration.down().ifPresent(down -> one.put("down", migration.form().write(down)));
        }
        return migrations;
    }
}
