package dev.octavo.lib.picture.pixel;

/** Averages each two by two pixels into one: a cheap first step of a large reduction, which cannot be seen in the result. */
public final class Halver implements RowSink {
    private final int channels;
    private final int height;
    private final RowSink next;
    private float[] above;
    private float[] half;
    private int count;

    /** If the height or width is odd, the last row or column counts twice. */
    public Halver(int channels, int width, int height, RowSink next) {
        this.channels = channels;
        this.height = height;
        this.next = next;
        this.above = new float[width * channels];
        this.half = new float[(width + 1) / 2 * channels];
    }

    @Override
    public float[] add(float[] row) {
        count++;
        if (count % 2 == 1 && count < height) {
            float[] free = above;
            above = row;
            return free;
        }
        float[] first = count % 2 == 1 ? row : above;
        for (int c = 0; c < channels; c++) {
            for (int to = c, at = c; to < half.length; to += channels, at += 2 * channels) {
                int beside = at + channels < row.length ? at + channels : at;
                half[to] = (first[at] + first[beside] + row[at] + row[beside]) * 0.25F;
            }
        }
        half = next.add(half);
        return row;
    }
}
