package dev.assay.setrunner.cli;

import dev.assay.setrunner.VerifyResult;

/** The set that {@code verify} is asked about. */
enum VerifiedSet {
    /** All that is on disk. */
    ALL("applied set equals on-disk set"),
    /** What is on disk and not left for later. */
    REQUIRED("required set is applied"),
    /** What is left for later by a run of {@code migrate}. */
    DEFERRED("no deferred migration is pending");

    private final String fact;

    VerifiedSet(String fact) {
        this.fact = fact;
    }

    /** What is true of a complete set. */
    String fact() {
        return fact;
    }

    boolean isComplete(VerifyResult result) {
        return switch (this) {
            case ALL -> result.complete();
            case REQUIRED -> result.requiredComplete();
            case DEFERRED -> result.deferredComplete();
        };
    }
}
