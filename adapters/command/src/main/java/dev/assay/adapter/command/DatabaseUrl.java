package dev.assay.adapter.command;

import dev.assay.engine.postgres.Endpoint;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The one place where the URL of a database is written for a runner. */
final class DatabaseUrl {

    private DatabaseUrl() {}

    // At merge: return endpoint.libpqUrl();
    static String of(Endpoint endpoint) {
        return "postgresql://%s:%s@%s:%d/%s?sslmode=disable"
                .formatted(
                        encode(endpoint.user()),
                        encode(endpoint.password()),
                        endpoint.host(),
                        endpoint.port(),
                        encode(endpoint.database()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
