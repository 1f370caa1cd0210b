package dev.octavo.lib.picture.codec;

import javax.imageio.stream.ImageInputStreamImpl;

/** Reads two byte arrays as one Image I/O input, without a copy or a temporary file. */
final class BytesInput extends ImageInputStreamImpl {
    private final byte[] first;
    private final byte[] second;
    private final int from;

    /** Reads all of {@code first}, then {@code second} from index {@code from}. */
    BytesInput(byte[] first, byte[] second, int from) {
        this.first = first;
        this.second = second;
        this.from = from;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int start, int length) {
        bitOffset = 0;
        int at = (int) streamPos;
        boolean head = at < first.length;
        int left = head ? first.length - at : (int) length() - at;
        if (left <= 0) {
            return length == 0 ? 0 : -1;
        }
        int read = Math.min(length, left);
        System.arraycopy(head ? first : second, head ? at : at - first.length + from, to, start, read);
        streamPos += read;
        return read;
    }

    @Override
    public long length() {
        return first.length + second.length - (long) from;
    }
}
