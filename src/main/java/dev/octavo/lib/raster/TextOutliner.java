package dev.octavo.lib.raster;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** Rewrites an SVG with its texts as paths. */
final class TextOutliner {
    private static final XMLInputFactory XML = xml();
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private TextOutliner() {}

    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** @throws XMLStreamException if it is not well-formed XML */
    static String outlined(String svg, List<CardFont> fonts) throws XMLStreamException {
        XMLStreamReader in = XML.createXMLStreamReader(new StringReader(svg));
        StringWriter outlined = new StringWriter();
        XMLStreamWriter out = WRITERS.createXMLStreamWriter(outlined);
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Map<String, String> attributes = attributes(in);
                    if (in.getLocalName().equals("text")) {
                        new OutlinedText(attributes, fonts).write(textContent(in), out);
                    } else {
                        out.writeStartElement(in.getLocalName());
                        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                            out.writeAttribute(attribute.getKey(), attribute.getValue());
                        }
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> out.writeEndElement();
                case XMLStreamConstants.CHARACTERS -> out.writeCharacters(in.getText());
                default -> {}
            }
        }
        out.flush();
        return outlined.toString();
    }

    private static Map<String, String> attributes(XMLStreamReader in) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        if (in.getLocalName().equals("image")) {
            attributes.computeIfPresent(
                    "href",
                    (name, href) -> SvgResources.address(
                            href, attributes.getOrDefault("width", "0"), attributes.getOrDefault("height", "0")));
        }
        return attributes;
    }

    private static String textContent(XMLStreamReader in) throws XMLStreamException {
        StringBuilder content = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            int event = in.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            content.append(event == XMLStreamConstants.CHARACTERS ? in.getText() : "");
        }
        return content.toString();
    }
}
