package dev.octavo.cache;

import dev.octavo.cache.Ledger.Head;
import dev.octavo.cache.Ledger.Made;
import dev.octavo.hash.Hash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the ledger knows of a file, in bytes. */
final class MadeCodec {
    private MadeCodec() {}

    static byte[] encoded(Made made) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(made.build());
            out.writeByte(made.parts().size());
            for (Map.Entry<String, Hash> part : made.parts().entrySet()) {
                write(part.getKey(), out);
                write(part.getValue(), out);
            }
            write(made.content(), out);
            out.writeInt(made.reads().size());
            for (Map.Entry<Read, Hash> read : made.reads().entrySet()) {
                out.writeChar(read.getKey().kind().letter());
                write(read.getKey().name(), out);
                write(read.getValue(), out);
            }
            out.writeByte(made.reasons().size());
            for (String reason : made.reasons()) {
                write(reason, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes all bytes", e);
        }
        return bytes.toByteArray();
    }

    static Made decoded(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int build = in.readInt();
            Map<String, Hash> parts = new LinkedHashMap<>();
            for (int count = in.readByte(); count > 0; count--) {
                parts.put(text(in), hash(in));
            }
            Hash content = hash(in);
            Map<Read, Hash> reads = new LinkedHashMap<>();
            for (int count = in.readInt(); count > 0; count--) {
                reads.put(new Read(Read.Kind.of(in.readChar()), text(in)), hash(in));
            }
            List<String> reasons = new ArrayList<>();
            for (int count = in.readByte(); count > 0; count--) {
                reasons.add(text(in));
            }
            return new Made(build, parts, content, reads, reasons);
        } catch (IOException e) {
            throw new UncheckedIOException("the hash of the file said that it is whole", e);
        }
    }

    static byte[] encoded(Head head) {
        byte[] home = head.home().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + home.length)
                .putInt(head.builds())
                .put(home)
                .array();
    }

    static Head decodedHead(byte[] bytes) {
        int builds = ByteBuffer.wrap(bytes).getInt();
        return new Head(builds, new String(bytes, Integer.BYTES, bytes.length - Integer.BYTES, StandardCharsets.UTF_8));
    }

    /** With its length as a number: writeUTF takes no more than 65,535 bytes, and a template may ask for any address. */
    private static void write(String text, DataOutputStream out) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static void write(Hash hash, DataOutputStream out) throws IOException {
        out.writeLong(hash.high());
        out.writeLong(hash.low());
    }

    private static Hash hash(DataInputStream in) throws IOException {
        return new Hash(in.readLong(), in.readLong());
    }
}
