package dev.assay.adapter.command;

import dev.assay.engine.postgres.Endpoint;

/** The one place where the URL of a database is written for a runner. */
final class DatabaseUrl {

    private DatabaseUrl() {}

    static String of(Endpoint endpoint) {
        return endpoint.libpqUrl();
    }
}
