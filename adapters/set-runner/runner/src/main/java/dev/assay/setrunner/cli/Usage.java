package dev.assay.setrunner.cli;

/** The text of {@code --help}. */
final class Usage {

    static final String TEXT = """
            usage: set-runner <command> --database <jdbc url> --migrations <directory> [options]

            commands
              migrate     apply every migration that is on disk and not applied, but for the deferred ones
              adopt       record migrations whose objects are in the database already, after proving it
              verify      compare the applied set with the files; exit 11 if they differ
              status      list every migration and where it stands
              down        undo the highest applied version by its .down.sql (--count n for more)
              clean       remove everything that the recorded migrations made (needs --yes)
              accept-changes
                          record the contents that applied files have now; execute nothing

            options
              --database <jdbc url>              jdbc:postgresql://host:port/database
              --user <name>                      default: the environment variable PGUSER
              --migrations <directory>           holds <version>_<name>.up.sql and .down.sql
              --tracker <schema.table>           default: public.applied_migrations
              --legacy-tracker <schema.table>    a golang-migrate table to take over while nothing is recorded
              --lock-wait <time>                 60s (the default), 500ms, 5m
              --checksums record|verify          default: record
              --missing-files refuse|allow       default: refuse
              --existing-objects refuse|allow    default: refuse
              --column-order compare|ignore      for adopt; default: compare
              --vouch-for <version>              for adopt, may be repeated: vouch for the rows of a migration
              --count <n>                        for down; default: 1
              --deferred                         for migrate: apply the deferred migrations too
              --dry-run                          for migrate: execute it in one transaction and roll it back
              --objects                          for verify: replay the applied set beside it, and compare the objects too
              --yes                              for clean: every object that the migrations made goes, with all rows
              --set all|required|deferred        for verify: which set has to be complete; default: all

            The password is read from the environment variable PGPASSWORD, never from an argument.

            exit codes
              0 done, the set is complete    1 a defect of the runner      2 wrong arguments
              3 connection                   4 lock                        5 a migration file
              6 a statement failed           7 tracker                     8 files and tracker contradict
              9 existing objects             10 pending on a read-only server
              11 verify: not complete        12 the answer to a COMMIT was lost: run again
              13 dry run: not everything could be rehearsed
            """;

    private Usage() {}
}
