package dev.assay.cli;

import dev.assay.engine.schema.Level;
import dev.assay.engine.yaml.Words;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a level as people write it. */
final class LevelArgument implements ITypeConverter<Level> {

    @Override
    public Level convert(String text) {
        return Words.find(Level.class, text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "', which is none of " + String.join(", ", Words.spellings(Level.class))));
    }
}
