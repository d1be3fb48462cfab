package dev.assay.scenarios;

import dev.assay.engine.yaml.YamlNode;
import dev.assay.engine.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The keys of all migrations and variants that a file lists, read without the scenario parser. */
final class MigrationKeys {

    private MigrationKeys() {}

    static List<String> in(Catalogue.Entry entry) {
        YamlNode.Mapping root = (YamlNode.Mapping) YamlReader.read(entry.toString(), entry.text());
        List<String> keys = new ArrayList<>();
        for (YamlNode item : ((YamlNode.Sequence) value(root, "migrations")).items()) {
            YamlNode.Mapping migration = (YamlNode.Mapping) item;
            String version = ((YamlNode.Scalar) value(migration, "version")).text();
            keys.add(version);
            if (migration.entries().containsKey("variants")) {
                ((YamlNode.Mapping) value(migration, "variants"))
                        .entries()
                        .keySet()
                        .forEach(variant -> keys.add(version + "-" + variant));
            }
        }
        return keys;
    }

    private static YamlNode value(YamlNode.Mapping mapping, String key) {
        return Objects.requireNonNull(mapping.entries().get(key), key).value();
    }
}
