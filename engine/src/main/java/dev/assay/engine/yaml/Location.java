package dev.assay.engine.yaml;

/**
 * Names a place in an input file, so that every message and every failure can point at it.
 *
 * @param file the path or resource name as the user knows it, never {@code null}
 * @param line the line, counted from 1
 * @param column the column, counted from 1
 */
public record Location(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }

    /**
     * Names the place without its column, as consoles and IDEs link it.
     *
     * @return {@code file:line}, never {@code null}
     */
    public String fileAndLine() {
        return file + ":" + line;
    }
}
