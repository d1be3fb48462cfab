package dev.assay.setrunner;

import dev.assay.setrunner.catalog.ObjectKind;
import java.sql.SQLException;
import java.util.List;

/** Checks that look at too little, or do not only look. */
final class VerificationFlaws {

    private VerificationFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking("verifies-versions-only", () -> finding((context, found) -> List.of()), 58),
                Miniature.breaking("verifies-tables-only", () -> finding((context, found) -> onlyTables(found)), 58),
                Miniature.breaking("mends-what-it-verifies", () -> finding(VerificationFlaws::mend), 58));
    }

    /** Makes something else of what a right runner finds. */
    private interface Answer {
        List<String> of(RunContext context, List<String> found) throws SQLException;
    }

    private static Parts finding(Answer answer) {
        return new Parts() {
            @Override
            VerifyObjectsCommand verifyObjects(Options options, Session session, MigrationSet disk) {
                return new VerifyObjectsCommand(options, session, disk) {
                    @Override
                    List<String> deviations(RunContext context) throws SQLException {
                        return answer.of(context, super.deviations(context));
                    }
                };
            }
        };
    }

    private static List<String> onlyTables(List<String> found) {
        return found.stream()
                .filter(text -> text.startsWith(ObjectKind.TABLE.label() + " "))
                .toList();
    }

    /** Runs the migrations again as if they were pending, and keeps what does not fail. */
    private static List<String> mend(RunContext context, List<String> found) throws SQLException {
        if (!found.isEmpty()) {
            for (MigrationFile file :
                    context.parts().read(context.options().migrations()).all()) {
                try {
                    context.session().execute(SourceFile.read(file.up()).text());
                } catch (SQLException e) {
                    context.options().listener().note("is there already: " + file.id());
                }
            }
        }
        return found;
    }
}
