package dev.assay.engine.wire.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameReaderTests {

    @Nested
    class Reads {

        @ParameterizedTest(name = "seed {0}, pieces of up to {1}")
        @CsvSource({"1, 1", "2, 2", "3, 7", "4, 100", "5, 40000", "6, 1000000"})
        void every_message_from_a_torn_stream(long seed, int most) throws IOException {
            List<Frame> sent = new ArrayList<>();
            Samples.backend().forEach(message -> sent.add(message.encode()));
            sent.add(new CopyData(Bytes.of(new byte[100_000])).encode());
            Samples.frontend().forEach(message -> sent.add(message.encode()));
            FrameReader reader = new FrameReader(new TearingStream(join(sent), seed, most), Limits.DEFAULT);

            for (Frame frame : sent) {
                assertThat(reader.read()).isEqualTo(frame);
            }
            assertThat(reader.read()).isNull();
        }

        @Test
        void what_begins_a_connection_byte_by_byte() throws IOException {
            List<Frame> sent =
                    Samples.untyped().stream().map(FrontendMessage::encode).toList();
            FrameReader reader = new FrameReader(new TearingStream(join(sent), 1, 1), Limits.DEFAULT);

            for (Frame frame : sent) {
                assertThat(reader.readUntyped()).isEqualTo(frame);
            }
            assertThat(reader.readUntyped()).isNull();
        }

        @Test
        void only_the_beginning_of_a_message_that_is_too_long_to_hold_and_moves_the_rest() throws IOException {
            Frame huge = new CopyData(Bytes.of(new byte[200_000])).encode();
            byte[] stream = join(List.of(huge, new CopyDone().encode()));
            FrameReader reader = new FrameReader(new TearingStream(stream, 9, 5000), new Limits(1000, 1 << 20));
            ByteArrayOutputStream out = new ByteArrayOutputStream();

            Frame frame = reader.read();
            frame.writeTo(out);
            assertThat(out.size()).isEqualTo(1000);
            assertThat(frame.isWhole()).isFalse();
            assertThat(frame.length()).isEqualTo(huge.length());
            reader.copyRest(frame, out);

            assertThat(out.toByteArray()).isEqualTo(huge.toByteArray());
            assertThat(reader.read()).isEqualTo(new CopyDone().encode());
        }

        @Test
        void only_the_head_of_long_copy_data_that_is_to_be_forwarded() throws IOException {
            Frame copy = new CopyData(Bytes.of(new byte[100_000])).encode();
            Frame query = new Query("x".repeat(100_000)).encode();
            Frame row = new CopyData(Bytes.of(new byte[100])).encode();
            FrameReader reader =
                    new FrameReader(new TearingStream(join(List.of(copy, query, row)), 10, 7000), Limits.DEFAULT);
            ByteArrayOutputStream out = new ByteArrayOutputStream();

            Frame frame = reader.readToForward();
            frame.writeTo(out);
            assertThat(out.size()).isEqualTo(5);
            assertThat(frame.length()).isEqualTo(copy.length());
            reader.copyRest(frame, out);

            assertThat(out.toByteArray()).isEqualTo(copy.toByteArray());
            assertThat(reader.readToForward()).isEqualTo(query);
            assertThat(reader.readToForward()).isEqualTo(row);
            assertThat(reader.readToForward()).isNull();
        }

        @Test
        void what_it_has_not_used_to_hand_it_over() throws IOException {
            FrameReader reader = reader(join(List.of(new Sync().encode(), new Flush().encode())));

            assertThat(reader.takeBuffered()).isEmpty();
            assertThat(reader.peek()).isEqualTo('S');
            assertThat(reader.read()).isEqualTo(new Sync().encode());
            assertThat(reader.takeBuffered()).isEqualTo(new Flush().encode().toByteArray());
            assertThat(reader.takeBuffered()).isEmpty();
            assertThat(reader.peek()).isEqualTo(-1);
        }

        @Test
        void ahead_and_knows_whether_a_whole_message_is_at_hand() throws IOException {
            byte[] stream = join(List.of(new Sync().encode(), new Flush().encode(), new Query("x").encode()));
            FrameReader reader = reader(Arrays.copyOf(stream, stream.length - 1));

            assertThat(reader.hasWhole()).isFalse();
            reader.read();
            assertThat(reader.hasWhole()).isTrue();
            reader.read();
            assertThat(reader.hasWhole()).isFalse();
        }
    }

    @Nested
    class Refuses {

        @Test
        void a_length_that_is_shorter_than_itself() {
            assertThatThrownBy(() -> reader('Q', 0, 0, 0, 3).read())
                    .isExactlyInstanceOf(WireProtocolException.class)
                    .hasMessage("a message of type 'Q' says that it has 3 bytes; the rule is 4 to 1073741822");
        }

        @Test
        void a_length_beyond_the_limit() {
            assertThatThrownBy(() -> reader(0, 0xff, 0xff, 0xff, 0xff).read())
                    .hasMessage("a message of type '\\x00' says that it has 4294967295 bytes; the rule is 4 to"
                            + " 1073741822");
        }

        @Test
        void a_startup_packet_that_is_none() {
            assertThatThrownBy(() -> reader(0x16, 3, 1, 2, 0).readUntyped())
                    .hasMessage("a startup packet says that it has 369295618 bytes; the rule is 8 to 10000");
        }

        @Test
        void a_stream_that_ends_in_the_head_of_a_message() {
            assertThatThrownBy(() -> reader('Q', 0, 0).read())
                    .isInstanceOf(TornMessageException.class)
                    .hasMessage("the stream ended inside the head of a message");
        }

        @Test
        void a_stream_that_ends_in_a_message() {
            assertThatThrownBy(() -> reader('Q', 0, 0, 0, 9, 'x').read())
                    .isInstanceOf(TornMessageException.class)
                    .hasMessage("the stream ended inside a message of type 'Q'");
        }

        @Test
        void a_stream_that_ends_in_what_is_moved() throws IOException {
            byte[] huge = new CopyData(Bytes.of(new byte[500])).encode().toByteArray();
            FrameReader reader = new FrameReader(new ByteArrayInputStream(huge, 0, 300), new Limits(100, 1000));
            Frame frame = reader.read();
            assertThatThrownBy(() -> reader.copyRest(frame, OutputStream.nullOutputStream()))
                    .isInstanceOf(TornMessageException.class);
        }

        @Test
        void limits_that_make_no_sense() {
            assertThatThrownBy(() -> new Limits(100, 50)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Nothing but a protocol error may come of bytes that are no messages, or of messages with a few bytes changed. */
    @Nested
    class Withstands {

        @ParameterizedTest
        @CsvSource({"11, 3000", "12, 3000"})
        void noise(long seed, int rounds) {
            Random random = new Random(seed);
            for (int round = 0; round < rounds; round++) {
                byte[] bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
                consume(bytes, "noise, seed " + seed + ", round " + round);
            }
        }

        @ParameterizedTest
        @CsvSource({"21, 20000", "22, 20000"})
        void messages_with_a_few_bytes_changed(long seed, int rounds) {
            List<Frame> frames = new ArrayList<>();
            Samples.backend().forEach(message -> frames.add(message.encode()));
            Samples.frontend().forEach(message -> frames.add(message.encode()));
            Samples.untyped().forEach(message -> frames.add(message.encode()));
            Random random = new Random(seed);
            for (int round = 0; round < rounds; round++) {
                byte[] bytes = frames.get(random.nextInt(frames.size())).toByteArray();
                for (int change = random.nextInt(4); change >= 0; change--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                consume(bytes, "changed, seed " + seed + ", round " + round);
            }
        }

        private void consume(byte[] bytes, String what) {
            for (PasswordKind kind : PasswordKind.values()) {
                consume(what, () -> readAll(bytes, kind));
            }
            consume(what, () -> {
                Frame frame = new FrameReader(new ByteArrayInputStream(bytes), Limits.DEFAULT).readUntyped();
                if (frame != null) {
                    FrontendMessage.decode(frame, PasswordKind.PASSWORD);
                }
            });
        }

        private void readAll(byte[] bytes, PasswordKind kind) throws IOException {
            FrameReader reader = new FrameReader(new TearingStream(bytes, 1, 10), new Limits(64, 1 << 20));
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                Frame read = frame;
                reader.copyRest(read, OutputStream.nullOutputStream());
                consume("message", () -> FrontendMessage.decode(read, kind));
                consume("message", () -> BackendMessage.decode(read));
            }
        }

        private void consume(String what, Consumer consumer) {
            try {
                consumer.consume();
            } catch (WireProtocolException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            } catch (IOException | RuntimeException | StackOverflowError e) {
                throw new AssertionError(what, e);
            }
        }
    }

    /** Something that reads. */
    private interface Consumer {
        void consume() throws IOException;
    }

    private static FrameReader reader(int... bytes) {
        byte[] array = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            array[i] = (byte) bytes[i];
        }
        return reader(array);
    }

    private static FrameReader reader(byte[] bytes) {
        return new FrameReader(new ByteArrayInputStream(bytes), Limits.DEFAULT);
    }

    private static byte[] join(List<Frame> frames) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Frame frame : frames) {
            frame.writeTo(out);
        }
        return out.toByteArray();
    }
}
