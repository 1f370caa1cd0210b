package dev.octavo.lib.picture.pixel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scales by every kind of ratio, so that every loop runs. */
final class DownscalerTest {
    private static final int HEIGHT = 40;

    /** Scales a picture to that size; all its channels hold the same grey. */
    private static List<float[]> shrunk(float[][] grey, int channels, int width, int height) {
        List<float[]> made = new ArrayList<>();
        Downscaler shrinking = new Downscaler(channels, grey[0].length, grey.length, width, height, row -> {
            made.add(row.clone());
            return row;
        });
        float[] next = new float[grey[0].length * channels];
        for (float[] row : grey) {
            for (int i = 0; i < next.length; i++) {
                next[i] = row[i / channels];
            }
            next = shrinking.add(next);
        }
        return made;
    }

    private static float[][] picture(int width, float least) {
        Random random = new Random(width);
        float[][] rows = new float[HEIGHT][width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                row[i] = least + (1 - least) * random.nextFloat();
            }
        }
        return rows;
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1", "3, 2", "5, 5", "6, 3", "7, 1", "41, 41", "41, 30", "42, 21", "43, 21", "44, 24", "47, 16", "59, 6"
    })
    void scalesColoursLikeGreyAndKeepsWhiteWhite(int from, int to) {
        int height = Math.max(1, HEIGHT * to / from);
        List<float[]> grey = shrunk(picture(from, 0), 1, to, height);
        assertEquals(height, grey.size());
        for (int channels : new int[] {3, 4}) {
            List<float[]> colours = shrunk(picture(from, 0), channels, to, height);
            for (int y = 0; y < height; y++) {
                for (int c = 0; c < channels; c++) {
                    float[] channel = new float[to];
                    for (int x = 0; x < to; x++) {
                        channel[x] = colours.get(y)[x * channels + c];
                    }
                    assertArrayEquals(grey.get(y), channel, 1e-5F);
                }
            }
            float[] white = new float[to * channels];
            Arrays.fill(white, 1);
            for (float[] row : shrunk(picture(from, 1), channels, to, height)) {
                assertArrayEquals(white, row, 1e-5F);
            }
        }
    }
}
