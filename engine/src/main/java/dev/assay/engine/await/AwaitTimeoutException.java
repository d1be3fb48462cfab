package dev.assay.engine.await;

import java.time.Duration;

/** A condition that did not come to hold within its bound. */
public final class AwaitTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AwaitTimeoutException(String what, Duration bound, String lastSeen) {
        super("waited " + seconds(bound) + " for " + what + "; last seen: " + lastSeen);
    }

    private static String seconds(Duration bound) {
        return bound.toMillis() % 1000 == 0 ? bound.toSeconds() + " s" : bound.toMillis() + " ms";
    }
}
