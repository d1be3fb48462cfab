package dev.assay.engine.postgres;

import java.util.Optional;

/** Containers in which the tools of runners run; none outlives Assay. */
public final class ToolContainers {

    private ToolContainers() {}

    /**
     * Says why a container would not start at once.
     *
     * @param image the image
     * @return what is in the way: no engine, or no image; empty if nothing is
     */
    public static Optional<String> obstacle(String image) {
        Optional<DockerEngine> docker = DockerEngine.find();
        if (docker.isEmpty()) {
            return Optional.of("no Docker engine answers");
        }
        return docker.get().hasImage(image) ? Optional.empty() : Optional.of("Docker has no image " + image + " here");
    }

    /**
     * Makes up a name that no other container has.
     *
     * @return the name
     */
    public static String newName() {
        return "assay-" + Secrets.runName();
    }

    /**
     * Removes a container, which need not exist yet, if Assay ends first.
     *
     * @param name its name
     * @return the watch, to be closed when the container is gone
     */
    public static Reaper.Watch watch(String name) {
        return Reaper.watchContainer(name);
    }

    /**
     * Kills and removes a container; one that is not there is no error.
     *
     * @param name its name
     */
    public static void remove(String name) {
        DockerEngine.find().ifPresent(docker -> docker.removeContainer(name));
    }
}
