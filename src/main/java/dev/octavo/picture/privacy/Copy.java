package dev.octavo.picture.privacy;

import dev.octavo.picture.codec.Piece;
import dev.octavo.picture.codec.Pieces;
import java.io.ByteArrayOutputStream;
import java.util.function.Function;

/** Copies a file piece by piece. */
final class Copy {
    static final byte[] NOTHING = {};

    private Copy() {}

    /** Says that a file has more pieces than any program writes. */
    static final class TooManyPieces extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** The head of the file, and what becomes of each of its pieces. */
    static byte[] of(byte[] file, Function<Piece, byte[]> copied) {
        Pieces pieces = new Pieces(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        out.write(file, 0, pieces.at());
        while (pieces.hasNext()) {
            out.writeBytes(copied.apply(pieces.next()));
        }
        if (pieces.areTooMany()) {
            throw new TooManyPieces();
        }
        return out.toByteArray();
    }
}
