package dev.assay.adapter.command.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The user brings it: a program on the {@code PATH}, or a file named by the descriptor. */
public record Provided() implements Installation {

    @Override
    public List<String> program(ToolPlace place) {
        String name = place.binary();
        return (name.contains("/")
                        ? Programs.in(place.besideDescriptor(), name)
                        : Programs.onPath(name, place.environment()))
                .map(file -> List.of(file.toString()))
                .orElse(List.of());
    }

    @Override
    public void install(Path directory, Workshop workshop) throws IOException {
        throw new IOException("a program that the user brings is not Assay's to install");
    }
}
