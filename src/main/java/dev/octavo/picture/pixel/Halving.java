package dev.octavo.picture.pixel;

/** Makes one pixel of two by two. It is the cheap first step of shrinking a lot, and leaves no trace in the result. */
public final class Halving implements Rows {
    private final int channels;
    private final int height;
    private final Rows next;
    private float[] above;
    private float[] half;
    private int taken;

    /** An odd last row or column counts twice. */
    public Halving(int channels, int width, int height, Rows next) {
        this.channels = channels;
        this.height = height;
        this.next = next;
        this.above = new float[width * channels];
        this.half = new float[(width + 1) / 2 * channels];
    }

    @Override
    public float[] add(float[] row) {
        taken++;
        if (taken % 2 == 1 && taken < height) {
            float[] free = above;
            above = row;
            return free;
        }
        float[] first = taken % 2 == 1 ? row : above;
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
