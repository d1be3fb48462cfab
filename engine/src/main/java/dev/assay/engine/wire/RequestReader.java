package dev.assay.engine.wire;

import dev.assay.engine.sql.SqlRedaction;
import dev.assay.engine.wire.protocol.Bind;
import dev.assay.engine.wire.protocol.Close;
import dev.assay.engine.wire.protocol.Describe;
import dev.assay.engine.wire.protocol.Execute;
import dev.assay.engine.wire.protocol.Frame;
import dev.assay.engine.wire.protocol.FrontendMessage;
import dev.assay.engine.wire.protocol.Parse;
import dev.assay.engine.wire.protocol.PasswordKind;
import dev.assay.engine.wire.protocol.Query;
import dev.assay.engine.wire.protocol.Target;
import dev.assay.engine.wire.protocol.WireProtocolException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what a message of a client is about. A message that cannot be decoded is about nothing. */
final class RequestReader {

    private static final SqlRedaction NO_SQL = SqlRedaction.of("");

    private final SessionNames names = new SessionNames();
    private final boolean parameters;

    RequestReader(boolean parameters) {
        this.parameters = parameters;
    }

    /**
     * What a request is about.
     *
     * @param redaction its SQL, with what is secret in it
     * @param sql its SQL without passwords, or {@code null}
     * @param name the statement or portal that it names, or {@code null}
     * @param parameters its values
     */
    record Subject(
            SqlRedaction redaction,
            @Nullable String sql,
            @Nullable String name,
            List<@Nullable String> parameters) {}

    static Subject nothing() {
        return new Subject(NO_SQL, null, null, List.of());
    }

    Subject read(Frame frame, RequestKind kind) {
        if (kind.isCopy() || !frame.isWhole()) {
            return nothing();
        }
        try {
            return subject(FrontendMessage.decode(frame, PasswordKind.PASSWORD));
        } catch (WireProtocolException e) {
            // The server will say so; here it is only not understood.
            return nothing();
        }
    }

    private Subject subject(FrontendMessage message) {
        if (message instanceof Query query) {
            return subject(SqlRedaction.of(query.sql()), null, List.of());
        } else if (message instanceof Parse parse) {
            return subject(names.parse(parse), parse.statement(), List.of());
        } else if (message instanceof Bind bind) {
            return portal(names.bind(bind, parameters), bind.portal());
        } else if (message instanceof Execute execute) {
            return portal(names.portal(execute.portal()), execute.portal());
        } else if (message instanceof Describe describe) {
            return target(describe.target(), describe.name());
        } else if (message instanceof Close close) {
            Subject closed = target(close.target(), close.name());
            names.close(close);
            return closed;
        }
        return nothing();
    }

    private Subject target(Target target, String name) {
        return target == Target.PORTAL
                ? portal(names.portal(name), name)
                : subject(names.statement(name), name, List.of());
    }

    private static Subject portal(SessionNames.@Nullable Portal portal, String name) {
        return portal == null ? subject(null, name, List.of()) : subject(portal.sql(), name, portal.parameters());
    }

    private static Subject subject(
            @Nullable SqlRedaction sql, @Nullable String name, List<@Nullable String> parameters) {
        return sql == null
                ? new Subject(NO_SQL, null, name, parameters)
                : new Subject(sql, sql.text(), name, parameters);
    }
}
