package dev.octavo.raster;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;

/** A face of the machine, for scripts that Octavo brings no face for, in whatever direction they run. */
final class MachineFace implements Face {
    private static final int EM = 1000;
    private static final char[] COMMANDS = {'M', 'L', 'Q', 'C', 'z'};
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final Font font;

    MachineFace(String family, boolean bold, boolean italic) {
        font = new Font(family, (bold ? Font.BOLD : Font.PLAIN) | (italic ? Font.ITALIC : Font.PLAIN), EM);
    }

    /** Whether the machine has a face of that name. */
    static boolean exists(String family) {
        return new Font(family, Font.PLAIN, EM).getFamily().equalsIgnoreCase(family);
    }

    @Override
    public boolean has(int codePoint) {
        return font.canDisplay(codePoint);
    }

    @Override
    public double width(String text) {
        return text.isEmpty() ? 0 : new TextLayout(text, font, EXACT).getAdvance() / EM;
    }

    @Override
    public double em() {
        return EM;
    }

    @Override
    public String outline(String text, double letterSpacing) {
        if (text.isEmpty()) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        PathIterator parts = new TextLayout(text, font, EXACT)
                .getOutline(new AffineTransform())
                .getPathIterator(null);
        double[] numbers = new double[6];
        for (; !parts.isDone(); parts.next()) {
            int command = parts.currentSegment(numbers);
            path.append(COMMANDS[command]);
            int count = command == PathIterator.SEG_CLOSE ? 0 : command < 2 ? 2 : command * 2;
            for (int i = 0; i < count; i++) {
                path.append(i == 0 ? "" : " ").append(Math.round(numbers[i]));
            }
        }
        return path.toString();
    }
}
