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
 * Draws a part of a page as one piece of markup. The server keeps each component, and sends it with a message of its own, so a
 * component for each element would be too heavy. Texts are escaped.
 */
public final class Drawing {

    private static final String MARKUP = "innerHTML";

    private Drawing() {}

    public static Html of(Element root) {
        return new Html(markup(root));
    }

    /** The element with all that is in it, without white space of its own making. */
    public static String markup(Element root) {
        return markup((Node) root);
    }

    /** The same of Flow's element, which no page may hold. */
    static String markup(com.vaadin.flow.dom.Element root) {
        return markup(ElementUtil.toJsoup(new Document(""), root));
    }

    /**
     * Shows these parts in a host as one piece, in place of what it showed; what is the same as before isn't sent again.
     * Nothing in them may be hidden, and nothing of them may listen or change afterwards: the page never gets to know them.
     */
    public static void show(Component host, Component... parts) {
        show(
                host,
                Stream.of(parts).map(Component::getElement).map(Drawing::markup).collect(Collectors.joining()));
    }

    /** The same for markup that was written by {@link #markup}. */
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
     * Writes HTML as jsoup does, but for the quotes around a value that needs none: a message of Flow's escapes each of them, which
     * was a twentieth of home. jsoup escapes all other values, and the text.
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
            element.attributes().forEach(attribute -> markup.append(' ').append(written(attribute)));
            // The space keeps the slash out of a value.
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

        private static String written(Attribute attribute) {
            return NEEDS_NO_QUOTES.matcher(attribute.getValue()).matches()
                    ? attribute.getKey() + "=" + attribute.getValue()
                    : attribute.html();
        }
    }
}
