package dev.assay.engine.wire.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTests {

    @Nested
    class Survives_encoding_and_decoding {

        static List<FrontendMessage> frontend() {
            return Samples.frontend();
        }

        static List<FrontendMessage> untyped() {
            return Samples.untyped();
        }

        static List<BackendMessage> backend() {
            return Samples.backend();
        }

        @ParameterizedTest
        @MethodSource
        void frontend(FrontendMessage message) throws IOException {
            assertThat(FrontendMessage.decode(message.encode(), PasswordKind.PASSWORD))
                    .isEqualTo(message);
        }

        @ParameterizedTest
        @MethodSource
        void untyped(FrontendMessage message) throws IOException {
            assertThat(FrontendMessage.decode(message.encode(), PasswordKind.PASSWORD))
                    .isEqualTo(message);
        }

        @ParameterizedTest
        @MethodSource
        void backend(BackendMessage message) throws IOException {
            assertThat(BackendMessage.decode(message.encode())).isEqualTo(message);
        }

        @Test
        void passwords() throws IOException {
            for (Map.Entry<PasswordKind, FrontendMessage> sample :
                    Samples.passwords().entrySet()) {
                FrontendMessage message = sample.getValue();
                assertThat(FrontendMessage.decode(message.encode(), sample.getKey()))
                        .isEqualTo(message);
            }
        }
    }

    @Test
    void every_message_of_the_protocol_has_a_sample() {
        List<Class<?>> sampled = new ArrayList<>();
        Samples.frontend().forEach(message -> sampled.add(message.getClass()));
        Samples.untyped().forEach(message -> sampled.add(message.getClass()));
        Samples.passwords().values().forEach(message -> sampled.add(message.getClass()));
        Samples.backend().forEach(message -> sampled.add(message.getClass()));

        assertThat(sampled).contains(FrontendMessage.class.getPermittedSubclasses());
        assertThat(sampled).contains(BackendMessage.class.getPermittedSubclasses());
    }

    @Nested
    class Never_shows {

        @Test
        void a_password() {
            assertThat(Samples.passwords().values())
                    .allSatisfy(message -> assertThat(message.toString())
                            .doesNotContain("hush")
                            .endsWith("[]"));
        }

        @Test
        void a_cancel_key() {
            Bytes key = Bytes.ofText("key!");
            assertThat(new BackendKeyData(1, key)).hasToString("BackendKeyData[processId=1]");
            assertThat(new CancelRequest(1, key)).hasToString("CancelRequest[processId=1]");
        }

        @Test
        void the_values_of_a_bind() {
            assertThat(new Bind("", "s", List.of(), List.of(Bytes.ofText("hush")), List.of()))
                    .hasToString("Bind[portal=, statement=s, 1 parameters]");
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @ValueSource(ints = {0, 3, 257})
        void a_cancel_key_of(int length) {
            Frame frame = new BackendKeyData(1, Bytes.of(new byte[length])).encode();
            assertThatThrownBy(() -> BackendMessage.decode(frame))
                    .isInstanceOf(WireProtocolException.class)
                    .hasMessage("a message of type 'K' has a cancel key of %d bytes; the rule is 4 to 256", length);
        }

        @Test
        void a_string_without_its_end() {
            Frame frame = new FrameBuilder('Q').bytes(Bytes.ofText("SELECT")).build();
            assertThatThrownBy(() -> FrontendMessage.decode(frame, PasswordKind.PASSWORD))
                    .isInstanceOf(WireProtocolException.class)
                    .hasMessage("a message of type 'Q' has a string without its zero byte");
        }

        @Test
        void bytes_that_nobody_asked_for() {
            Frame frame = new FrameBuilder('S').int8(0).build();
            assertThatThrownBy(() -> FrontendMessage.decode(frame, PasswordKind.PASSWORD))
                    .isInstanceOf(WireProtocolException.class)
                    .hasMessage("a message of type 'S' has 1 bytes too many");
        }

        @Test
        void a_zero_character_in_a_string_that_it_is_to_send() {
            assertThatThrownBy(() -> new Query("a\0b").encode()).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_bind_knows_the_format_of_each_parameter() {
        List<Bytes> two = List.of(Bytes.EMPTY, Bytes.EMPTY);
        assertThat(new Bind("", "", List.of(), two, List.of()).parameterFormat(1))
                .isZero();
        assertThat(new Bind("", "", List.of((short) 1), two, List.of()).parameterFormat(1))
                .isOne();
        assertThat(new Bind("", "", List.of((short) 1, (short) 0), two, List.of()).parameterFormat(1))
                .isZero();
    }

    @Test
    void a_frame_is_the_bytes_that_were_read_and_shows_none_of_them() throws IOException {
        Frame frame = new PasswordMessage("hush").encode();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        frame.writeTo(out);
        assertThat(out.toByteArray()).isEqualTo(frame.toByteArray()).hasSize(frame.length());
        assertThat(frame).hasToString("'p' 10 bytes");
    }
}
