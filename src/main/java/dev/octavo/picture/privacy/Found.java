package dev.octavo.picture.privacy;

import dev.octavo.picture.privacy.Cuts.Cut;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Gathers what a walk through a file finds: what to leave out, and what of that is to stay in another form. */
final class Found {
    private static final int MOST_PIECES = 250_000;

    private final List<Cut> cuts = new ArrayList<>();
    private final List<Cut> exif = new ArrayList<>();
    private Notes notes = Notes.NONE;
    private long place = -1;
    private int pieces;

    /** Counts a piece of the file, since one that has no end of them is made to keep a program busy. */
    void piece() {
        if (++pieces > MOST_PIECES) {
            throw new Refused(
                    "has more than " + MOST_PIECES + " parts, as no program writes it",
                    "save it again with another program");
        }
    }

    void drop(long at, long length) {
        int last = cuts.size() - 1;
        if (last >= 0 && isDropped(cuts.get(last)) && cuts.get(last).end() == at) {
            at = cuts.get(last).at();
            length += cuts.remove(last).length();
        }
        cuts.add(new Cut(at, length, new byte[0], false));
    }

    private static boolean isDropped(Cut cut) {
        return cut.instead().length == 0 && !cut.filled();
    }

    /** Drops what is left of the file. */
    void dropRest(Cursor in) throws IOException {
        if (!in.isAtEnd()) {
            cuts.add(new Cut(in.position(), Long.MAX_VALUE, new byte[0], false));
        }
    }

    void replace(long at, long length, byte[] instead) {
        cuts.add(new Cut(at, length, instead, false));
    }

    /** Lets a place have {@code instead} and zeros, and the file its length. */
    void blank(long at, long length, byte[] instead) {
        cuts.add(new Cut(at, length, instead, true));
    }

    /** Says where the notes go in a file that has no EXIF. */
    void placeForNotes(long at) {
        place = at;
    }

    /**
     * Drops EXIF; what it says of orientation and rights is noted.
     *
     * @param whole as it stands in the file, with what the format has around it
     */
    void exif(long at, byte[] whole, byte[] tiff) {
        exif.add(new Cut(at, whole.length, whole, false));
        notes = notes.or(Notes.inExif(tiff));
    }

    void note(Notes others) {
        notes = notes.or(others);
    }

    Notes notes() {
        return notes;
    }

    /** How much shorter the file becomes, where nothing reaches beyond its end. */
    long lost() {
        return cuts.stream()
                .mapToLong(cut -> cut.filled() || cut.end() == Long.MAX_VALUE ? 0 : cut.length() - cut.instead().length)
                .sum();
    }

    /**
     * Puts EXIF of the notes where the first EXIF was.
     *
     * @param around gives EXIF what the format has around it
     */
    void writeNotes(UnaryOperator<byte[]> around) {
        byte[] written = notes.isNothing() ? new byte[0] : around.apply(notes.exif());
        if (exif.isEmpty() && written.length > 0 && place >= 0) {
            replace(place, 0, written);
        }
        for (int i = 0; i < exif.size(); i++) {
            Cut old = exif.get(i);
            byte[] instead = i == 0 ? written : new byte[0];
            if (!Arrays.equals(instead, old.instead())) {
                replace(old.at(), old.length(), instead);
            }
        }
    }

    Cuts cuts() {
        return new Cuts(cuts);
    }
}
