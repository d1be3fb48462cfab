package dev.assay.engine.postgres;

/** Stub until the server package lands. */
public record Endpoint(String host, int port, String database, String user, String password) {}
