package dev.octavo.diagram.engine;

/** A diagram that cannot be drawn. */
public final class DiagramException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The line, counted from 1; 0 for the diagram as a whole. */
    public final int line;
    /** What to do about it, as a clause without a full stop. */
    public final String remedy;

    public DiagramException(int line, String message, String remedy) {
        super(message, null, false, false); // the stack trace is never shown
        this.line = line;
        this.remedy = remedy;
    }
}
