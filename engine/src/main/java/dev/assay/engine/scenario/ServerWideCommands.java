package dev.assay.engine.scenario;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds commands that make what all databases of a server share. Assay replays each migration on other databases of the same server, to
 * know what is right: there such a command fails, because the runner's was first.
 */
final class ServerWideCommands {

    /** Bodies, literals, quoted names and comments: what is written there is not a command of the file. */
    private static final Pattern OPAQUE =
            Pattern.compile("(?s)\\$(\\w*)\\$.*?\\$\\1\\$|'[^']*+'|\"[^\"]*+\"|--[^\\n]*+|/\\*.*?\\*/");

    private static final Pattern COMMAND =
            Pattern.compile("(?i)(?:^|;)\\s*+(CREATE\\s++(?:ROLE|USER(?!\\s++MAPPING)|GROUP|TABLESPACE|DATABASE))\\b");

    private ServerWideCommands() {}

    /** The first of them that a text executes in any case, its key words in capitals. */
    static Optional<String> first(String sql) {
        Matcher command = COMMAND.matcher(OPAQUE.matcher(sql).replaceAll(" "));
        return command.find()
                ? Optional.of(command.group(1).replaceAll("\\s+", " ").toUpperCase(java.util.Locale.ROOT))
                : Optional.empty();
    }
}
