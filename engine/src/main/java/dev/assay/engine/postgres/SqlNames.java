package dev.assay.engine.postgres;

/** SQL of this package that has a name in it. Uses the JDK only, because the reaper's JVM has nothing else. */
final class SqlNames {

    private SqlNames() {}

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String dropDatabase(String name) {
        return "DROP DATABASE IF EXISTS " + quote(name) + " WITH (FORCE)";
    }
}
