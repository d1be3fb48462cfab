package dev.assay.setrunner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that stands in a database, whatever its kind, by the identity that the server gives it; the newest first. */
final class Inventory {

    private static final String QUERY = query();

    /**
     * One object.
     *
     * @param kind in the server's words, for instance {@code text search configuration}
     * @param identity as the server spells it behind DROP and the kind
     */
    record Item(String kind, String identity) {

        @Override
        public String toString() {
            return kind + " " + identity;
        }
    }

    /**
     * What is known of an object.
     *
     * @param parent the identity of the relation that it is a part of; {@code null} for what stands by itself
     * @param member whether an extension owns it
     */
    record Facts(@Nullable String parent, boolean member) {}

    private final Map<Item, Facts> items;

    private Inventory(Map<Item, Facts> items) {
        this.items = Collections.unmodifiableMap(items);
    }

    /** Reads it, without the runner's own tables. */
    static Inventory of(RunContext context) throws SQLException {
        Options options = context.options();
        String own = "ARRAY[" + relation(options.tracker()) + ", " + relation(options.progress()) + "]";
        Map<Item, Facts> items = new LinkedHashMap<>();
        context.session()
                .query(
                        QUERY.replace(":own", own),
                        row -> items.put(
                                new Item(row.getString(1), row.getString(2)),
                                new Facts(row.getString(3), row.getBoolean(4))));
        return new Inventory(items);
    }

    private static String relation(QualifiedName name) {
        return "pg_catalog.to_regclass(" + Sql.literal(name.sql()) + ")::pg_catalog.oid";
    }

    private static String query() {
        try (InputStream stream = Inventory.class.getResourceAsStream("inventory.sql")) {
            if (stream == null) {
                throw new IllegalStateException("resource inventory.sql is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<Item> items() {
        return items.keySet();
    }

    boolean contains(Item item) {
        return items.containsKey(item);
    }

    /** Tells whether an object stands by itself and no extension owns it, so that it can be dropped. */
    boolean isOwnAndWhole(Item item) {
        Facts facts = items.get(item);
        return facts != null && facts.parent() == null && !facts.member();
    }

    /** Tells what is here and not in another inventory, in the order of this one. */
    List<Item> without(Inventory other) {
        return items.keySet().stream().filter(item -> !other.contains(item)).toList();
    }

    /** The identity of the relation that an object is a part of; {@code null} if it stands by itself. */
    @Nullable
    String parent(Item item) {
        Facts facts = items.get(item);
        return facts == null ? null : facts.parent();
    }

    /** Tells whether something of an identity is here, whatever its kind. */
    boolean has(String identity) {
        return items.keySet().stream().anyMatch(item -> item.identity().equals(identity));
    }
}
