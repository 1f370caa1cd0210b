package dev.octavo.lib.picture.codec;

import dev.octavo.lib.picture.pixel.CmykTable;
import dev.octavo.lib.picture.pixel.ColourSpace;
import dev.octavo.lib.picture.pixel.IccProfile;
import dev.octavo.lib.picture.pixel.Orientation;
import dev.octavo.lib.picture.pixel.RowSink;
import java.awt.Rectangle;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Reads JPEG with the JDK's decoder. */
final class JpegDecoder implements Decoder {
    private static final int MAX_AT_ONCE = 32 << 20;

    private final byte[] file;
    private final JpegSegments segments;
    private final ColourSpace colourSpace;

    JpegDecoder(byte[] file) throws PictureException {
        this.file = file;
        this.segments = JpegSegments.of(file);
        if (segments.process() > 0xC2) {
            boolean arithmetic = segments.process() >= 0xC9;
            throw new PictureException(new Fault(
                    "is JPEG of a kind that browsers do not show: "
                            + (arithmetic ? "arithmetic-coded" : "lossless or hierarchical"),
                    "save it as baseline or progressive JPEG"));
        }
        if (segments.precision() == 12) { // T.81, B.2.2: 8 or 12
            throw new PictureException(new Fault(
                    "is JPEG with 12 bits, which browsers do not show", "save it as JPEG with 8 bits, or as PNG"));
        }
        if (segments.precision() != 8) {
            throw PictureException.damaged();
        }
        if (segments.components() != 1 && segments.components() != 3 && segments.components() != 4) {
            throw PictureException.damaged();
        }
        this.colourSpace = IccProfile.colourSpace(segments.profile(), channels());
    }

    @Override
    public int channels() {
        return segments.components() == 1 ? 1 : 3;
    }

    @Override
    public ColourSpace colourSpace() {
        return colourSpace;
    }

    @Override
    public Orientation orientation() {
        return Orientation.of(segments.orientation());
    }

    @Override
    public void read(RowSink rows) throws PictureException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (BytesInput in = new BytesInput(segments.decoderHeader(), file, segments.firstScan())) {
            reader.setInput(in, false, true);
            // The decoder fills in missing pixels and warns, with the same text in every JDK.
            boolean[] missing = {false};
            reader.addIIOReadWarningListener((from, warning) -> missing[0] |= warning.contains("premature end"));
            int[] read = {0};
            RowSink counted = row -> {
                read[0]++;
                return rows.add(row);
            };
            if (segments.components() == 4) {
                readCmyk(reader, counted);
            } else {
                ImageReadParam param = reader.getDefaultReadParam();
                param.setDestination(new RowRaster(segments, file, colourSpace.tables(255), counted).image());
                reader.read(0, param);
            }
            if (read[0] < segments.height() || missing[0]) {
                throw PictureException.damaged();
            }
        } catch (IOException | RuntimeException cutOff) {
            throw PictureException.damaged();
        } finally {
            reader.dispose();
        }
    }

    /** The JDK decodes CMYK only by region, and for each region decodes everything above it again, so regions are large. */
    private void readCmyk(ImageReader reader, RowSink rows) throws IOException {
        Optional<CmykTable> profile = IccProfile.cmyk(segments.profile());
        float[][] tables = colourSpace.tables(255);
        float[] row = new float[3 * segments.width()];
        int height = Math.max(1, Math.min(segments.height(), MAX_AT_ONCE / segments.width()));
        for (int top = 0; top < segments.height(); top += height) {
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceRegion(new Rectangle(0, top, segments.width(), Math.min(height, segments.height() - top)));
            Raster part = reader.readRaster(0, param);
            byte[] inks = new byte[4 * segments.width()];
            for (int y = 0; y < part.getHeight(); y++) {
                part.getDataElements(part.getMinX(), part.getMinY() + y, segments.width(), 1, inks);
                if (segments.transform() == JpegSegments.YCCK) {
                    toCmyk(inks);
                }
                if (profile.isPresent()) {
                    putWithProfile(inks, profile.get(), row);
                } else {
                    putWithoutProfile(inks, tables, row);
                }
                row = rows.add(row);
            }
        }
    }

    private void putWithProfile(byte[] inks, CmykTable profile, float[] row) {
        int[] amounts = new int[4];
        for (int x = 0; x < segments.width(); x++) {
            for (int ink = 0; ink < 4; ink++) {
                amounts[ink] = 255 - uncovered(inks[4 * x + ink]);
            }
            profile.put(amounts, row, 3 * x);
        }
    }

    /** Without a profile, treats the inks as four filters that light passes through. */
    private void putWithoutProfile(byte[] inks, float[][] tables, float[] row) {
        for (int x = 0; x < segments.width(); x++) {
            int black = uncovered(inks[4 * x + 3]);
            for (int c = 0; c < 3; c++) {
                row[3 * x + c] = tables[c][(uncovered(inks[4 * x + c]) * black + 127) / 255];
            }
        }
    }

    // YCC to RGB by JFIF 1.02, then the complement, since the decoder returns stored values.
    private static void toCmyk(byte[] stored) {
        for (int i = 0; i < stored.length; i += 4) {
            int light = stored[i] & 0xFF;
            int blue = (stored[i + 1] & 0xFF) - 128;
            int red = (stored[i + 2] & 0xFF) - 128;
            stored[i] = complement(light * 1000 + 1402 * red);
            stored[i + 1] = complement(light * 1000 - 344 * blue - 714 * red);
            stored[i + 2] = complement(light * 1000 + 1772 * blue);
        }
    }

    private static byte complement(int thousandths) {
        return (byte) (255 - Math.max(0, Math.min(255, (thousandths + 500) / 1000)));
    }

    /** How much of the paper an ink leaves uncovered, 0 to 255. */
    private int uncovered(byte stored) {
        return segments.invertedCmyk() ? stored & 0xFF : 255 - (stored & 0xFF);
    }
}
