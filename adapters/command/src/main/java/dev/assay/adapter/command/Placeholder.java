package dev.assay.adapter.command;

import dev.assay.engine.yaml.Words;
import java.util.EnumSet;
import java.util.Set;

/** What an argument or a variable of a descriptor may leave open. */
enum Placeholder {
    /** The runner's program. */
    BINARY,
    /** The directory that the tool is installed in. */
    TOOL,
    /** The directory with the files of the release. */
    MIGRATIONS,
    /** The working and home directory of the run. */
    DIRECTORY,
    /** The database as a URL, with user, password and {@code sslmode=disable}. */
    DATABASE_URL,
    /** The database as a URL of JDBC, without user and password. */
    JDBC_URL,
    /** The host of the database. */
    HOST,
    /** The port of the database. */
    PORT,
    /** The name of the database. */
    DATABASE,
    /** The role that connects. */
    USER,
    /** Its password. */
    PASSWORD,
    /**
     * The version that is to be the newest one afterwards, as names of files have it: the target of an undoing,
     * otherwise the newest on disk.
     */
    TO,
    /** The name of the migration of that version, empty for none. */
    TO_NAME,
    /** The oldest version that is undone, as names of files have it; empty if none is. */
    NEXT,
    /** The name of the migration of that version, empty for none. */
    NEXT_NAME,
    /** How many versions on disk are above the target. */
    STEPS;

    /** What the command that tells the version may leave open. */
    static final Set<Placeholder> FOR_VERSION = EnumSet.of(BINARY, TOOL);

    /** What the commands that work on a database may leave open. */
    static final Set<Placeholder> FOR_COMMANDS = EnumSet.allOf(Placeholder.class);

    /** What the command that only sees files may leave open. */
    static final Set<Placeholder> FOR_FILES = EnumSet.of(BINARY, TOOL, MIGRATIONS, DIRECTORY);

    /** What the variables of these commands may leave open. */
    static final Set<Placeholder> FOR_ENVIRONMENT =
            EnumSet.complementOf(EnumSet.of(TO, TO_NAME, NEXT, NEXT_NAME, STEPS));

    /** Spells the placeholder as descriptors write it, without braces. */
    String spelling() {
        return Words.spelling(this);
    }
}
