package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.dom.ElementUtil;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * Draws a part of a page as one piece of markup. A component for each element would be too heavy, since the server
 * keeps every component and sends it in a separate message. Texts are escaped.
 */
public final class Drawing {

    private static final String MARKUP = "innerHTML";

    private Drawing() {}

    public static Html of(Element root) {
        return new Html(markup(root));
    }

    /** Returns the element with its content, without added white space. */
    public static String markup(Element root) {
        return markup((Node) root);
    }

    /** Returns the markup of a Flow element that isn't attached to a page. */
    static String markup(com.vaadin.flow.dom.Element root) {
        return markup(ElementUtil.toJsoup(new Document(""), root));
    }

    /**
     * Replaces the content of the host by the markup of these parts. Unchanged markup isn't sent again. No part may be
     * hidden, listen to events or change afterwards, since the parts are never attached.
     */
    public static void show(Component host, Component... parts) {
        show(
                host,
                Stream.of(parts).map(Component::getElement).map(Drawing::markup).collect(Collectors.joining()));
    }

    /** Replaces the content of the host by markup from {@link #markup}. Unchanged markup isn't sent again. */
    public static void show(Component host, String markup) {
        if (!markup.equals(host.getElement().getProperty(MARKUP))) {
            host.getElement().setProperty(MARKUP, markup);
        }
    }

    private static String markup(Node root) {
        Document document = Document.createShell("");
        document.outputSettings().prettyPrint(false);
        document.body().appendChild(root);
        StringBuilder markup = new StringBuilder();
        root.traverse(new MarkupWriter(markup));
        return markup.toString();
    }

    /**
     * Writes HTML as jsoup does, but leaves out quotes around values that don't need them. Flow's messages escape each
     * quote, which made up a twentieth of the home page. jsoup escapes all other values, and the text.
     */
    private static final class MarkupWriter implements NodeVisitor {

        private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_.:%/#-]+");

        private final StringBuilder markup;

        private MarkupWriter(StringBuilder markup) {
            this.markup = markup;
        }

        @Override
        public void head(Node node, int depth) {
            if (!(node instanceof Element element)) {
                markup.append(node.outerHtml());
                return;
            }
            markup.append('<').append(element.tagName());
            element.attributes().forEach(attribute -> markup.append(' ').append(markup(attribute)));
            // The space separates the slash from an unquoted value.
            markup.append(closesItself(element) ? " />" : ">");
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && !closesItself(element)) {
                markup.append("</").append(element.tagName()).append('>');
            }
        }

        private static boolean closesItself(Element element) {
            return element.tag().isSelfClosing()
                    || (element.tag().namespace().equals(Parser.NamespaceSvg) && element.childNodeSize() == 0);
        }

        private static String markup(Attribute attribute) {
            return NEEDS_NO_QUOTES.matcher(attribute.getValue()).matches()
                    ? attribute.getKey() + "=" + attribute.getValue()
                    : attribute.html();
        }
    }
}
