package dev.octavo.lib.picture.codec;

import dev.octavo.lib.picture.pixel.RowSink;
import java.awt.Point;
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

/** A raster that stores nothing: it passes on each row that the JDK's JPEG decoder writes to it. */
final class RowRaster extends WritableRaster {
    private final float[][] tables;
    private final RowSink rows;
    private float[] row;
    private final byte[] stored;
    private int next;
    /** The decoder writes the whole picture once per scan, better each time; only the last one counts. */
    private int scansLeft;

    RowRaster(JpegSegments picture, byte[] file, float[][] tables, RowSink rows) {
        super(model(picture), new DataBufferByte(1), new Point());
        this.tables = tables;
        this.rows = rows;
        this.row = new float[width * numBands];
        this.stored = new byte[width * numBands];
        this.scansLeft = JpegSegments.scanCount(file);
    }

    private static SampleModel model(JpegSegments picture) {
        int bands = picture.components();
        int[] offsets = bands == 1 ? new int[] {0} : new int[] {0, 1, 2};
        return new PixelInterleavedSampleModel(
                DataBuffer.TYPE_BYTE, picture.width(), picture.height(), bands, picture.width() * bands, offsets);
    }

    BufferedImage image() {
        ColorSpace colours = ColorSpace.getInstance(numBands == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        ComponentColorModel model =
                new ComponentColorModel(colours, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, this, false, null);
    }

    @Override
    public void setRect(int x, int y, Raster pixels) {
        if (y == 0) {
            scansLeft--;
        }
        if (scansLeft != 0) {
            return;
        }
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
            putColours(row, stored, tables[0], tables[1], tables[2]);
        }
        row = rows.add(row);
    }

    private static void putColours(float[] row, byte[] stored, float[] red, float[] green, float[] blue) {
        for (int i = 0; i < row.length; i += 3) {
            row[i] = red[stored[i] & 0xFF];
            row[i + 1] = green[stored[i + 1] & 0xFF];
            row[i + 2] = blue[stored[i + 2] & 0xFF];
        }
    }
}
