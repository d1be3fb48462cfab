package dev.assay.adapter.command;

import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.YamlNode;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the part {@code install} of a descriptor. */
final class InstallationDecoder {

    private static final List<String> ECOSYSTEMS = List.of("go");
    private static final List<String> GO_KEYS = List.of("package", "version", "minimum", "tags", "ldflags", "cgo");
    private static final Pattern IMPORT_PATH =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*\\.[A-Za-z]+(/[A-Za-z0-9._~-]+)+");
    private static final Pattern MODULE_VERSION = Pattern.compile("v[0-9]+\\.[0-9]+\\.[0-9]+[A-Za-z0-9.+-]*");
    private static final Pattern GO_VERSION = Pattern.compile("[0-9]{1,4}\\.[0-9]{1,4}");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_.]+");
    private static final Pattern LINE = Pattern.compile(".*");

    private final Decoding decoding;

    InstallationDecoder(Decoding decoding) {
        this.decoding = decoding;
    }

    /** An absent part means that the user brings the program. */
    Installation decode(MappingDecoder top) {
        if (!top.has("install")) {
            return new Installation.Provided();
        }
        return decoding.section(top, "install", ECOSYSTEMS)
                .flatMap(install -> decoding.section(install, "go", GO_KEYS))
                .<Installation>map(this::go)
                .orElseGet(Installation.Provided::new);
    }

    private Installation.Go go(MappingDecoder go) {
        return new Installation.Go(
                decoding.text(
                        go,
                        "package",
                        IMPORT_PATH,
                        "the import path of a command for 'package'",
                        "write for instance github.com/owner/runner/cmd/runner, without a version"),
                decoding.text(
                        go,
                        "version",
                        MODULE_VERSION,
                        "one version of the module, with its 'v', for 'version'",
                        "write for instance v4.19.1; 'latest' would be another tool tomorrow"),
                GoVersion.parse(decoding.text(
                                go,
                                "minimum",
                                GO_VERSION,
                                "a version of Go for 'minimum'",
                                "write for instance \"1.24\", as the 'go' line of its go.mod says"))
                        .orElse(GoVersion.FIRST_TO_SWITCH),
                tags(go),
                decoding.optionalText(
                        go, "ldflags", LINE, "one line for 'ldflags'", "write for instance -X main.Version=v1.0.0"),
                go.flag("cgo", false));
    }

    private List<String> tags(MappingDecoder go) {
        for (YamlNode item : go.items("tags")) {
            if (item instanceof YamlNode.Scalar scalar
                    && !TAG.matcher(scalar.text()).matches()) {
                decoding.wrong(item, "a build tag of letters, digits, dots and underscores", "write one tag an item");
            }
        }
        return go.texts("tags");
    }
}
