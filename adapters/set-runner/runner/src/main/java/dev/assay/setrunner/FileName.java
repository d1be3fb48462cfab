package dev.assay.setrunner;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a migration file, taken apart: {@code <version>_<name>.up.sql} or {@code .down.sql}. */
record FileName(long version, String name, boolean up) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})_(.+)\\.(up|down)\\.sql");
    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("[0-9].*\\.sql|.*\\.(up|down)\\.sql");

    /** Takes a file name apart; {@code null} if it is plainly not that of a migration. */
    static @Nullable FileName parse(String fileName) {
        Matcher matcher = FORM.matcher(fileName);
        if (matcher.matches()) {
            // macOS stores names decomposed: the same name must be equal wherever the directory was checked out.
            String name = Normalizer.normalize(matcher.group(2), Normalizer.Form.NFC);
            return new FileName(
                    Long.parseLong(matcher.group(1)), name, matcher.group(3).equals("up"));
        }
        boolean hidden = fileName.startsWith(".");
        if (!hidden && LOOKS_LIKE_ONE.matcher(fileName.toLowerCase(Locale.ROOT)).matches()) {
            throw refused(fileName);
        }
        return null;
    }

    private static SetRunnerException refused(String fileName) {
        return new SetRunnerException.FilesRefused(
                new Problem(
                        fileName,
                        "<version>_<name>.up.sql or .down.sql, the version 1 to 18 digits",
                        "a name that looks like a migration and is none",
                        "a file that is skipped in silence is a migration that never runs",
                        "rename it, or move it out of the migrations directory"),
                null);
    }
}
