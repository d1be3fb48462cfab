package dev.assay.setrunner;

import dev.assay.setrunner.sql.SqlStatement;
import java.util.List;
import java.util.function.Predicate;

/** A migration file, read and cut into statements, ready to run. */
record ParsedMigration(MigrationId id, SourceFile source, Instructions instructions, List<SqlStatement> statements) {

    String fileName() {
        return source.fileName();
    }

    boolean transactional() {
        return instructions.transactional();
    }

    /** The same migration with other statements. */
    ParsedMigration executing(List<SqlStatement> others) {
        return new ParsedMigration(id, source, instructions, others);
    }

    /** The same migration with some of its statements only. */
    ParsedMigration keeping(Predicate<SqlStatement> kept) {
        return executing(statements.stream().filter(kept).toList());
    }

    /** A fingerprint of the first {@code count} statements; blanks and comments between them do not count. */
    String prefixChecksum(int count) {
        StringBuilder text = new StringBuilder();
        for (SqlStatement statement : statements.subList(0, Math.min(count, statements.size()))) {
            text.append(statement.text().replace("\r\n", "\n")).append(";\n");
        }
        return Checksum.of(text.toString());
    }
}
