package dev.octavo.raster;

import dev.octavo.text.Html;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Rewrites an SVG with its texts as shapes. */
final class Outlines {
    private static final XMLInputFactory XML = xml();

    private final XMLStreamReader in;
    private final Optional<String> machineFace;
    private final StringBuilder out;

    private Outlines(XMLStreamReader in, Optional<String> machineFace, int length) {
        this.in = in;
        this.machineFace = machineFace;
        this.out = new StringBuilder(length);
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** @throws XMLStreamException where it is no XML */
    static String of(String svg, Optional<String> machineFace) throws XMLStreamException {
        XMLStreamReader in = XML.createXMLStreamReader(new StringReader(svg));
        Outlines outlines = new Outlines(in, machineFace, 2 * svg.length() + 20_000);
        while (in.hasNext()) {
            outlines.copy(in.next());
        }
        return outlines.out.toString();
    }

    private void copy(int event) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (in.getLocalName().equals("text")) {
                    out.append(text());
                } else {
                    out.append('<').append(in.getLocalName());
                    attributes()
                            .forEach((name, value) -> out.append(' ')
                                    .append(name)
                                    .append("=\"")
                                    .append(Html.escape(value))
                                    .append('"'));
                    out.append('>');
                }
            }
            case XMLStreamConstants.END_ELEMENT ->
                out.append("</").append(in.getLocalName()).append('>');
            case XMLStreamConstants.CHARACTERS -> out.append(Html.escape(in.getText()));
            default -> {}
        }
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        if (in.getLocalName().equals("image")) {
            attributes.computeIfPresent(
                    "href",
                    (name, href) -> Insets.sized(
                            href, attributes.getOrDefault("width", "0"), attributes.getOrDefault("height", "0")));
        }
        return attributes;
    }

    private String text() throws XMLStreamException {
        OutlinedText text = new OutlinedText(attributes(), machineFace);
        StringBuilder words = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            int event = in.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            if (event == XMLStreamConstants.CHARACTERS) {
                words.append(in.getText());
            }
        }
        return text.markup(words.toString());
    }
}
