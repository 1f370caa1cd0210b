package dev.octavo.lib.picture;

import dev.octavo.lib.picture.codec.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Finds what an SVG that is shown as a picture must not contain: scripts, which browsers do not run in pictures but do run when
 * a reader opens the file directly, and entities that expand from a few lines to gigabytes.
 */
public final class SvgFaults {
    private static final int MAX_FAULTS = 10;
    private static final Set<String> FRAMES = Set.of("iframe", "embed", "object", "frame");

    /** A scheme that runs code, alone or among the values of an animation. */
    private static final Pattern SCRIPT_SCHEME = Pattern.compile("(?:^|;)(?:javascript:|vbscript:|data:text/html)");

    private static final Pattern EVENT_HANDLER = Pattern.compile("(?i)on[a-z]+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]");
    private static final Pattern EXTERNAL_ENTITY = Pattern.compile("<!ENTITY\\s[^>\"']{0,200}\\b(?:SYSTEM|PUBLIC)\\s");

    private static final String REMOVE = "take it out: as a picture the drawing is the same without it. One that is to"
            + " react to readers is linked to and not shown, or lies in static/";
    private static final String RESAVE = "save it again as plain or optimized SVG";

    private final String text;
    private final List<Place> found = new ArrayList<>();
    private int line = 1;

    private SvgFaults(String text) {
        this.text = text;
    }

    /**
     * A fault and its position.
     *
     * @param line the line where it ends, counted from 1; the parser's columns are not reliable
     */
    public record Place(int line, Fault fault) {}

    /** The first 10 faults of an SVG; none if the text is not markup. */
    public static List<Place> of(String text) {
        SvgFaults faults = new SvgFaults(text);
        if (text.replace("\uFEFF", "").stripLeading().startsWith("<")) {
            faults.events();
        }
        return List.copyOf(faults.found);
    }

    private void events() {
        try {
            XMLStreamReader reader = Svg.reader(text);
            while (reader.hasNext() && found.size() < MAX_FAULTS) {
                int event = reader.next();
                line = Math.max(
                        line,
                        reader.getLocation().getLineNumber()); // within an entity, lines are counted from its start
                if (event == XMLStreamConstants.DTD) {
                    if (EXTERNAL_ENTITY.matcher(reader.getText()).find()) {
                        add("takes an entity from another file", RESAVE);
                    }
                } else if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
                    instruction(reader.getPITarget() + " " + reader.getPIData());
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    element(reader);
                }
            }
        } catch (XMLStreamException e) {
            line = Math.max(line, e.getLocation() == null ? 1 : e.getLocation().getLineNumber());
            add(
                    String.valueOf(e.getMessage()).contains("JAXP000100")
                            ? "has more in it than any program writes, such as entities that swell"
                            : "is not well-formed XML, so browsers do not show it",
                    RESAVE);
        }
    }

    private void instruction(String content) {
        if (content.startsWith("xml-stylesheet") && content.contains("xsl")) {
            add("has a stylesheet in XSL, which can write scripts into it", REMOVE);
        }
    }

    private void element(XMLStreamReader reader) {
        String local = Svg.local(reader.getLocalName()).toLowerCase(Locale.ROOT);
        if (local.equals("script")) {
            add("has a script", REMOVE);
        } else if (FRAMES.contains(local)) {
            add("has another page in it, in <" + reader.getLocalName() + ">", REMOVE);
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i);
            if (EVENT_HANDLER.matcher(name).matches()) {
                add("has a script, in " + name, REMOVE);
            } else if (runsScript(reader.getAttributeValue(i))) {
                add("has a script for an address, in " + name, REMOVE);
            }
        }
    }

    /** Reads a scheme as browsers do: without blanks, and in lower case. */
    private static boolean runsScript(String value) {
        return value.indexOf(':') >= 0
                && SCRIPT_SCHEME
                        .matcher(BLANKS.matcher(value).replaceAll("").toLowerCase(Locale.ROOT))
                        .find();
    }

    private void add(String fact, String remedy) {
        found.add(new Place(line, new Fault(fact, remedy)));
    }
}
