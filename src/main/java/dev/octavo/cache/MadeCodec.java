package dev.octavo.cache;

import dev.octavo.binary.BinaryReader;
import dev.octavo.binary.BinaryWriter;
import dev.octavo.cache.Ledger.Head;
import dev.octavo.cache.Ledger.Made;
import dev.octavo.hash.Hash;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the ledger knows of a file, in bytes. */
final class MadeCodec {
    private MadeCodec() {}

    static byte[] encoded(Made made) {
        BinaryWriter out = new BinaryWriter();
        out.number(made.build());
        out.list(made.parts().entrySet(), part -> {
            out.text(part.getKey());
            out.hash(part.getValue());
        });
        out.hash(made.content());
        out.list(made.reads().entrySet(), read -> {
            out.number(read.getKey().kind().letter());
            out.text(read.getKey().name());
            out.hash(read.getValue());
        });
        out.list(made.reasons(), out::text);
        return out.bytes();
    }

    static Made decoded(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        int build = in.count();
        Map<String, Hash> parts = new LinkedHashMap<>();
        for (int count = in.count(); count > 0; count--) {
            parts.put(in.text(), in.hash());
        }
        Hash content = in.hash();
        Map<Read, Hash> reads = new LinkedHashMap<>();
        for (int count = in.count(); count > 0; count--) {
            reads.put(new Read(Read.Kind.of((char) in.count()), in.text()), in.hash());
        }
        return new Made(build, parts, content, reads, in.list(in::text));
    }

    static byte[] encoded(Ledger.Bytes bytes) {
        BinaryWriter out = new BinaryWriter();
        out.hash(bytes.stamp());
        out.hash(bytes.hash());
        return out.bytes();
    }

    static Ledger.Bytes decodedBytes(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        return new Ledger.Bytes(in.hash(), in.hash());
    }

    static byte[] encoded(Head head) {
        BinaryWriter out = new BinaryWriter();
        out.number(head.builds());
        out.text(head.home());
        return out.bytes();
    }

    static Head decodedHead(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        return new Head(in.count(), in.text());
    }
}
