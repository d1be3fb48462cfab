package dev.assay.engine.scenario;

import dev.assay.engine.schema.Level;
import dev.assay.engine.yaml.Location;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One story: what is done to a database, and which behaviours of a runner are accepted.
 *
 * @param id unique in the catalogue, of lower case letters, digits and hyphens
 * @param title what a right runner does, in one line
 * @param family the group of stories it belongs to
 * @param profile the group that a grade is given for
 * @param severity what happens to users whose runner gets it wrong
 * @param sources the incidents behind it
 * @param rules the ids of the rules of the specification that it tests, for instance {@code AMR-012}; empty outside of the
 *     catalogue, if its author wants it so
 * @param story what happened, in a few sentences
 * @param requires what a runner must be able to do for the story to apply
 * @param alone whether the story needs the server to itself, because it changes what is the server's and not a database's
 * @param collation by which order the database compares texts
 * @param level how much the schema must have in common with the one that the release gives
 * @param cases one or more ways to live through the story, each on a database of its own
 * @param exploration how further cases come out of the runner's own requests, if they do; there is one case then
 * @param accept the behaviours that are right, best first
 * @param at where the scenario begins
 */
public record Scenario(
        String id,
        String title,
        String family,
        String profile,
        Severity severity,
        List<String> sources,
        List<String> rules,
        String story,
        Set<Capability> requires,
        boolean alone,
        Collation collation,
        Level level,
        List<Case> cases,
        Optional<Exploration> exploration,
        List<Behaviour> accept,
        Location at) {

    /** Copies the collections. */
    public Scenario {
        sources = List.copyOf(sources);
        rules = List.copyOf(rules);
        requires = Set.copyOf(requires);
        cases = List.copyOf(cases);
        accept = List.copyOf(accept);
    }

    /**
     * One way to live through a story.
     *
     * @param name unique within the scenario; empty if it is the only one
     * @param title what the name means, where it does not say so itself; otherwise empty
     * @param steps what happens, in order
     */
    public record Case(String name, String title, List<Step> steps) {

        /** Copies the list. */
        public Case {
            steps = List.copyOf(steps);
        }

        /**
         * Finds the act that can be explored: the last one, if it is of one runner, must succeed, and has neither a fault
         * nor a pooler of its own.
         *
         * @return the act, or nothing if the last one is another
         */
        public Optional<Step.Solo> explorable() {
            return steps.stream()
                    .filter(Step.Act.class::isInstance)
                    .map(Step.Act.class::cast)
                    .reduce((earlier, later) -> later)
                    .filter(Step.Solo.class::isInstance)
                    .map(Step.Solo.class::cast)
                    .filter(act -> act.fault().isEmpty()
                            && act.via().isEmpty()
                            && act.expect().equals(Expectation.SUCCESS));
        }

        /**
         * Tells which poolers the case is played through.
         *
         * @return what has to be there to play it, may be empty
         */
        public Set<Pooler> poolers() {
            return steps.stream()
                    .filter(Step.Act.class::isInstance)
                    .map(Step.Act.class::cast)
                    .flatMap(act -> act.via().stream())
                    .collect(Collectors.toSet());
        }

        /**
         * Tells whether the server crashes in it.
         *
         * @return whether it does
         */
        public boolean crashesServer() {
            return steps.stream()
                    .filter(Step.Solo.class::isInstance)
                    .map(Step.Solo.class::cast)
                    .flatMap(act -> act.fault().stream())
                    .anyMatch(fault -> fault.kind() == Fault.Kind.SERVER_CRASH);
        }

        /**
         * Makes a case whose name says enough.
         *
         * @param name unique within the scenario; empty if it is the only one
         * @param steps what happens, in order
         */
        public Case(String name, List<Step> steps) {
            this(name, "", steps);
        }
    }

    /**
     * Makes a scenario explored that was not written to be.
     *
     * @param kind what is explored: of the last act of its last case
     * @return the explored scenario; this one if it is explored already, or its last act cannot be
     */
    public Scenario explored(Exploration.Kind kind) {
        Case last = cases.get(cases.size() - 1);
        if (exploration.isPresent() || last.explorable().isEmpty()) {
            return this;
        }
        return new Scenario(
                id,
                title,
                family,
                profile,
                severity,
                sources,
                rules,
                story,
                requires,
                alone,
                collation,
                level,
                List.of(new Case("", last.steps())),
                Optional.of(kind.at(at)),
                accept,
                at);
    }

    /**
     * Names a case in the catalogue.
     *
     * @param one one of the cases
     * @return {@code id} or {@code id / name}
     */
    public String nameOf(Case one) {
        return one.name().isEmpty() ? id : id + " / " + one.name();
    }
}
