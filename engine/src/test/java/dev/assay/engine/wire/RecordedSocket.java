package dev.assay.engine.wire;

import dev.assay.engine.postgres.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A socket that keeps what came in, to see which TLS records did: RFC 5246, "Record Layer". */
final class RecordedSocket extends Socket {

    /** The type of a record that says, for instance, that there is no more (close_notify). */
    static final int ALERT = 21;

    private static final int LENGTH_AT = 3;
    private static final int HEAD = 5;

    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    RecordedSocket(Endpoint endpoint) throws IOException {
        super(endpoint.host(), endpoint.port());
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                seen.write(bytes, offset, Math.max(0, read));
                return read;
            }
        };
    }

    /** The type of the last whole record that came in, or 0 if none did. */
    int lastRecordType() {
        ByteBuffer records = ByteBuffer.wrap(seen.toByteArray());
        int type = 0;
        while (records.remaining() >= HEAD) {
            type = records.get(records.position());
            int length = records.getShort(records.position() + LENGTH_AT) & 0xffff;
            records.position(Math.min(records.limit(), records.position() + HEAD + length));
        }
        return type;
    }
}
