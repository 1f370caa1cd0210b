package dev.octavo.picture.codec;

import java.awt.Point;
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

/** Reads JPEG with the library of the JDK, which hands its rows over as it decodes them. */
final class JpegSource implements Source {
    private final JpegSegments segments;
    private final float[] linear;

    JpegSource(JpegSegments segments, float[] linear) {
        this.segments = segments;
        this.linear = linear;
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
    public int orientation() {
        return segments.orientation();
    }

    @Override
    public void read(Rows rows) throws BadPicture {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (BytesInput in = new BytesInput(segments.bare())) {
            reader.setInput(in, true, true);
            RowRaster raster = new RowRaster(width(), height(), channels(), linear, rows);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setDestination(raster.image());
            int[] wrong = {Integer.MAX_VALUE};
            reader.addIIOReadWarningListener((from, warning) -> wrong[0] = Math.min(wrong[0], raster.next));
            reader.read(0, param);
            if (raster.next < height() || wrong[0] < height()) {
                throw BadPicture.damaged();
            }
        } catch (IOException | RuntimeException cutOff) {
            throw BadPicture.damaged();
        } finally {
            reader.dispose();
        }
    }

    /** A raster of the picture's size that keeps nothing: what is put into it goes on at once. */
    private static final class RowRaster extends WritableRaster {
        private final float[] linear;
        private final Rows rows;
        private final float[] row;
        private byte[] stored = {};
        private int next;

        RowRaster(int width, int height, int channels, float[] linear, Rows rows) {
            super(model(width, height, channels), new DataBufferByte(1), new Point());
            this.linear = linear;
            this.rows = rows;
            this.row = new float[width * channels];
        }

        private static SampleModel model(int width, int height, int channels) {
            int[] offsets = channels == 1 ? new int[] {0} : new int[] {0, 1, 2};
            return new PixelInterleavedSampleModel(
                    DataBuffer.TYPE_BYTE, width, height, channels, width * channels, offsets);
        }

        BufferedImage image() {
            ColorSpace colours = ColorSpace.getInstance(numBands == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
            return new BufferedImage(
                    new ComponentColorModel(colours, false, false, OPAQUE, DataBuffer.TYPE_BYTE), this, false, null);
        }

        @Override
        public void setRect(int x, int y, Raster pixels) {
            stored = (byte[]) pixels.getDataElements(
                    pixels.getMinX(), pixels.getMinY(), pixels.getWidth(), 1, stored.length == 0 ? null : stored);
            for (int i = 0; i < row.length; i++) {
                row[i] = linear[stored[i] & 0xFF];
            }
            if (y != next) {
                throw new IllegalStateException("row " + y + " after " + next + " rows");
            }
            next++;
            rows.add(row);
        }

        private static final int OPAQUE = java.awt.Transparency.OPAQUE;
    }
}
