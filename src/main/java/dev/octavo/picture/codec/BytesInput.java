package dev.octavo.picture.codec;

import javax.imageio.stream.ImageInputStreamImpl;

/** Bytes as Image I/O wants them, without a copy or a temporary file. */
final class BytesInput extends ImageInputStreamImpl {
    private final byte[] bytes;

    BytesInput(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] to, int start, int length) {
        bitOffset = 0;
        int left = (int) Math.min(length, bytes.length - streamPos);
        if (left <= 0) {
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(bytes, (int) streamPos, to, start, left);
        streamPos += left;
        return left;
    }

    @Override
    public long length() {
        return bytes.length;
    }
}
