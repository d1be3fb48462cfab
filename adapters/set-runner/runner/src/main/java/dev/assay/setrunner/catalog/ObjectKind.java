package dev.assay.setrunner.catalog;

import java.util.Locale;

/** The kinds of objects that are compared, in the order in which differences are reported and missing objects are created. */
public enum ObjectKind {
    /** A schema; public is left out, every database has it. */
    SCHEMA,
    /** An extension and the schema that it is in. */
    EXTENSION,
    /** An enum, domain, range or composite type. */
    TYPE,
    /** A sequence; those of identity columns are part of the column. */
    SEQUENCE,
    /** A table, partitioned table or foreign table. */
    TABLE,
    /** A column of a table. */
    COLUMN,
    /** A view or materialized view. */
    VIEW,
    /** A function, procedure or aggregate. */
    ROUTINE,
    /** An index that is not part of a constraint. */
    INDEX,
    /** A primary key, unique, check or exclusion constraint. */
    CONSTRAINT,
    /** A foreign key. */
    FOREIGN_KEY,
    /** A trigger that a user made. */
    TRIGGER,
    /** A row security policy. */
    POLICY,
    /** A rewrite rule; those of views are part of the view. */
    RULE,
    /** A comment on one of the others. */
    COMMENT,
    /** A right of a role that does not own the object. */
    PRIVILEGE;

    /** How messages name the kind. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    String resource() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".sql";
    }
}
