package dev.octavo.cache;

import dev.octavo.binary.BinaryReader;
import dev.octavo.binary.BinaryWriter;
import dev.octavo.hash.Hash;

/**
 * Where some bytes lie in a file of {@link Pieces}.
 *
 * @param at from which byte on
 * @param sum the hash of these bytes: whatever else lies there is not the piece
 */
public record Piece(long at, int length, Hash sum) {
    public static Piece read(BinaryReader in) {
        return new Piece(in.number(), in.count(), in.hash());
    }

    public void write(BinaryWriter out) {
        out.number(at);
        out.number(length);
        out.hash(sum);
    }

    long end() {
        return at + length;
    }
}
