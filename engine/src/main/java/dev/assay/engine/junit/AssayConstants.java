package dev.assay.engine.junit;

/** The configuration parameters of the engine. Each may also be given as a system property of the same name. */
public final class AssayConstants {

    /** The id of the engine: {@value}. */
    public static final String ENGINE_ID = "assay";

    /** Which runner is tested: the id of a runner, for instance {@code golang-migrate}. Default {@code set-runner}. */
    public static final String RUNNER = "assay.runner";

    /**
     * Whether a runner whose tool is not there fails the run ({@code true}) or skips it, saying so ({@code false}).
     * Default {@code false}.
     */
    public static final String RUNNER_REQUIRED = "assay.runner.required";

    /**
     * Where PostgreSQL comes from: {@code auto}, {@code embedded}, {@code testcontainers}, or the JDBC or libpq URL of
     * a server on this machine. Default {@code auto}.
     */
    public static final String POSTGRES = "assay.postgres";

    /** Which major version of PostgreSQL, for instance {@code 17}. Default: the newest that is known. */
    public static final String POSTGRES_VERSION = "assay.postgres.version";

    /** Which container image, for instance {@code postgres:17-alpine}. Default: the official one of the version. */
    public static final String POSTGRES_IMAGE = "assay.postgres.image";

    /** The directory in which the tools of runners are installed. Default {@code .tools}. */
    public static final String TOOLS_DIRECTORY = "assay.tools.dir";

    /** Adapter descriptors beside those on the class path: file names, separated by commas. Default none. */
    public static final String ADAPTERS = "assay.adapters";

    /**
     * A file of recorded deviations in place of those beside the adapter, or {@code none}. Default: those beside the
     * adapter.
     */
    public static final String DEVIATIONS = "assay.deviations";

    /** The day of the run, by which recorded deviations run out: year-month-day. Default: today, in UTC. */
    public static final String TODAY = "assay.today";

    /** The program PgBouncer, which some scenarios are played through. Default: the one on the PATH or in /usr/sbin. */
    public static final String PGBOUNCER = "assay.pgbouncer";

    /**
     * Whether a case that cannot be run because a program is not there is an error ({@code true}), or has the verdict
     * {@code none} and says so ({@code false}). Default {@code false}.
     */
    public static final String PROGRAMS_REQUIRED = "assay.programs.required";

    /** How long a runner may take for one act before it counts as hanging, in seconds. Default {@code 60}. */
    public static final String BOUND = "assay.bound.seconds";

    /** Whether the databases of cases are left for somebody to look at. Default {@code false}. */
    public static final String KEEP = "assay.keep";

    /** Whether the story of a case tells every request of the runner and the server's answer. Default {@code false}. */
    public static final String TRACE = "assay.trace";

    /**
     * What a scenario file that cannot be used is: {@code error} (nothing is run) or {@code warning} (the others are
     * run). Default {@code error}.
     */
    public static final String UNUSABLE_FILE = "assay.discovery.unusable-file";

    /**
     * Whether cases run in parallel: {@code true} or {@code false}. Default {@code true}. The parameters under
     * {@value #PARALLEL_PREFIX}{@code config.} mean what they mean for JUnit Jupiter under
     * {@code junit.jupiter.execution.parallel.config.}.
     */
    public static final String PARALLEL = "assay.execution.parallel.enabled";

    /** The prefix of the parameters of parallel execution. */
    public static final String PARALLEL_PREFIX = "assay.execution.parallel.";

    /**
     * The seed of an order in which families, scenarios and cases are begun, a number. No verdict may depend on it. Default: they
     * are begun in the order of their names.
     */
    public static final String SHUFFLE = "assay.execution.shuffle";

    /**
     * Only this case of the scenarios that explore: a crash point such as {@code 17:after:blackout}, or a schedule such as
     * {@code 17} or {@code 17+9}. Default: all.
     */
    public static final String AT = "assay.explore.at";

    /**
     * What is explored of the scenarios that do not say so themselves, {@code crash-points} or {@code interleavings}: their
     * last act, where that can be. Default: nothing.
     */
    public static final String EXPLORE = "assay.explore";

    /** What happens at crash points, in place of what each scenario says: words with commas, for instance {@code cut,kill}. */
    public static final String MODES = "assay.explore.modes";

    /** Whether crash points are run of which another one shows the same. Default {@code false}. */
    public static final String EXHAUSTIVE = "assay.explore.exhaustive";

    /** How often a schedule of two runners changes from one to the other, {@code 1} or {@code 2}. Default {@code 1}. */
    public static final String PREEMPTIONS = "assay.explore.preemptions";

    /**
     * How many cases of each exploration are run, a number from 1 or {@code all}. Default: what the adapter asks for, and
     * all where it asks for nothing.
     */
    public static final String POINTS = "assay.explore.points";

    /** How many crash points of each exploration are run although another one shows the same. Default {@code 0}. */
    public static final String AUDIT = "assay.explore.audit";

    /** What the choice of a sample and of the points for the audit depends on, a number. Default {@code 1}. */
    public static final String SEED = "assay.explore.seed";

    /** The key of the report entry under which the account of an exploration is published, as JSON. */
    public static final String EXPLORATION_ENTRY = "assay.exploration";

    /** The key of the report entry under which the facts of a run are published, as JSON, before its first case. */
    public static final String RUN_ENTRY = "assay.run";

    /** The key of the report entry under which the result of a case is published, as JSON. */
    public static final String RESULT_ENTRY = "assay.result";

    private AssayConstants() {}
}
