package dev.assay.cli;

import dev.assay.engine.schema.Level;
import dev.assay.engine.yaml.Words;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a level as people write it. */
final class LevelArgument implements ITypeConverter<Level> {

    @Override
    public Level convert(String text) {
        for (Level level : Level.values()) {
            if (Words.spelling(level).equals(text)) {
                return level;
            }
        }
        throw new TypeConversionException(
                "'" + text + "', which is none of " + String.join(", ", Words.spellings(Level.class)));
    }
}
