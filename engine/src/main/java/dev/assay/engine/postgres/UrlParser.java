package dev.assay.engine.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a JDBC or libpq URL of a server that runs already. No message of it repeats a password. */
final class UrlParser {

    private static final int DEFAULT_PORT = 5432;
    private static final Set<String> KNOWN_PARAMETERS = Set.of("user", "password", "sslmode");
    private static final Set<String> PLAIN_SSL_MODES = Set.of("disable", "allow", "prefer");

    private final URI uri;
    private final Map<String, String> environment;

    private UrlParser(URI uri, Map<String, String> environment) {
        this.uri = uri;
        this.environment = environment;
    }

    static boolean looksLikeUrl(String text) {
        return text.startsWith("jdbc:") || text.startsWith("postgresql:") || text.startsWith("postgres:");
    }

    static Endpoint parse(String text, Map<String, String> environment) {
        return new UrlParser(uri(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text), environment)
                .endpoint();
    }

    private Endpoint endpoint() {
        if (!Set.of("postgresql", "postgres").contains(uri.getScheme()) || uri.getHost() == null) {
            throw malformed(shown(), "a URL without a host, or of another kind of database");
        }
        Map<String, String> parameters = parameters(uri.getRawQuery());
        String[] userInfo = userInfo(uri.getRawUserInfo());
        String user = first(userInfo[0], parameters.get("user"), environment.get("PGUSER"));
        if (user.isEmpty()) {
            throw noUser();
        }
        String password = first(userInfo[1], parameters.get("password"), environment.get("PGPASSWORD"));
        String database = decode(uri.getRawPath().replaceFirst("^/", ""));
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        return new Endpoint(host, port, database.isEmpty() ? "postgres" : database, user, password);
    }

    /** The URL as it may be shown: neither user nor parameters, which may hold a password. */
    private String shown() {
        String authority =
                uri.getHost() == null ? "..." : uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        return uri.getScheme() + "://" + authority + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // The exception's own message repeats the text, and with it the password: it is left out on purpose.
            String scheme = text.substring(0, text.indexOf(':'));
            throw malformed(scheme + "://...", "text that is no URL, near character " + (e.getIndex() + 1));
        }
    }

    private Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            String key = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            boolean plain = !key.equals("sslmode") || PLAIN_SSL_MODES.contains(value);
            if (!KNOWN_PARAMETERS.contains(key) || !plain) {
                throw malformed(shown(), "the parameter \"" + key + (key.equals("sslmode") ? "=" + value : "") + "\"");
            }
            parameters.put(key, value);
        }
        return parameters;
    }

    private static String[] userInfo(@Nullable String raw) {
        if (raw == null) {
            return new String[] {"", ""};
        }
        int colon = raw.indexOf(':');
        return colon < 0
                ? new String[] {decode(raw), ""}
                : new String[] {decode(raw.substring(0, colon)), decode(raw.substring(colon + 1))};
    }

    private static String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isEmpty()) {
                return candidate;
            }
        }
        return "";
    }

    /** Percent-decoding alone: a plus sign is a plus sign. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static PostgresException malformed(String shown, String found) {
        return PostgresException.at("--postgres " + shown)
                .expected("postgresql://USER@HOST:PORT/DATABASE with no parameters but user, password and"
                        + " sslmode=disable, allow or prefer")
                .found(found)
                .rule("Assay speaks to a server on this machine, without TLS")
                .next("correct the URL; percent-encode special characters in user and password");
    }

    private PostgresException noUser() {
        return PostgresException.at("--postgres " + shown())
                .expected("a user in the URL or in the environment variable PGUSER")
                .found("neither")
                .rule("Assay never guesses a role from the name of the operating system's user")
                .next("write postgresql://USER@HOST:PORT/DATABASE, and put the password into PGPASSWORD");
    }
}
