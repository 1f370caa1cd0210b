package dev.octavo.lib.picture.codec;

import dev.octavo.lib.picture.pixel.ColourSpace;
import dev.octavo.lib.picture.pixel.IccProfile;
import dev.octavo.lib.picture.pixel.RowSink;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;

/** Reads PNG (W3C PNG, third edition) row by row. Metadata is skipped. */
final class PngDecoder implements Decoder {
    private static final int MAX_PROFILE = 4 << 20;
    // PNG 8.2: the first column and row of each pass of an interlaced picture, then its steps across and down.
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private final PngChunks chunks;
    private final PngSamples samples;
    private final ColourSpace colourSpace;

    PngDecoder(byte[] file) throws PictureException {
        this.chunks = PngChunks.of(file);
        this.colourSpace = IccProfile.colourSpace(profile(chunks.profile()), chunks.isGrey() ? 1 : 3);
        this.samples = new PngSamples(chunks, colourSpace);
    }

    /** PNG 11.3.2.3: a name, a zero, the method, and the compressed profile. */
    private static byte[] profile(byte[] chunk) {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        if (name + 2 >= chunk.length) {
            return new byte[0];
        }
        try (InputStream in =
                new InflaterInputStream(new ByteArrayInputStream(chunk, name + 2, chunk.length - name - 2))) {
            return in.readNBytes(MAX_PROFILE);
        } catch (IOException damaged) {
            return new byte[0];
        }
    }

    @Override
    public int channels() {
        return samples.channels();
    }

    @Override
    public ColourSpace colourSpace() {
        return colourSpace;
    }

    @Override
    public void read(RowSink rows) throws PictureException {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(chunks.pixels()))) {
            if (chunks.interlaced()) {
                readPasses(in, rows);
                return;
            }
            byte[] above = new byte[chunks.lineLength(chunks.width())];
            byte[] line = new byte[above.length];
            float[] row = new float[chunks.width() * channels()];
            for (int y = 0; y < chunks.height(); y++) {
                read(in, line, above);
                samples.putLinear(line, chunks.width(), row, 0, 1);
                row = rows.add(row);
                byte[] last = above;
                above = line;
                line = last;
            }
        } catch (IOException | IndexOutOfBoundsException cutOff) {
            throw PictureException.damaged();
        }
    }

    /** Reads all passes before it passes on a row, since the first row needs pixels from several. */
    private void readPasses(DataInputStream in, RowSink rows) throws IOException, PictureException {
        byte[][][] lines = new byte[PASSES.length][][];
        for (int i = 0; i < PASSES.length; i++) {
            int[] pass = PASSES[i];
            int width = steps(chunks.width() - pass[0], pass[2]);
            lines[i] = new byte[width == 0 ? 0 : steps(chunks.height() - pass[1], pass[3])][chunks.lineLength(width)];
            byte[] above = new byte[chunks.lineLength(width)];
            for (byte[] line : lines[i]) {
                read(in, line, above);
                above = line;
            }
        }
        float[] row = new float[chunks.width() * channels()];
        for (int y = 0; y < chunks.height(); y++) {
            for (int i = 0; i < PASSES.length; i++) {
                int[] pass = PASSES[i];
                int down = y - pass[1];
                if (down >= 0 && down % pass[3] == 0 && lines[i].length > 0) {
                    samples.putLinear(
                            lines[i][down / pass[3]], steps(chunks.width() - pass[0], pass[2]), row, pass[0], pass[2]);
                }
            }
            row = rows.add(row);
        }
    }

    private static int steps(int length, int step) {
        return length <= 0 ? 0 : (length + step - 1) / step;
    }

    private void read(DataInputStream in, byte[] line, byte[] above) throws IOException, PictureException {
        int filter = in.readUnsignedByte();
        in.readFully(line);
        unfilter(filter, line, above, chunks.bytesPerPixel());
    }

    // PNG 9.2
    private static void unfilter(int filter, byte[] line, byte[] above, int step) throws PictureException {
        switch (filter) {
            case 0 -> {}
            case 1 -> {
                for (int i = step; i < line.length; i++) {
                    line[i] += line[i - step];
                }
            }
            case 2 -> {
                for (int i = 0; i < line.length; i++) {
                    line[i] += above[i];
                }
            }
            case 3 -> {
                for (int i = 0; i < line.length; i++) {
                    int left = i < step ? 0 : line[i - step] & 0xFF;
                    line[i] += (byte) ((left + (above[i] & 0xFF)) / 2);
                }
            }
            case 4 -> {
                for (int i = 0; i < line.length; i++) {
                    int left = i < step ? 0 : line[i - step] & 0xFF;
                    line[i] += (byte) paeth(left, above[i] & 0xFF, i < step ? 0 : above[i - step] & 0xFF);
                }
            }
            default -> throw PictureException.damaged();
        }
    }

    /** The Paeth predictor: whichever of left, above and above left is nearest to left + above - above left. */
    static int paeth(int left, int above, int corner) {
        int a = Math.abs(above - corner);
        int b = Math.abs(left - corner);
        int c = Math.abs(left + above - 2 * corner);
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }
}
