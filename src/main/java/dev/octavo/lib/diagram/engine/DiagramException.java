package dev.octavo.lib.diagram.engine;

/** A diagram that cannot be drawn. */
public final class DiagramException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The line, counted from 1; 0 for the diagram as a whole. */
    public final int line;
    /** What to do about it, as a clause without a full stop. */
    public final String remedy;
    /** Whether it asks for what no diagram may have, such as another file. */
    public final boolean forbidden;

    public DiagramException(int line, String message, String remedy) {
        this(line, message, remedy, false);
    }

    private DiagramException(int line, String message, String remedy, boolean forbidden) {
        super(message, null, false, false); // the stack trace is never shown
        this.line = line;
        this.remedy = remedy;
        this.forbidden = forbidden;
    }

    public static DiagramException forbidden(int line, String message, String remedy) {
        return new DiagramException(line, message, remedy, true);
    }

    /** The same in a text that begins {@code lines} later. */
    public DiagramException shifted(int lines) {
        return new DiagramException(line == 0 ? 0 : line + lines, String.valueOf(getMessage()), remedy, forbidden);
    }
}
