package dev.octavo.lib.picture.pixel;

/** Collects the rows of a picture as 8-bit pixels. */
public final class PixelBuffer implements RowSink {
    private final int width;
    private final int height;
    private final int channels;
    private final byte[] bytes;
    private int at;

    public PixelBuffer(int width, int height, int channels) {
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.bytes = new byte[width * height * channels];
    }

    @Override
    public float[] add(float[] row) {
        if (channels == 4) {
            addWithAlpha(row);
        } else {
            Srgb.toBytes(row, bytes, at);
            at += row.length;
        }
        return row;
    }

    private void addWithAlpha(float[] row) {
        for (int i = 0; i < row.length; i += 4, at += 4) {
            float alpha = Math.min(1, row[i + 3]);
            int stored = (int) (alpha * 255 + 0.5F);
            if (stored > 0) {
                for (int c = 0; c < 3; c++) {
                    bytes[at + c] = Srgb.toByte(row[i + c] / alpha);
                }
                bytes[at + 3] = (byte) stored;
            }
        }
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int channels() {
        return channels;
    }

    /** A sink that takes each row and then passes it on. */
    public RowSink then(RowSink next) {
        return row -> {
            add(row);
            return next.add(row);
        };
    }

    public Pixels pixels() {
        if (at < bytes.length) {
            throw new IllegalStateException("only " + at + " of " + bytes.length + " bytes");
        }
        return new Pixels(width, height, channels, bytes);
    }
}
