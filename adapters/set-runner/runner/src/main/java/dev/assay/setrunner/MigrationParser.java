package dev.assay.setrunner;

import dev.assay.setrunner.sql.ConcurrentCommand;
import dev.assay.setrunner.sql.SessionCommands;
import dev.assay.setrunner.sql.SqlScript;
import dev.assay.setrunner.sql.SqlScriptException;
import dev.assay.setrunner.sql.SqlStatement;
import java.nio.file.Path;
import java.util.List;

/** Reads a migration and refuses, before anything runs, what could not be run safely. */
final class MigrationParser {

    private static final String RULE = "nothing runs before every pending file is understood";

    private MigrationParser() {}

    static ParsedMigration parse(MigrationId id, Path path) {
        SourceFile source = SourceFile.read(path);
        try {
            Instructions instructions = Instructions.of(source);
            List<SqlStatement> statements = SqlScript.split(source.text());
            ParsedMigration migration = new ParsedMigration(id, source, instructions, statements);
            statements.forEach(statement -> check(migration, statement));
            return migration;
        } catch (SqlScriptException e) {
            throw new SetRunnerException.FilesRefused(
                    new Problem(
                            source.fileName() + ", line " + e.line(),
                            "plain SQL statements",
                            String.valueOf(e.getMessage()),
                            RULE,
                            e.advice()),
                    e);
        }
    }

    private static void check(ParsedMigration migration, SqlStatement statement) {
        String control = SessionCommands.transactionControl(statement);
        if (control != null) {
            String instead = migration.transactional()
                    ? "remove it: the file already runs in one transaction with its row"
                    : "remove it: each statement of this file is a transaction with its progress record";
            throw refused(migration, statement, "no transaction control", control, instead);
        }
        String release = SessionCommands.lockRelease(statement);
        if (release != null) {
            throw refused(
                    migration,
                    statement,
                    "that the runner keeps its lock",
                    release,
                    "use DISCARD PLANS, RESET or pg_advisory_unlock(key) for what the file itself took");
        }
        if (SessionCommands.changesStringSyntax(statement)) {
            throw refused(
                    migration,
                    statement,
                    "standard_conforming_strings = on",
                    "that it is switched off",
                    "write E'...' where a backslash is an escape");
        }
        checkName(migration, statement);
    }

    private static void checkName(ParsedMigration migration, SqlStatement statement) {
        if (!migration.transactional()
                && ConcurrentCommand.recognise(statement) instanceof ConcurrentCommand.CreateIndex index
                && index.name() == null) {
            throw refused(
                    migration,
                    statement,
                    "an index with a name",
                    "CREATE INDEX CONCURRENTLY without one",
                    "name the index: by its name an interrupted build is found and repaired");
        }
    }

    private static SetRunnerException refused(
            ParsedMigration migration, SqlStatement statement, String expected, String found, String next) {
        String where = StatementFailures.where(migration, statement, statement.line());
        return new SetRunnerException.FilesRefused(new Problem(where, expected, found, RULE, next), null);
    }
}
