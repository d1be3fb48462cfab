package dev.assay.adapter.command;

import dev.assay.engine.yaml.Words;
import java.util.EnumSet;
import java.util.Set;

/** What an argument or a variable of a descriptor may leave open. */
enum Placeholder {
    /** The runner's program. */
    BINARY,
    /** The directory with the files of the release. */
    MIGRATIONS,
    /** The working and home directory of the run. */
    DIRECTORY,
    /** The database as a URL, with user, password and {@code sslmode=disable}. */
    DATABASE_URL,
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
    /** The version that is to be the newest one afterwards: the target of an undoing, otherwise the newest on disk. */
    TO,
    /** How many versions on disk are above the target. */
    STEPS;

    /** What the command that tells the version may leave open. */
    static final Set<Placeholder> FOR_VERSION = EnumSet.of(BINARY);

    /** What the commands that work on a database may leave open. */
    static final Set<Placeholder> FOR_COMMANDS = EnumSet.allOf(Placeholder.class);

    /** What the variables of these commands may leave open. */
    static final Set<Placeholder> FOR_ENVIRONMENT = EnumSet.complementOf(EnumSet.of(TO, STEPS));

    /** Spells the placeholder as descriptors write it, without braces. */
    String spelling() {
        return Words.spelling(this);
    }
}
