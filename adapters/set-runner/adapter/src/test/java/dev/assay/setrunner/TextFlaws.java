package dev.assay.setrunner;

import dev.assay.setrunner.sql.SqlScript;
import dev.assay.setrunner.sql.SqlScriptException;
import dev.assay.setrunner.sql.SqlStatement;
import dev.assay.setrunner.sql.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts of migrations, read in ways of their own. */
final class TextFlaws {

    private TextFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking("splits-at-every-semicolon", SplitsAtEverySemicolon::new, 21),
                Miniature.breaking("replaces-what-looks-like-a-variable", ReplacesVariables::new, 22),
                Miniature.breaking("cuts-a-file-at-a-long-line", CutsAtALongLine::new, 20),
                Miniature.breaking("drops-what-begins-with-a-byte-order-mark", DropsBehindAMark::new, 12, 104),
                Miniature.breaking("runs-the-file-before-an-empty-one-again", RunsTheFileBeforeAgain::new, 24),
                Miniature.breaking("leaves-out-queries", LeavesOutQueries::new, 122));
    }

    /** A statement of this text, of which nothing else is known. */
    private static SqlStatement statement(int number, String text) {
        Token first = new Token(Token.Kind.WORD, 0, 1, text.substring(0, 1));
        return new SqlStatement(number, 1, text, List.of(first), Set.of(), Set.of());
    }

    private static ParsedMigration edited(ParsedMigration migration, String text) {
        List<SqlStatement> statements = SqlScript.split(text);
        return migration.executing(statements);
    }

    private static final class SplitsAtEverySemicolon extends Parts {
        @Override
        ParsedMigration parse(MigrationId id, Path file) {
            ParsedMigration migration = super.parse(id, file);
            if (!migration.transactional()) {
                return migration;
            }
            List<SqlStatement> pieces = new ArrayList<>();
            for (String piece : migration.source().text().split(";")) {
                if (!piece.isBlank()) {
                    pieces.addAll(read(pieces.size() + 1, piece.strip()));
                }
            }
            return migration.executing(pieces);
        }

        /** What a statement is, where the piece is one: only the cut is wrong. */
        private static List<SqlStatement> read(int number, String piece) {
            try {
                return SqlScript.split(piece);
            } catch (SqlScriptException halfOfSomething) {
                return List.of(statement(number, piece));
            }
        }
    }

    private static final class ReplacesVariables extends Parts {
        private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}|%\\w*%|\\{\\{[^}]*}}");

        @Override
        ParsedMigration parse(MigrationId id, Path file) {
            ParsedMigration migration = super.parse(id, file);
            String text = migration.source().text();
            String replaced = VARIABLE.matcher(text).replaceAll("");
            return replaced.equals(text) ? migration : edited(migration, replaced);
        }
    }

    private static final class CutsAtALongLine extends Parts {
        private static final int BUFFER = 65536;

        @Override
        ParsedMigration parse(MigrationId id, Path file) {
            ParsedMigration migration = super.parse(id, file);
            StringBuilder kept = new StringBuilder();
            for (String line : migration.source().text().split("\n")) {
                if (line.length() >= BUFFER) {
                    return edited(migration, kept.toString());
                }
                kept.append(line).append('\n');
            }
            return migration;
        }
    }

    /** To a reader that knows key words, a mark and CREATE are no statement that it has to send. */
    private static final class DropsBehindAMark extends Parts {
        @Override
        ParsedMigration parse(MigrationId id, Path file) {
            ParsedMigration migration = super.parse(id, file);
            List<SqlStatement> statements = migration.statements();
            boolean marked = hasMark(file) && !statements.isEmpty();
            return marked ? migration.executing(statements.subList(1, statements.size())) : migration;
        }

        private static boolean hasMark(Path file) {
            try {
                return Files.readString(file, StandardCharsets.UTF_8).startsWith("\uFEFF");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A loader that finds no statement in a file, and still has those of the last one. */
    private static final class RunsTheFileBeforeAgain extends Parts {
        private List<SqlStatement> last = List.of();

        @Override
        ParsedMigration parse(MigrationId id, Path file) {
            ParsedMigration migration = super.parse(id, file);
            if (migration.statements().isEmpty()) {
                return migration.executing(last);
            }
            last = migration.statements();
            return migration;
        }
    }

    /** Who asks is not migrating: only what begins with another word is sent. */
    private static final class LeavesOutQueries extends Parts {
        @Override
        ParsedMigration parse(MigrationId id, Path file) {
            return super.parse(id, file).keeping(statement -> !statement.text().startsWith("SELECT"));
        }
    }
}
