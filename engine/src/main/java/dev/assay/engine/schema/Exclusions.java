package dev.assay.engine.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a snapshot leaves out because it is the runner's own: each by its identity, with all that exists only because of
 * it. There are no patterns, since a pattern could hide a real difference.
 */
public final class Exclusions {

    private static final Exclusions NONE = new Exclusions(Set.of(), Set.of(), Set.of());

    private final Set<String> schemas;
    private final Set<String> relations;
    private final Set<String> routines;

    private Exclusions(Set<String> schemas, Set<String> relations, Set<String> routines) {
        this.schemas = schemas;
        this.relations = relations;
        this.routines = routines;
    }

    /**
     * Leaves out nothing.
     *
     * @return the exclusions to start from
     */
    public static Exclusions none() {
        return NONE;
    }

    /**
     * Leaves out what belongs to a runner.
     *
     * @param schemas its schemas, by their names as the catalogs hold them, not quoted
     * @param relations its relations and types, written {@code schema.relation}
     * @return the exclusions of all of them
     */
    public static Exclusions of(Collection<String> schemas, Collection<String> relations) {
        Exclusions exclusions = NONE;
        for (String schema : schemas) {
            exclusions = exclusions.andSchema(schema);
        }
        for (String relation : relations) {
            int dot = relation.indexOf('.');
            exclusions = exclusions.andRelation(relation.substring(0, dot), relation.substring(dot + 1));
        }
        return exclusions;
    }

    /**
     * Also leaves out a schema with everything in it.
     *
     * @param name the schema's name as the catalogs hold it, not quoted
     * @return new exclusions
     */
    public Exclusions andSchema(String name) {
        return new Exclusions(with(schemas, Identifiers.quote(name)), relations, routines);
    }

    /**
     * Also leaves out a table, view or sequence with its columns, indexes, constraints, triggers, types, owned sequences;
     * or a type, which never has the name of a relation of its schema, since that has a row type.
     *
     * @param schema the name of its schema as the catalogs hold it, not quoted
     * @param name its own name as the catalogs hold it, not quoted
     * @return new exclusions
     */
    public Exclusions andRelation(String schema, String name) {
        String identity = Identifiers.quote(schema) + "." + Identifiers.quote(name);
        return new Exclusions(schemas, with(relations, identity), routines);
    }

    /**
     * Also leaves out a function or procedure.
     *
     * @param identity its identity as a snapshot shows it, as in {@code public.lock_migrations(integer, text)}
     * @return new exclusions
     */
    public Exclusions andRoutine(String identity) {
        return new Exclusions(schemas, relations, with(routines, identity));
    }

    /**
     * Returns whether a schema is left out.
     *
     * @param identity its identity, as in {@code app}
     * @return whether it is left out with everything in it
     */
    public boolean hasSchema(String identity) {
        return schemas.contains(identity);
    }

    /**
     * Returns whether a relation is left out by itself.
     *
     * @param identity its identity, as in {@code public.schema_migrations}
     * @return whether it is left out, whatever its schema is
     */
    public boolean hasRelation(String identity) {
        return relations.contains(identity);
    }

    boolean hasRoutine(String identity) {
        return routines.contains(identity);
    }

    private static Set<String> with(Set<String> names, String name) {
        TreeSet<String> more = new TreeSet<>(names);
        more.add(name);
        return Collections.unmodifiableSet(more);
    }
}
