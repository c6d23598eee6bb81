package jp.kagiban.rakuten;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the texts of an XML document by the local names of their elements. Of elements with the same name, the first
 * counts. Refuses a document with a DOCTYPE, so that no entity is expanded or fetched.
 */
final class XmlLeaves {

    /** RMS nests four levels. */
    private static final int MAX_DEPTH = 50;

    private XmlLeaves() {}

    /** Empty if the body is no XML, has a DOCTYPE, or is too long or too deep. */
    static Optional<Map<String, String>> read(Reply reply) {
        return reply.body().flatMap(XmlLeaves::read);
    }

    private static Optional<Map<String, String>> read(byte[] body) {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(body));
            try {
                return leaves(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException rubbish) {
            return Optional.empty();
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is fetched");
        });
        return factory;
    }

    private static Optional<Map<String, String>> leaves(XMLStreamReader reader) throws XMLStreamException {
        Map<String, String> leaves = new HashMap<>();
        StringBuilder text = new StringBuilder();
        int depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return Optional.empty();
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    text.setLength(0);
                    depth++;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    leaves.putIfAbsent(reader.getLocalName(), text.toString().strip());
                    text.setLength(0);
                    depth--;
                }
                default -> {}
            }
            if (depth > MAX_DEPTH) {
                return Optional.empty();
            }
        }
        return Optional.of(leaves);
    }
}
