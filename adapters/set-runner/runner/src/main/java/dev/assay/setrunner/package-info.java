/**
 * The set-based migration runner: a library on JDBC and SLF4J.
 *
 * <p>What a caller needs, and all of it:
 *
 * <ul>
 *   <li>{@link dev.assay.setrunner.SetRunner#builder()} takes {@code database(url, user, password)}, {@code dataSource(ds)} or
 *       {@code connection(c)}; {@code migrations(path)}; and the options {@code tracker("schema.table")}, {@code
 *       legacyTracker("schema.table")}, {@code lockWait(duration)}, {@code checksums(RECORD|VERIFY)}, {@code
 *       missingFiles(REFUSE|ALLOW)}, {@code existingObjects(REFUSE|ALLOW)}, {@code columnOrder(COMPARE|IGNORE)}, {@code
 *       deferred(LEAVE|APPLY)}, {@code vouchFor(version)}, {@code scratchDatabases(name -> connection)}, {@code listener(runListener)}.
 *   <li>{@code migrate()}, {@code dryRun()}, {@code adopt()}, {@code verify()}, {@code status()} and {@code down(n)} return records, or throw a {@link
 *       dev.assay.setrunner.SetRunnerException}: a sealed family with {@code exitCode()} and {@code problem()} (where, expected, found,
 *       rule, next).
 *   <li>{@link dev.assay.setrunner.RunListener} hears of each statement and each commit.
 *   <li>In the database, two tables belong to the runner: the tracker ({@code public.applied_migrations} by default) and, beside it
 *       and with the suffix {@code _progress}, how far non-transactional migrations have come. The second is created when the
 *       first such migration runs.
 *   <li>A file that begins with the comment {@code -- assay: no-transaction} runs statement by statement; with {@code
 *       -- assay: deferred} beside it, it is left for later, and so is what says {@code -- assay: requires <versions>} of it.
 * </ul>
 *
 * <p>What lives here is the runner; the reading of SQL is in {@code sql}, the comparison of catalogs in {@code catalog}, the command
 * line in {@code cli}.
 */
@NullMarked
package dev.assay.setrunner;

import org.jspecify.annotations.NullMarked;
