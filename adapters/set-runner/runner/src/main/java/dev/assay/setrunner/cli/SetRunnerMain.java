package dev.assay.setrunner.cli;

/** The process: {@code set-runner migrate|adopt|verify|status|down|clean|accept-changes}. Ends with the status of an {@link dev.assay.setrunner.ExitCode}. */
public final class SetRunnerMain {

    private SetRunnerMain() {}

    /**
     * Runs one command and ends the process.
     *
     * @param args the command and its options; without any, the usage is printed
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(System.out, System.err, System.getenv()).run(args));
    }
}
