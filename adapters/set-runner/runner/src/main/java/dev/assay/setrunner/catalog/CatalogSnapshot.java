package dev.assay.setrunner.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The objects of a database as they were at one moment. */
public final class CatalogSnapshot {

    /** Columns of every query: schema, parent, name, ddl; what follows are attributes. */
    private static final int FIRST_ATTRIBUTE = 5;

    private final SortedMap<ObjectKey, CatalogObject> objects;

    private CatalogSnapshot(SortedMap<ObjectKey, CatalogObject> objects) {
        this.objects = Collections.unmodifiableSortedMap(objects);
    }

    /**
     * Reads the catalogs. The connection must be in a transaction, whose search_path is emptied so that the server qualifies every
     * name; for one consistent view it must be in REPEATABLE READ.
     *
     * @param leaveOut objects that do not count: those of the runner
     */
    public static CatalogSnapshot read(Connection connection, Predicate<ObjectKey> leaveOut) throws SQLException {
        TreeMap<ObjectKey, CatalogObject> objects = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SELECT pg_catalog.set_config('search_path', '', true)");
            for (ObjectKind kind : ObjectKind.values()) {
                try (ResultSet row = statement.executeQuery(query(kind))) {
                    while (row.next()) {
                        CatalogObject object = object(kind, row);
                        if (!leaveOut.test(object.key())) {
                            objects.put(object.key(), object);
                        }
                    }
                }
            }
        }
        return new CatalogSnapshot(objects);
    }

    private static String query(ObjectKind kind) {
        try (InputStream stream = CatalogSnapshot.class.getResourceAsStream(kind.resource())) {
            if (stream == null) {
                throw new IllegalStateException("resource " + kind.resource() + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CatalogObject object(ObjectKind kind, ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        TreeMap<String, String> attributes = new TreeMap<>();
        for (int i = FIRST_ATTRIBUTE; i <= columns.getColumnCount(); i++) {
            String value = row.getString(i);
            if (value != null) {
                attributes.put(columns.getColumnLabel(i), value);
            }
        }
        ObjectKey key = new ObjectKey(kind, row.getString(1), row.getString(2), row.getString(3));
        return new CatalogObject(key, attributes, row.getString(4));
    }

    /** The same without some objects. */
    public CatalogSnapshot without(Predicate<ObjectKey> leaveOut) {
        TreeMap<ObjectKey, CatalogObject> rest = new TreeMap<>(objects);
        rest.keySet().removeIf(leaveOut);
        return new CatalogSnapshot(rest);
    }

    /** All objects in the order of their keys. */
    public Collection<CatalogObject> objects() {
        return objects.values();
    }

    /** All keys in order. */
    public Set<ObjectKey> keys() {
        return objects.keySet();
    }

    /** One object; {@code null} if it is not there. */
    public @Nullable CatalogObject get(ObjectKey key) {
        return objects.get(key);
    }

    /** Tells whether an object is there. */
    public boolean contains(ObjectKey key) {
        return objects.containsKey(key);
    }
}
