package dev.assay.engine.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name in one form, whether PostgreSQL or the oracle said it: what it is and what it is called, without quotes and without
 * the schema of what is built in.
 */
record WitnessName(String group, String name) {

    private static final Set<String> TYPES =
            Set.of("enum", "domain", "range", "multirange", "row type", "composite type", "type");

    /** How PostgreSQL puts names that the oracle puts differently, and what of them is which part. */
    private static final Map<String, Pattern> FORMS = Map.of(
            "constraint|trigger|rule|policy", Pattern.compile("(.*) on (.*)"),
            "default privileges", Pattern.compile("for role (\\S+)(?: in schema (\\S+))? on (.*)"),
            "user mapping", Pattern.compile("(.*) on server (.*)"),
            "operator of family", Pattern.compile("operator (\\d+) \\((.*), (.*)\\) of (.*)"),
            "function of family", Pattern.compile("function (\\d+) \\((.*), (.*)\\) of (.*)"),
            "publication table|publication schema", Pattern.compile("(.*) in publication (.*)"),
            "transform", Pattern.compile("for (.*) on language (.*)"));

    private static final Map<String, String> GROUPS = Map.of(
            "table constraint", "constraint",
            "domain constraint", "constraint",
            "default acl", "default privileges",
            "server", "foreign server",
            "operator of access method", "operator of family",
            "function of access method", "function of family",
            "publication relation", "publication table",
            "publication namespace", "publication schema",
            "role", "database settings");

    /** Reads what pg_identify_object says, {@code type|identity}. */
    static WitnessName ofServer(String text) {
        int bar = text.indexOf('|');
        String type = text.substring(0, bar);
        String group = type.endsWith(" column") ? "column" : GROUPS.getOrDefault(type, type);
        String identity = plain(text.substring(bar + 1));
        if (type.equals("index column")) {
            return new WitnessName("index", identity.substring(0, identity.lastIndexOf('.')));
        }
        if (group.equals("database")) {
            return new WitnessName(group, "this");
        }
        return new WitnessName(group, inOurOrder(group, identity));
    }

    private static String inOurOrder(String group, String identity) {
        for (Map.Entry<String, Pattern> form : FORMS.entrySet()) {
            Matcher found = form.getValue().matcher(identity);
            if (Set.of(form.getKey().split("\\|")).contains(group) && found.matches()) {
                return switch (group) {
                    case "default privileges" ->
                        "of " + found.group(1) + " in "
                                + Optional.ofNullable(found.group(2)).orElse("every schema") + " on " + found.group(3);
                    case "user mapping" -> found.group(1) + " on " + found.group(2);
                    case "operator of family" ->
                        found.group(4) + ": s " + found.group(1) + " (" + found.group(2) + "," + found.group(3) + ")";
                    case "function of family" ->
                        found.group(4) + ": " + found.group(1) + " (" + found.group(2) + "," + found.group(3) + ")";
                    case "publication table", "publication schema" -> found.group(2) + ": " + found.group(1);
                    case "transform" -> "for " + found.group(1) + " language " + found.group(2);
                    default -> found.group(2) + "." + found.group(1);
                };
            }
        }
        return identity;
    }

    /** Reads what the oracle is expected to say: a kind and an identity, of which the kind is the longest that is known. */
    static WitnessName ofOracle(String text) {
        String said = text.replace("altered built-in ", "");
        for (String kind : KINDS) {
            if (said.startsWith(kind + " ")) {
                String identity = plain(said.substring(kind.length() + 1));
                return new WitnessName(TYPES.contains(kind) ? "type" : kind, identity);
            }
        }
        throw new IllegalArgumentException("no kind of object that is known: " + text);
    }

    /** Longer ones first where one begins like another. */
    private static final List<String> KINDS = List.of(
            "default privileges",
            "foreign-data wrapper",
            "foreign server",
            "foreign table",
            "materialized view",
            "operator of family",
            "function of family",
            "operator class",
            "operator family",
            "operator",
            "publication table",
            "publication schema",
            "publication",
            "row type",
            "multirange",
            "range",
            "statistics object",
            "text search configuration",
            "text search dictionary",
            "text search mapping",
            "text search parser",
            "text search template",
            "user mapping",
            "access method",
            "database settings",
            "database",
            "event trigger",
            "enum label",
            "enum",
            "composite type",
            "aggregate",
            "cast",
            "collation",
            "column",
            "constraint",
            "conversion",
            "domain",
            "extension",
            "function",
            "index",
            "inheritance",
            "language",
            "policy",
            "population",
            "procedure",
            "rule",
            "schema",
            "sequence",
            "subscription",
            "table",
            "transform",
            "trigger",
            "type",
            "view");

    private static String plain(String identity) {
        return identity.replace("\"", "")
                .replace("pg_catalog.", "")
                .replace("NONE", "none")
                .replaceAll(" \\(-?\\d+\\)$", "");
    }

    /** Returns what a part is a part of, where PostgreSQL has no name for the part itself. */
    Optional<WitnessName> whole() {
        int dot = name.lastIndexOf('.');
        return switch (group) {
            case "enum label" -> Optional.of(new WitnessName("type", name.substring(0, dot)));
            case "inheritance" ->
                Optional.of(new WitnessName(
                        name.endsWith("_idx") ? "index" : "table", name.substring(0, name.indexOf(" from "))));
            case "population" -> Optional.of(new WitnessName("materialized view", name));
            case "text search mapping" ->
                Optional.of(new WitnessName("text search configuration", name.substring(0, name.indexOf(':'))));
            default -> Optional.empty();
        };
    }
}
