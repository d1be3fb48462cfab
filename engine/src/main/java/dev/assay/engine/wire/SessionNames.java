package dev.assay.engine.wire;

import dev.assay.engine.sql.SqlRedaction;
import dev.assay.engine.wire.protocol.Bind;
import dev.assay.engine.wire.protocol.Bytes;
import dev.assay.engine.wire.protocol.Close;
import dev.assay.engine.wire.protocol.Parse;
import dev.assay.engine.wire.protocol.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the names of prepared statements and portals of one session stand for: protocol chapter, "Extended Query". */
final class SessionNames {

    private static final int BINARY = 1;

    private final Map<String, SqlRedaction> statements = new HashMap<>();
    private final Map<String, Portal> portals = new HashMap<>();

    /** A bound statement. */
    record Portal(SqlRedaction sql, List<@Nullable String> parameters) {}

    SqlRedaction parse(Parse message) {
        SqlRedaction sql = SqlRedaction.of(message.sql());
        statements.put(message.statement(), sql);
        return sql;
    }

    @Nullable
    Portal bind(Bind message, boolean parameters) {
        SqlRedaction sql = statements.get(message.statement());
        if (sql == null) {
            portals.remove(message.portal());
            return null;
        }
        Portal portal = new Portal(sql, parameters ? values(message, sql) : List.of());
        portals.put(message.portal(), portal);
        return portal;
    }

    @Nullable
    SqlRedaction statement(String name) {
        return statements.get(name);
    }

    @Nullable
    Portal portal(String name) {
        return portals.get(name);
    }

    void close(Close message) {
        if (message.target() == Target.STATEMENT) {
            statements.remove(message.name());
        } else {
            portals.remove(message.name());
        }
    }

    private static List<@Nullable String> values(Bind message, SqlRedaction sql) {
        List<@Nullable String> values = new ArrayList<>();
        boolean sensitive = SqlRedaction.isSensitive(sql.text());
        for (int i = 0; i < message.parameters().size(); i++) {
            Bytes value = message.parameters().get(i);
            values.add(value == null ? null : sensitive ? SqlRedaction.MARK : text(value, message.parameterFormat(i)));
        }
        return Collections.unmodifiableList(values);
    }

    private static String text(Bytes value, int format) {
        return format == BINARY ? "\\x" + HexFormat.of().formatHex(value.toByteArray()) : value.text();
    }
}
