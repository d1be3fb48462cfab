package dev.assay.setrunner;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Points a JDBC URL of PostgreSQL at another database. */
final class JdbcUrl {

    private static final String PREFIX = "jdbc:postgresql:";

    private JdbcUrl() {}

    /** The same URL with its database replaced; understands {@code //host:port/db?x=y} and {@code db?x=y}. */
    static String withDatabase(String url, String database) {
        int query = url.indexOf('?');
        String parameters = query < 0 ? "" : url.substring(query);
        String base = query < 0 ? url : url.substring(0, query);
        String name = URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
        int hosts = base.indexOf("//");
        if (hosts < 0) {
            return PREFIX + name + parameters;
        }
        int slash = base.indexOf('/', hosts + 2);
        return (slash < 0 ? base + "/" : base.substring(0, slash + 1)) + name + parameters;
    }
}
