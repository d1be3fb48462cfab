package dev.assay.report;

/**
 * A runner that was to be tested.
 *
 * @param id its id
 * @param title its name for people
 * @param version the version of its tool, empty if it is not available
 * @param available whether it could be started here
 * @param reason why it is not available, empty if it is
 * @param remedy the command that installs it, or what else to do; empty if it is available
 * @param unverified why nobody has seen its adapter drive it yet, empty if somebody has
 */
public record RunnerEntry(
        String id, String title, String version, boolean available, String reason, String remedy, String unverified) {

    /**
     * Describes a runner that is there.
     *
     * @param id its id
     * @param title its name for people
     * @param version the version of its tool
     * @return the entry
     */
    public static RunnerEntry available(String id, String title, String version) {
        return new RunnerEntry(id, title, version, true, "", "", "");
    }

    /**
     * Describes a runner that is not there.
     *
     * @param id its id
     * @param title its name for people
     * @param reason why not
     * @param remedy what to do
     * @return the entry
     */
    public static RunnerEntry missing(String id, String title, String reason, String remedy) {
        return new RunnerEntry(id, title, "", false, reason, remedy, "");
    }

    /**
     * Describes the same runner, of which nobody knows yet whether its adapter drives it rightly.
     *
     * @param why why not; empty if somebody knows
     * @return the entry
     */
    public RunnerEntry unverified(String why) {
        return new RunnerEntry(id, title, version, available, reason, remedy, why);
    }
}
