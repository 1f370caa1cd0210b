package dev.octavo.diagram.plantuml;

import dev.octavo.diagram.engine.DiagramException;
import dev.octavo.diagram.engine.Engine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.sourceforge.plantuml.BlockUml;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import net.sourceforge.plantuml.TitledDiagram;
import net.sourceforge.plantuml.core.Diagram;
import net.sourceforge.plantuml.error.PSystemError;
import net.sourceforge.plantuml.log.Logme;

/** PlantUML, which lays graphs out by its own port of Graphviz, and reaches neither files nor addresses. */
public final class PlantUml implements Engine {
    static {
        System.setProperty("PLANTUML_SECURITY_PROFILE", "SANDBOX"); // before the environment's
        TitledDiagram.FORCE_SMETANA = true;
        Logme.MODE_VEGA = true; // else it prints stack traces
    }

    /** It is made by its name. */
    public PlantUml() {}

    @Override
    public String svg(String source) {
        List<BlockUml> blocks = new SourceStringReader(source, StandardCharsets.UTF_8).getBlocks();
        if (blocks.size() != 1) {
            throw new DiagramException(0, "there are " + blocks.size() + " diagrams here", "write a fence for each");
        }
        Diagram diagram = blocks.get(0).getDiagram();
        if (diagram instanceof PSystemError wrong) {
            String message = wrong.getFirstError().getError().replaceFirst(" \\(Assumed diagram type: .*", "");
            throw new DiagramException(
                    Math.max(0, wrong.getFirstError().getPosition()),
                    message.replaceFirst("[?.]$", ""),
                    "correct it as PlantUML wants it");
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

    private static String svg(Diagram diagram) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            // The widths of letters are those of a table, and not of a face of this machine.
            int status = diagram.exportDiagram(out, 0, new FileFormatOption(FileFormat.SVG_DETERMINISTIC, false))
                    .getStatus();
            if (status != 0) {
                throw new DiagramException(0, "PlantUML cannot draw this", "write it in another way, or in parts");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
