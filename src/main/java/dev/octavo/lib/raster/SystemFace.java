package dev.octavo.lib.raster;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.Path2D;

/** A font of the machine or of the site, for scripts that Octavo's own faces lack, from left to right or from right to left. */
final class SystemFace implements Face {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final Font font;

    SystemFace(CardFont from, boolean bold, boolean italic) {
        font = MachineFonts.font(from, (bold ? Font.BOLD : Font.PLAIN) | (italic ? Font.ITALIC : Font.PLAIN), EM);
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
    public Shape outline(String text) {
        return text.isEmpty() ? new Path2D.Double() : new TextLayout(text, font, EXACT).getOutline(null);
    }
}
