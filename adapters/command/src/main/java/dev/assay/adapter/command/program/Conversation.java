package dev.assay.adapter.command.program;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.adapter.AdapterContractException;
import dev.assay.engine.adapter.DialogueProcess;
import dev.assay.engine.schema.Printable;
import dev.assay.engine.yaml.Location;
import dev.assay.engine.yaml.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One program that was started, from its hand-shake to its end. Every reply is held against the schema. */
final class Conversation implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String RULE =
            "an adapter that breaks the protocol is in error, and nothing is said of its runner";
    private static final String NEXT = "correct the program; docs/adapter-protocol.md has every message";
    private static final Duration STOP_BOUND = Duration.ofSeconds(10);
    private static final int LONGEST_QUOTE = 300;

    private final DialogueProcess process;
    private final String program;
    private volatile String asked = "";
    private int line;

    Conversation(DialogueProcess process, String program) {
        this.process = process;
        this.program = program;
    }

    DialogueProcess process() {
        return process;
    }

    /** The hand-shake: it must be the first thing. */
    Metadata start() throws InterruptedException {
        return Metadata.of(ask(Requests.start(), "start-reply"));
    }

    /** Says something and takes the reply, which must be of a kind. */
    JsonNode ask(ObjectNode request, String kind) throws InterruptedException {
        asked = request.path("request").asText();
        try {
            process.send(request.toString());
        } catch (IOException e) {
            throw ended(kind);
        }
        line++;
        try {
            Optional<String> reply = process.receive();
            if (reply.isEmpty()) {
                throw ended(kind);
            }
            return read(reply.get(), kind);
        } catch (IOException e) {
            throw broken(expected(kind), "what cannot be read: " + e.getMessage());
        }
    }

    /** Says that nothing follows; the program must end by itself, with exit code 0. */
    void stop() throws InterruptedException {
        asked = "stop";
        line++;
        try {
            process.sendLast(Requests.stop().toString());
        } catch (IOException e) {
            // It has ended already, which is how it should end.
        }
        Optional<Integer> exitCode = process.awaitEnd(STOP_BOUND);
        if (!exitCode.equals(Optional.of(0))) {
            String found = exitCode.map(code -> "exit code " + code).orElse("a program that still runs") + said();
            throw broken(
                    "the program to end with exit code 0 within " + STOP_BOUND.toSeconds() + " s of 'stop'", found);
        }
    }

    /** The program did not answer in time. */
    AdapterContractException silent(Duration bound) throws InterruptedException {
        return broken("a reply to '" + asked + "' within " + bound.toSeconds() + " s", "none" + said());
    }

    private JsonNode read(String text, String kind) {
        JsonNode reply;
        try {
            reply = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw broken(expected(kind), "'" + quote(text) + "', which is not JSON: " + quote(e.getOriginalMessage()));
        }
        Optional<String> complaint = ProtocolSchema.complaint(reply, kind);
        if (complaint.isPresent()) {
            throw broken(expected(kind), "'" + quote(text) + "': " + quote(complaint.get()));
        }
        return reply;
    }

    private AdapterContractException ended(String kind) throws InterruptedException {
        String exitCode = process.awaitEnd(STOP_BOUND)
                .map(code -> "its end with exit code " + code)
                .orElse("that it closed its standard output");
        return broken(expected(kind), exitCode + said());
    }

    private String expected(String kind) {
        return "one line that is a reply to '" + asked + "', as protocol.schema.json has it under $defs/" + kind;
    }

    private String said() throws InterruptedException {
        String errors = process.errors().strip();
        String end = errors.substring(Math.max(0, errors.length() - LONGEST_QUOTE));
        return end.isEmpty() ? "" : "; on its standard error it said '" + Printable.text(end) + "'";
    }

    private String quote(String text) {
        return Printable.start(process.withoutSecrets(text), LONGEST_QUOTE);
    }

    private AdapterContractException broken(String expected, String found) {
        Location where = new Location(program + ", standard output", Math.max(1, line), 1);
        return new AdapterContractException(new Problem(where, expected, found, RULE, NEXT));
    }

    @Override
    public void close() {
        process.close();
    }
}
