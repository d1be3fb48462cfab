package dev.assay.engine.adapter;

import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Release;
import java.nio.file.Path;

/**
 * What a runner is to do, and where.
 *
 * @param action what it is to do
 * @param release what is on disk; the adapter writes the files in the runner's layout
 * @param database the database, on the loopback interface
 * @param directory an empty directory for the files and as working and home directory of a process; deleted afterwards
 * @param ownProcess whether the runner must be a process of its own, because the story kills it
 */
public record Order(Action action, Release release, Endpoint database, Path directory, boolean ownProcess) {}
