package dev.assay.adapter.command;

import dev.assay.adapter.command.install.CargoCrate;
import dev.assay.adapter.command.install.GoCommand;
import dev.assay.adapter.command.install.Installation;
import dev.assay.adapter.command.install.LanguageVersion;
import dev.assay.adapter.command.install.MavenArtifacts;
import dev.assay.adapter.command.install.NpmPackages;
import dev.assay.adapter.command.install.Provided;
import dev.assay.adapter.command.install.PythonPackages;
import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the part {@code install} of a descriptor. */
final class InstallationDecoder {

    /** The keys of {@code install}. */
    static final List<String> ECOSYSTEMS = List.of("go", "npm", "python", "cargo", "maven");

    private static final Pattern IMPORT_PATH =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*\\.[A-Za-z]+(/[A-Za-z0-9._~-]+)+");
    private static final Pattern MODULE_VERSION = Pattern.compile("v[0-9]+\\.[0-9]+\\.[0-9]+[A-Za-z0-9.+-]*");
    private static final Pattern VERSION = Pattern.compile("[0-9][A-Za-z0-9.+-]*");
    private static final Pattern LANGUAGE_VERSION = Pattern.compile("[0-9]{1,4}\\.[0-9]{1,4}");
    private static final Pattern MINIMUM = Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,4})?");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_.]+");
    private static final Pattern FEATURE = Pattern.compile("[A-Za-z0-9_/-]+");
    private static final Pattern LINE = Pattern.compile(".*");
    private static final Pattern CRATE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    private static final Pattern NPM_PACKAGE =
            Pattern.compile("(@[a-z0-9._-]+/)?[a-z0-9][a-z0-9._-]*@[0-9][A-Za-z0-9.+-]*");
    private static final Pattern PYTHON_PACKAGE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(\\[[a-z0-9,_-]+])?==[0-9][A-Za-z0-9.+!]*");
    private static final Pattern ARTIFACT = Pattern.compile("[A-Za-z0-9._-]+:[A-Za-z0-9._-]+:[0-9][A-Za-z0-9._-]*");
    private static final Pattern CLASS = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*");

    private final Decoding decoding;
    private final TextsDecoder texts;

    InstallationDecoder(Decoding decoding, TextsDecoder texts) {
        this.decoding = decoding;
        this.texts = texts;
    }

    /** An absent part means that the user brings the program. */
    Installation decode(MappingDecoder top) {
        if (!top.has("install")) {
            return new Provided();
        }
        Optional<MappingDecoder> install = decoding.section(top, "install", ECOSYSTEMS);
        List<String> named = ECOSYSTEMS.stream()
                .filter(key -> install.isPresent() && install.get().has(key))
                .toList();
        if (named.size() > 1) {
            install.get().node(named.get(1)).ifPresent(this::secondEcosystem);
        }
        String ecosystem = named.isEmpty() ? ECOSYSTEMS.get(0) : named.get(0);
        return install.flatMap(mapping -> decoding.section(mapping, ecosystem, keys(ecosystem)))
                .map(mapping -> decode(ecosystem, mapping))
                .orElseGet(Provided::new);
    }

    private void secondEcosystem(YamlNode node) {
        decoding.wrong(
                node,
                "a second ecosystem",
                "one",
                "a tool is installed from one place, so that its version is one",
                "take one of them out");
    }

    /** The keys of one ecosystem. */
    static List<String> keys(String ecosystem) {
        return switch (ecosystem) {
            case "go" -> List.of("package", "version", "minimum", "tags", "ldflags", "cgo");
            case "cargo" -> List.of("crate", "version", "minimum", "features");
            case "maven" -> List.of("artifacts", "main", "source");
            default -> List.of("packages", "minimum");
        };
    }

    private Installation decode(String ecosystem, MappingDecoder mapping) {
        return switch (ecosystem) {
            case "go" -> go(mapping);
            case "cargo" -> cargo(mapping);
            case "maven" -> maven(mapping);
            case "npm" -> new NpmPackages(packages(mapping, NPM_PACKAGE, "knex@3.3.0"), minimum(mapping, "Node.js"));
            default ->
                new PythonPackages(packages(mapping, PYTHON_PACKAGE, "alembic==1.20.1"), minimum(mapping, "Python"));
        };
    }

    private GoCommand go(MappingDecoder go) {
        return new GoCommand(
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
                LanguageVersion.parse(decoding.text(
                                go,
                                "minimum",
                                LANGUAGE_VERSION,
                                "a version of Go for 'minimum'",
                                "write for instance \"1.24\", as the 'go' line of its go.mod says"))
                        .orElse(LanguageVersion.ANY),
                words(go, "tags", TAG, "a build tag of letters, digits, dots and underscores", "write one tag an item"),
                decoding.optionalText(
                        go, "ldflags", LINE, "one line for 'ldflags'", "write for instance -X main.Version=v1.0.0"),
                go.flag("cgo", false));
    }

    private CargoCrate cargo(MappingDecoder cargo) {
        return new CargoCrate(
                decoding.text(cargo, "crate", CRATE, "the name of a crate for 'crate'", "write for instance sqlx-cli"),
                decoding.text(
                        cargo,
                        "version",
                        VERSION,
                        "one version of the crate for 'version'",
                        "write for instance 0.8.6; a range would be another tool tomorrow"),
                minimum(cargo, "Rust"),
                words(cargo, "features", FEATURE, "the name of a feature", "write one feature an item"));
    }

    private MavenArtifacts maven(MappingDecoder maven) {
        List<String> artifacts = words(
                maven,
                "artifacts",
                ARTIFACT,
                "an artifact with its version",
                "write for instance org.mybatis:mybatis-migrations:3.5.0");
        if (artifacts.isEmpty()) {
            maven.missing("artifacts");
        }
        return new MavenArtifacts(
                artifacts.stream().filter(ARTIFACT.asMatchPredicate()).toList(),
                decoding.text(maven, "main", CLASS, "the name of a class for 'main'", "write for instance com.x.Main"),
                texts.fileOf(maven, "source"));
    }

    private List<String> packages(MappingDecoder mapping, Pattern form, String example) {
        List<String> packages = words(
                mapping,
                "packages",
                form,
                "a package with its version",
                "write for instance " + example + "; without a version it would be another tool tomorrow");
        if (packages.isEmpty()) {
            mapping.missing("packages");
        }
        return packages;
    }

    private LanguageVersion minimum(MappingDecoder mapping, String title) {
        Optional<String> text = decoding.optionalText(
                mapping, "minimum", MINIMUM, "a version of " + title + " for 'minimum'", "write for instance \"3.11\"");
        return text.flatMap(LanguageVersion::parse).orElse(LanguageVersion.ANY);
    }

    private List<String> words(MappingDecoder mapping, String key, Pattern form, String expected, String next) {
        for (YamlNode item : mapping.items(key)) {
            if (item instanceof YamlNode.Scalar scalar
                    && !form.matcher(scalar.text()).matches()) {
                decoding.wrong(item, expected, next);
            }
        }
        return mapping.texts(key);
    }
}
