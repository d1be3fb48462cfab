package dev.assay.adapter.command.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.FileForm;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.yaml.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The page, the schema and what Assay really says must agree. */
class ProtocolPageTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PAGE = Path.of(System.getProperty("assay.project.dir"), "docs/adapter-protocol.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("### `([a-z-]+)`\n(?:(?!### ).*\n)*?```json\n(.*)\n```", Pattern.MULTILINE);

    private static Map<String, JsonNode> examples() throws IOException {
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        Matcher matcher = EXAMPLE.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            examples.put(matcher.group(1), JSON.readTree(matcher.group(2)));
        }
        return examples;
    }

    private static JsonNode schema() throws IOException {
        try (InputStream in = ProtocolSchema.class.getResourceAsStream(ProtocolSchema.RESOURCE)) {
            return JSON.readTree(in);
        }
    }

    private static List<String> messages() throws IOException {
        List<String> messages = new ArrayList<>();
        schema().path("anyOf")
                .forEach(one -> messages.add(one.path("$ref").asText().substring("#/$defs/".length())));
        return messages;
    }

    @Test
    void the_page_has_an_example_of_every_message_and_of_no_other() throws IOException {
        assertThat(examples().keySet()).hasSize(16).containsExactlyInAnyOrderElementsOf(messages());
    }

    @Test
    void each_example_is_as_the_schema_says() throws IOException {
        assertThat(examples())
                .isNotEmpty()
                .allSatisfy((kind, message) ->
                        assertThat(ProtocolSchema.complaint(message, kind)).isEmpty());
    }

    @Test
    void the_schema_as_a_whole_takes_each_of_them_too() throws IOException {
        var whole =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema());
        assertThat(examples().values())
                .isNotEmpty()
                .allSatisfy(message -> assertThat(whole.validate(message)).isEmpty());
        assertThat(whole.validate(JSON.readTree("{\"request\":\"fly\"}"))).isNotEmpty();
    }

    static Stream<Action> actions() {
        return Stream.of(
                Action.DEPLOY,
                Action.ADOPT,
                Action.rollback(1),
                Action.recover(0),
                Action.VERIFY,
                Action.CLEAN,
                Action.ACCEPT_CHANGES,
                Action.DEPLOY_DEFERRED,
                Action.VERIFY_REQUIRED,
                Action.VERIFY_DEFERRED);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void what_assay_says_is_as_the_schema_says(Action action) {
        Endpoint database = new Endpoint("127.0.0.1", 5433, "d b", "u@x", "p/w");
        JsonNode request = Requests.order(new Order(action, release(), database, Path.of("work"), true));

        assertThat(ProtocolSchema.complaint(request, request.path("request").asText()))
                .isEmpty();
        assertThat(ProtocolSchema.complaint(Requests.applied(database, release()), "applied"))
                .isEmpty();
    }

    @Test
    void a_file_is_told_byte_for_byte() {
        JsonNode migrations = Requests.applied(new Endpoint("127.0.0.1", 1, "d", "u", "p"), release())
                .path("migrations");

        assertThat(migrations.path(0).path("up").asText()).isEqualTo("A\r\nB");
        assertThat(migrations.path(0).path("down").asText()).isEqualTo("C\r\n");
        assertThat(migrations.path(1).path("up").asText()).isEqualTo("\uFEFFD");
        assertThat(migrations.path(1).has("down")).isFalse();
    }

    @Test
    void files_that_are_no_migrations_are_told_where_there_are_some() {
        Endpoint database = new Endpoint("127.0.0.1", 1, "d", "u", "p");
        Release littered = new Release(release().migrations(), new TreeMap<>(Map.of("a/README.md", "Read me")));
        JsonNode request = Requests.order(new Order(Action.DEPLOY, littered, database, Path.of("work"), true));

        assertThat(request.path("others").path("a/README.md").asText()).isEqualTo("Read me");
        assertThat(ProtocolSchema.complaint(request, "deploy")).isEmpty();
        assertThat(Requests.order(new Order(Action.DEPLOY, release(), database, Path.of("work"), true))
                        .has("others"))
                .isFalse();
    }

    private static Release release() {
        return new Release(List.of(
                migration(1, "A\nB", Optional.of("C\n"), FileForm.CRLF),
                migration(Long.MAX_VALUE, "D", Optional.empty(), FileForm.BOM)));
    }

    private static Migration migration(long version, String up, Optional<String> down, FileForm form) {
        return new Migration(
                String.valueOf(version), version, "m", up, down, true, false, form, new Location("story.yaml", 1, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            start-reply   | {"protocol":1,"version":"1.0","capabilities":[]}                                | relations
            start-reply   | {"protocol":1,"version":"dev","capabilities":[],"relations":["public.t"]}       | version
            start-reply   | {"protocol":1,"version":"1.0","capabilities":["fly"],"relations":["public.t"]}  | capabilities
            start-reply   | {"protocol":1,"version":"1.0","capabilities":[],"relations":["t"]}              | relations
            order-reply   | {"outcome":"succeeded","exitCode":0}                                            | exitCode
            order-reply   | []                                                                              | object expected
            applied-reply | {"versions":[1.5]}                                                              | integer
            """)
    void a_reply_that_is_not_as_agreed_is_refused(String kind, String reply, String names) throws IOException {
        assertThat(ProtocolSchema.complaint(JSON.readTree(reply), kind).orElse(""))
                .contains(names);
    }

    @Test
    void a_message_that_the_protocol_does_not_have_is_a_mistake_of_assay() {
        assertThatThrownBy(() -> ProtocolSchema.complaint(JSON.createObjectNode(), "flight"))
                .hasMessage("the protocol has no message 'flight'");
    }
}
