package dev.assay.engine.adapter;

/** Whether a runner can be started on this machine. */
public sealed interface Availability {

    /**
     * It can.
     *
     * @param version the version of the tool that is there
     */
    record Available(String version) implements Availability {}

    /**
     * It cannot, which is neither a pass nor a fail.
     *
     * @param reason what is missing
     * @param remedy the command that installs it, or what else to do
     */
    record NotAvailable(String reason, String remedy) implements Availability {}
}
