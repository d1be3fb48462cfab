package dev.assay.engine.wire;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One fault: where, when and what. It does not change and may be used in several proxies, unless it holds a {@link Hold}.
 *
 * @param point where
 * @param moment when
 * @param condition for {@link Moment#MIDDLE}: when the server is at work as wanted, for instance seen in
 *     {@code pg_stat_activity}; {@code null} otherwise
 * @param action what
 */
public record WireFault(
        Point point, Moment moment, @Nullable Callable<Boolean> condition, FaultAction action) {

    /** Check that there is a condition where one is needed, and none elsewhere. */
    public WireFault {
        if ((moment == Moment.MIDDLE) != (condition != null)) {
            throw new IllegalArgumentException("a fault in the middle, and only that, has a condition");
        }
        if (moment == Moment.MIDDLE && action instanceof FaultAction.Pause) {
            throw new IllegalArgumentException("a hold is before or after a request, not in the middle of it");
        }
    }

    /** The server never sees the request. */
    public static Builder before(Point point) {
        return new Builder(point, Moment.BEFORE, null);
    }

    /** The server finishes the request, the client never hears of it. */
    public static Builder after(Point point) {
        return new Builder(point, Moment.AFTER, null);
    }

    /**
     * The server works on the request.
     *
     * @param condition is looked at again and again until it holds or the request is finished, which it must not be
     */
    public static Builder middle(Point point, Callable<Boolean> condition) {
        return new Builder(point, Moment.MIDDLE, condition);
    }

    /** For instance {@code cut before a COMMIT}. */
    @Override
    public String toString() {
        return action.word() + " " + (moment == Moment.MIDDLE ? "in the middle of" : moment.word()) + " " + point;
    }

    /** A fault that lacks what happens. */
    public static final class Builder {

        private final Point point;
        private final Moment moment;
        private final @Nullable Callable<Boolean> condition;

        private Builder(Point point, Moment moment, @Nullable Callable<Boolean> condition) {
            this.point = point;
            this.moment = moment;
            this.condition = condition;
        }

        /** See {@link FaultAction.Cut}. */
        public WireFault cut() {
            return with(new FaultAction.Cut());
        }

        /** See {@link FaultAction.Close}. */
        public WireFault close() {
            return with(new FaultAction.Close());
        }

        /** See {@link FaultAction.Freeze}. */
        public WireFault freeze() {
            return with(new FaultAction.Freeze());
        }

        /** See {@link FaultAction.Blackout}. */
        public WireFault blackout() {
            return with(new FaultAction.Blackout());
        }

        /** See {@link FaultAction.Hook}. */
        public WireFault hook(String name, Consumer<FaultFired> effect) {
            return with(new FaultAction.Hook(name, effect));
        }

        /** See {@link FaultAction.Hook}. */
        public WireFault hook(String name, Runnable effect) {
            return hook(name, fired -> effect.run());
        }

        /** See {@link FaultAction.Pause}. */
        public WireFault hold(Hold hold) {
            return with(new FaultAction.Pause(hold));
        }

        /** Any action. */
        public WireFault with(FaultAction action) {
            return new WireFault(point, moment, condition, action);
        }
    }
}
