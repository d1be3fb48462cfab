package dev.assay.engine.contract;

import java.io.Serial;

/** Says that an adapter does not do what the harness relies on. */
final class BrokenRule extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    BrokenRule(String expected, String found, String next) {
        super("expected " + expected + ", found " + found + "; next: " + next);
    }
}
