package dev.octavo.render.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.site.Site;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Generator;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import dev.octavo.testing.SampleInputs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The outputs of generators for a site, as text or parsed by a strict parser. */
final class Made {
    private Made() {}

    static String text(Generator generator, Site site, String address) {
        List<Output> found = generator
                .plan(site)
                .map(Planned::output)
                .filter(output -> output.address().path().equals(address))
                .toList();
        assertEquals(1, found.size(), address);
        Content content = found.get(0)
                .make(new SampleInputs(
                        Map.of(), site.config().url(), site.config().language()));
        return new String(((Content.Bytes) content).bytes(), StandardCharsets.UTF_8);
    }

    static Element xml(Generator generator, Site site, String address) {
        return parsed(text(generator, site, address)).getDocumentElement();
    }

    /** The texts of all elements with the qualified name {@code name}. */
    static List<String> texts(Element root, String name) {
        List<String> texts = new ArrayList<>();
        elements(root, name).forEach(element -> texts.add(element.getTextContent()));
        return texts;
    }

    static List<String> attributes(Element root, String name, String attribute) {
        List<String> values = new ArrayList<>();
        elements(root, name).forEach(element -> values.add(element.getAttribute(attribute)));
        return values;
    }

    static List<Element> elements(Element root, String name) {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = root.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Document parsed(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("not XML: " + text, e);
        }
    }
}
