package dev.octavo.cache;

import dev.octavo.hash.Hash;

/**
 * Where some bytes lie in a file of {@link Pieces}.
 *
 * @param at from which byte on
 * @param sum the hash of these bytes: other bytes that lie there are not the piece
 */
public record Piece(long at, int length, Hash sum) {
    long end() {
        return at + length;
    }
}
