package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.junit.AssayConstants;
import dev.assay.report.ResultsFileListener;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/configuration.md lists the parameters that there are, and no others. */
class ConfigurationPageTests {

    private static final Set<String> NO_PARAMETERS = Set.of(
            AssayConstants.ENGINE_ID,
            AssayConstants.RESULT_ENTRY,
            AssayConstants.RUN_ENTRY,
            AssayConstants.EXPLORATION_ENTRY,
            AssayConstants.PARALLEL_PREFIX);
    private static final Pattern ROW = Pattern.compile("^\\| `(assay\\.[^`]+)` \\|", Pattern.MULTILINE);

    @Test
    void lists_every_parameter_once() throws IOException, IllegalAccessException {
        List<String> known = new ArrayList<>(List.of(ResultsFileListener.FILE));
        for (Field field : AssayConstants.class.getFields()) {
            String value = (String) field.get(null);
            if (!NO_PARAMETERS.contains(value)) {
                known.add(value);
            }
        }
        known.add(AssayConstants.PARALLEL_PREFIX + "config.*");

        assertThat(documented()).containsExactlyInAnyOrderElementsOf(known);
    }

    private static List<String> documented() throws IOException {
        Path page = Path.of(System.getProperty("assay.project.dir"), "docs", "configuration.md");
        List<String> documented = new ArrayList<>();
        Matcher matcher = ROW.matcher(Files.readString(page));
        while (matcher.find()) {
            documented.add(matcher.group(1));
        }
        return documented;
    }
}
