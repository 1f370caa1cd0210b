package dev.octavo.picture.codec;

/** Unpacks what GIF packs (GIF89a, appendix F). */
final class Lzw {
    private static final int MOST_CODES = 4096;

    private final byte[] packed;
    private final int clear;
    private final int smallest;
    private final short[] prefix = new short[MOST_CODES];
    private final byte[] suffix = new byte[MOST_CODES];
    private final byte[] pending = new byte[MOST_CODES + 1];
    private int waiting;
    private int bit;
    private int width;
    private int next;
    private int last = -1;
    private byte first;

    Lzw(byte[] packed, int smallest) {
        this.packed = packed;
        this.smallest = smallest;
        this.clear = 1 << smallest;
        for (int i = 0; i < clear; i++) {
            suffix[i] = (byte) i;
        }
        restart();
    }

    private void restart() {
        width = smallest + 1;
        next = clear + 2;
        last = -1;
    }

    /** Fills the line. */
    void read(byte[] line) throws BadPicture {
        for (int i = 0; i < line.length; i++) {
            while (waiting == 0) {
                take(code());
            }
            line[i] = pending[--waiting];
        }
    }

    private int code() throws BadPicture {
        int code = 0;
        for (int i = 0; i < width; i++, bit++) {
            if (bit >> 3 >= packed.length) {
                throw BadPicture.damaged();
            }
            code |= (packed[bit >> 3] >> (bit & 7) & 1) << i;
        }
        return code;
    }

    private void take(int code) throws BadPicture {
        if (code == clear) {
            restart();
            return;
        }
        if (code == clear + 1 || code > next || (code == next && last < 0)) {
            throw BadPicture.damaged();
        }
        int at = code;
        if (code == next) {
            pending[waiting++] = first;
            at = last;
        }
        for (; at >= clear; at = prefix[at]) {
            pending[waiting++] = suffix[at];
        }
        first = (byte) at;
        pending[waiting++] = first;
        if (last >= 0 && next < MOST_CODES) {
            prefix[next] = (short) last;
            suffix[next] = first;
            next++;
            if (next == 1 << width && width < 12) {
                width++;
            }
        }
        last = code;
    }
}
