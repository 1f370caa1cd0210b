package dev.octavo.publish.sftp.line;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What is sent to a server, put together piece by piece. */
final class Packet {
    private static final int HEAD = 9; // length, type, number of the request
    private static final int USUAL = 256;

    private ByteBuffer bytes = ByteBuffer.allocate(USUAL).position(HEAD);

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int size = Math.max(2 * bytes.capacity(), bytes.position() + more);
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), size)).position(bytes.position());
        }
        return bytes;
    }

    void putInt(int number) {
        room(Integer.BYTES).putInt(number);
    }

    void putLong(long number) {
        room(Long.BYTES).putLong(number);
    }

    void putBytes(byte[] content) {
        putBytes(content, 0, content.length);
    }

    void putBytes(byte[] content, int from, int length) {
        room(Integer.BYTES + length).putInt(length).put(content, from, length);
    }

    void putString(String text) {
        putBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** All of it, as it goes over the line. */
    byte[] bytes(int type, int id) {
        int end = bytes.position();
        bytes.putInt(0, end - Integer.BYTES).put(Integer.BYTES, (byte) type).putInt(Integer.BYTES + 1, id);
        return Arrays.copyOf(bytes.array(), end);
    }
}
