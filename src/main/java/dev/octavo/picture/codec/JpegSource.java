package dev.octavo.picture.codec;

import dev.octavo.picture.pixel.Colours;
import dev.octavo.picture.pixel.IccProfile;
import dev.octavo.picture.pixel.Orientation;
import dev.octavo.picture.pixel.Rows;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Reads JPEG with the library of the JDK. */
final class JpegSource implements Source {
    private static final int MOST_AT_ONCE = 32 << 20;

    private final byte[] file;
    private final JpegSegments segments;
    private final Colours colours;

    JpegSource(byte[] file) throws BadPicture {
        this.file = file;
        this.segments = JpegSegments.of(file);
        if (segments.process() > 0xC2) {
            boolean arithmetic = segments.process() >= 0xC9;
            throw new BadPicture(
                    "is JPEG of a kind that browsers do not show: "
                            + (arithmetic ? "arithmetic-coded" : "lossless or hierarchical"),
                    "save it as baseline or progressive JPEG");
        }
        if (segments.precision() != 8) {
            throw new BadPicture(
                    "is JPEG with " + segments.precision() + " bits, which browsers do not show",
                    "save it as JPEG with 8 bits, or as PNG");
        }
        if (segments.components() != 1 && segments.components() != 3 && segments.components() != 4) {
            throw BadPicture.damaged();
        }
        this.colours = IccProfile.colours(segments.profile(), channels());
    }

    @Override
    public int width() {
        return segments.width();
    }

    @Override
    public int height() {
        return segments.height();
    }

    @Override
    public int channels() {
        return segments.components() == 1 ? 1 : 3;
    }

    @Override
    public Colours colours() {
        return colours;
    }

    @Override
    public Orientation orientation() {
        return Orientation.of(segments.orientation());
    }

    @Override
    public void read(Rows rows) throws BadPicture {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (BytesInput in = new BytesInput(segments.head(), file, segments.scans())) {
            reader.setInput(in, false, true);
            // The library fills up what is missing, and warns.
            int[] taken = {0};
            int[] whole = {height()};
            reader.addIIOReadWarningListener((from, warning) -> whole[0] = Math.min(whole[0], taken[0]));
            Rows counted = row -> {
                taken[0]++;
                rows.add(row);
            };
            if (segments.components() == 4) {
                readInks(reader, counted);
            } else {
                ImageReadParam param = reader.getDefaultReadParam();
                param.setDestination(
                        new RowRaster(width(), height(), channels(), colours.tables(255), counted).image());
                reader.read(0, param);
            }
            if (taken[0] < height() || whole[0] < height()) {
                throw BadPicture.damaged();
            }
        } catch (IOException | RuntimeException cutOff) {
            throw BadPicture.damaged();
        } finally {
            reader.dispose();
        }
    }

    /** The library gives no rows of CMYK, but parts of the picture; it decodes what is above them each time. */
    private void readInks(ImageReader reader, Rows rows) throws IOException {
        float[][] tables = colours.tables(255);
        float[] row = new float[3 * width()];
        int height = Math.max(1, Math.min(height(), MOST_AT_ONCE / width()));
        for (int top = 0; top < height(); top += height) {
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceRegion(new Rectangle(0, top, width(), Math.min(height, height() - top)));
            Raster part = reader.readRaster(0, param);
            byte[] inks = new byte[4 * width()];
            for (int y = 0; y < part.getHeight(); y++) {
                part.getDataElements(part.getMinX(), part.getMinY() + y, width(), 1, inks);
                for (int x = 0; x < width(); x++) {
                    int black = paper(inks[4 * x + 3]);
                    for (int c = 0; c < 3; c++) {
                        row[3 * x + c] = tables[c][(paper(inks[4 * x + c]) * black + 127) / 255];
                    }
                }
                rows.add(row);
            }
        }
    }

    /** How much of the paper an ink leaves bare, up to 255. */
    private int paper(byte stored) {
        return segments.inverted() ? stored & 0xFF : 255 - (stored & 0xFF);
    }

    /** A raster of the picture's size that keeps nothing: the rows that the library puts into it go on at once. */
    private static final class RowRaster extends WritableRaster {
        private final float[][] tables;
        private final Rows rows;
        private final float[] row;
        private final byte[] stored;
        private int next;

        RowRaster(int width, int height, int channels, float[][] tables, Rows rows) {
            super(model(width, height, channels), new DataBufferByte(1), new Point());
            this.tables = tables;
            this.rows = rows;
            this.row = new float[width * channels];
            this.stored = new byte[width * channels];
        }

        private static SampleModel model(int width, int height, int channels) {
            int[] offsets = channels == 1 ? new int[] {0} : new int[] {0, 1, 2};
            return new PixelInterleavedSampleModel(
                    DataBuffer.TYPE_BYTE, width, height, channels, width * channels, offsets);
        }

        BufferedImage image() {
            ColorSpace colours = ColorSpace.getInstance(numBands == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
            ComponentColorModel model =
                    new ComponentColorModel(colours, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
            return new BufferedImage(model, this, false, null);
        }

        @Override
        public void setRect(int x, int y, Raster pixels) {
            if (y != next || pixels.getWidth() != width) {
                throw new IllegalStateException("row " + y + " after " + next + " rows");
            }
            next++;
            pixels.getDataElements(pixels.getMinX(), pixels.getMinY(), width, 1, stored);
            if (numBands == 1) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = tables[0][stored[i] & 0xFF];
                }
            } else {
                float[] red = tables[0];
                float[] green = tables[1];
                float[] blue = tables[2];
                for (int i = 0; i < row.length; i += 3) {
                    row[i] = red[stored[i] & 0xFF];
                    row[i + 1] = green[stored[i + 1] & 0xFF];
                    row[i + 2] = blue[stored[i + 2] & 0xFF];
                }
            }
            rows.add(row);
        }
    }
}
