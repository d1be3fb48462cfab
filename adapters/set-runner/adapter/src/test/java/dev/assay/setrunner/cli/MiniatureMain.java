package dev.assay.setrunner.cli;

import dev.assay.setrunner.Miniature;
import dev.assay.setrunner.Miniatures;
import java.util.Arrays;

/** The process of a miniature: its id, then the arguments of the set-runner. */
public final class MiniatureMain {

    private MiniatureMain() {}

    /** Runs one command and ends the process. */
    public static void main(String[] args) {
        Miniature miniature = Miniatures.named(args[0]);
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        System.exit(new CommandLine(System.out, System.err, System.getenv(), miniature::builder).run(rest));
    }
}
