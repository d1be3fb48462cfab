package dev.assay.engine.scenario;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a runner is asked to do.
 *
 * @param verb which of the things that runners do
 * @param to the version at which it is to end, 0 for none; there for a verb {@linkplain Verb#hasTarget() with a target}, and
 *     for no other
 */
public record Action(Verb verb, OptionalLong to) {

    /** Apply everything pending. */
    public static final Action DEPLOY = of(Verb.DEPLOY);

    /** Take over a database whose objects exist already. */
    public static final Action ADOPT = of(Verb.ADOPT);

    /** Say whether the database is as the release wants it. */
    public static final Action VERIFY = of(Verb.VERIFY);

    /** Remove everything that the migrations made. */
    public static final Action CLEAN = of(Verb.CLEAN);

    /** Apply the deferred migrations, too. */
    public static final Action DEPLOY_DEFERRED = of(Verb.DEPLOY_DEFERRED);

    /** Say whether the migrations that are not deferred are applied. */
    public static final Action VERIFY_REQUIRED = of(Verb.VERIFY_REQUIRED);

    /** Say whether the deferred migrations are applied. */
    public static final Action VERIFY_DEFERRED = of(Verb.VERIFY_DEFERRED);

    /** Accept that texts of applied files changed. */
    public static final Action ACCEPT_CHANGES = of(Verb.ACCEPT_CHANGES);

    /** The things that runners do. */
    public enum Verb {
        /** Applies everything pending but the deferred migrations. */
        DEPLOY,
        /** Takes over a database whose objects exist already. */
        ADOPT(Capability.ADOPT),
        /** Undoes the newest migrations; the target is the version that is the newest applied one afterwards. */
        ROLLBACK(Capability.DOWN),
        /**
         * Carries out the documented recovery after a failed migration, and succeeds without doing anything if that is to
         * run the runner again; the target is the last version that is known to be good.
         */
        RECOVER,
        /** Says whether the database is as the release wants it, and changes nothing. */
        VERIFY(Capability.VERIFY),
        /** Removes everything that the migrations made; then the database is as before the first of them. */
        CLEAN(Capability.CLEAN),
        /** Accepts that texts of applied files changed, and runs nothing. */
        ACCEPT_CHANGES(Capability.ACCEPT_CHANGES),
        /** Applies everything pending, the deferred migrations among it. */
        DEPLOY_DEFERRED(Capability.DEFER),
        /** Says whether the migrations that are not deferred are applied, and changes nothing. */
        VERIFY_REQUIRED(Capability.DEFER),
        /** Says whether the deferred migrations are applied, and changes nothing. */
        VERIFY_DEFERRED(Capability.DEFER);

        private final Optional<Capability> needs;

        Verb() {
            this.needs = Optional.empty();
        }

        Verb(Capability needs) {
            this.needs = Optional.of(needs);
        }

        /**
         * Tells what a runner must have to do it.
         *
         * @return the capability; empty for what every runner does
         */
        public Optional<Capability> needs() {
            return needs;
        }

        /**
         * Tells whether a version is said at which it is to end.
         *
         * @return whether there is a target
         */
        public boolean hasTarget() {
            return this == ROLLBACK || this == RECOVER;
        }

        /**
         * Tells whether nothing that is looked at may be another afterwards, whatever the runner answers.
         *
         * @return whether the schema, the rows and the applied set have to stay
         */
        public boolean changesNothing() {
            return switch (this) {
                case VERIFY, VERIFY_REQUIRED, VERIFY_DEFERRED, ACCEPT_CHANGES -> true;
                case DEPLOY, DEPLOY_DEFERRED, ADOPT, ROLLBACK, RECOVER, CLEAN -> false;
            };
        }

        /**
         * Tells whether it asks for the required or for the deferred migrations alone; what the other ones have begun, and left, is
         * not what it asks about.
         *
         * @return whether it asks for one of the two sets
         */
        public boolean asksForOneSet() {
            return this == VERIFY_REQUIRED || this == VERIFY_DEFERRED;
        }
    }

    /** Checks that there is a target where one belongs. */
    public Action {
        if (verb.hasTarget() != to.isPresent()) {
            throw new IllegalArgumentException(verb + (verb.hasTarget() ? " without a target" : " with a target"));
        }
    }

    /**
     * Makes an action without a target.
     *
     * @param verb which one
     * @return the action
     */
    public static Action of(Verb verb) {
        return new Action(verb, OptionalLong.empty());
    }

    /**
     * Undo the newest migrations.
     *
     * @param to the version that is the newest applied one afterwards, 0 for none
     * @return the action
     */
    public static Action rollback(long to) {
        return new Action(Verb.ROLLBACK, OptionalLong.of(to));
    }

    /**
     * Carry out the documented recovery after a failed migration.
     *
     * @param to the last version that is known to be good, 0 for none
     * @return the action
     */
    public static Action recover(long to) {
        return new Action(Verb.RECOVER, OptionalLong.of(to));
    }

    /**
     * Tells which versions are applied when it has succeeded.
     *
     * @param release what is on disk
     * @param applied the versions that were applied before it
     * @return the versions in ascending order
     */
    public SortedSet<Long> leaves(Release release, SortedSet<Long> applied) {
        SortedSet<Long> onDisk = release.versions();
        SortedSet<Long> deferred = release.deferred();
        return switch (verb) {
            case ADOPT, VERIFY, DEPLOY_DEFERRED -> onDisk;
            case DEPLOY, VERIFY_REQUIRED ->
                only(onDisk, version -> !deferred.contains(version) || applied.contains(version));
            case VERIFY_DEFERRED -> only(onDisk, version -> deferred.contains(version) || applied.contains(version));
            case ROLLBACK, RECOVER -> new TreeSet<>(onDisk.headSet(to.orElseThrow() + 1));
            case CLEAN -> new TreeSet<>();
            case ACCEPT_CHANGES -> applied;
        };
    }

    private static SortedSet<Long> only(SortedSet<Long> versions, Predicate<Long> wanted) {
        return versions.stream().filter(wanted).collect(Collectors.toCollection(TreeSet::new));
    }
}
