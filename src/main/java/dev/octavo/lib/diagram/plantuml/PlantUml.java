package dev.octavo.lib.diagram.plantuml;

import dev.octavo.lib.diagram.engine.DiagramException;
import dev.octavo.lib.diagram.engine.Engine;
import dev.octavo.lib.diagram.engine.Graph;
import dev.octavo.lib.diagram.engine.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sourceforge.plantuml.BlockUml;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import net.sourceforge.plantuml.TitledDiagram;
import net.sourceforge.plantuml.core.Diagram;
import net.sourceforge.plantuml.error.PSystemError;
import net.sourceforge.plantuml.klimt.color.ColorMapper;
import net.sourceforge.plantuml.klimt.color.HColorSet;
import net.sourceforge.plantuml.klimt.drawing.font.UnicodeFontWidthSansSerif;
import net.sourceforge.plantuml.klimt.font.StringBounder;
import net.sourceforge.plantuml.klimt.font.UFontFactory;
import net.sourceforge.plantuml.log.Logme;

/** PlantUML, with its own port of Graphviz and without access to files and addresses. */
public final class PlantUml implements Engine {
    private static final byte SPACE_WIDTH = 44;
    private static final String REMEDY = "plantuml.com shows how such diagrams are written";
    private static final Pattern ERROR = Pattern.compile("(.*?)[?.]? ?(?:\\(Assumed diagram type: ([a-z_]+)\\d*\\))?");
    /** A message about PlantUML itself: the name of a class, or a request for a mail. */
    private static final Pattern CRASH = Pattern.compile("(?i)fatal|crash|mail|exception|\\w\\.\\w+\\.\\w");

    static {
        System.setProperty("PLANTUML_SECURITY_PROFILE", "SANDBOX"); // takes precedence over the environment variable
        TitledDiagram.FORCE_SMETANA = true;
        Logme.MODE_VEGA = true; // otherwise it prints stack traces
        UnicodeFontWidthSansSerif.SANS_SERIF[0][' '] = SPACE_WIDTH; // its table has no width for a space
    }

    private static final ThreadLocal<Boolean> DRAWING = ThreadLocal.withInitial(() -> false);

    private static final StringBounder TEXT_BOUNDS = FileFormat.SVG_DETERMINISTIC.getDefaultStringBounder();

    /** Called by reflection. */
    public PlantUml() {}

    @Override
    public String svg(String source) {
        muteDrawing();
        DRAWING.set(true);
        try {
            return drawn(source);
        } finally {
            DRAWING.remove();
        }
    }

    /** Silences threads that draw, where PlantUML asks for mails about its crashes; others go on printing. */
    private static synchronized void muteDrawing() {
        if (!(System.err instanceof Muted)) {
            System.setErr(new Muted(System.err));
        }
    }

    private static final class Muted extends PrintStream {
        Muted(PrintStream errors) {
            super(errors, true);
        }

        @Override
        public void write(int b) {
            if (!DRAWING.get()) {
                super.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (!DRAWING.get()) {
                super.write(bytes, from, length);
            }
        }
    }

    private static String drawn(String source) {
        Diagram diagram = read(source);
        if (diagram instanceof PSystemError wrong) {
            throw refused(
                    wrong.getFirstError().getError(),
                    Math.max(0, wrong.getFirstError().getPosition()));
        }
        if (!(diagram instanceof TitledDiagram)) {
            throw new DiagramException(0, "there is nothing to draw", "describe a diagram, such as A -> B: a message");
        }
        if (diagram.getNbImages() != 1) {
            throw new DiagramException(
                    0, "this diagram has " + diagram.getNbImages() + " pages", "write a fence for each");
        }
        return svg(diagram);
    }

    private static DiagramException refused(String error, int line) {
        if (CRASH.matcher(error).find()) {
            return notDrawable(line);
        }
        Matcher parts = ERROR.matcher(error);
        String message = parts.matches() ? parts.group(1) : error;
        return new DiagramException(
                line, message.equals("Syntax Error") ? "PlantUML does not understand this line" : message, REMEDY);
    }

    private static Diagram read(String source) {
        try {
            List<BlockUml> blocks = new SourceStringReader(source, StandardCharsets.UTF_8).getBlocks();
            if (blocks.size() == 1) {
                return blocks.get(0).getDiagram();
            }
        } catch (RuntimeException failed) {
            throw notDrawable(0);
        }
        throw new DiagramException(0, "this diagram does not end where it should", REMEDY);
    }

    private static DiagramException notDrawable(int line) {
        return new DiagramException(line, "PlantUML cannot draw this", "write it in another way, or in parts");
    }

    @Override
    public Layout layout(Graph graph) {
        try {
            return Smetana.layout(graph);
        } catch (RuntimeException incomplete) {
            throw notDrawable(0); // not all of Graphviz is ported
        }
    }

    @Override
    public double width(String text, int size) {
        return TEXT_BOUNDS
                .calculateDimension(UFontFactory.sansSerif(size), text)
                .getWidth();
    }

    @Override
    public Optional<String> colour(String name) {
        return Optional.ofNullable(HColorSet.instance().getColorOrNull(name))
                .map(colour -> colour.toSvg(ColorMapper.IDENTITY));
    }

    private static String svg(Diagram diagram) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            // SVG_DETERMINISTIC takes letter widths from a table, not from a font of this machine.
            int status = diagram.exportDiagram(out, 0, new FileFormatOption(FileFormat.SVG_DETERMINISTIC, false))
                    .getStatus();
            if (status != 0) {
                throw notDrawable(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
