package jp.kagiban.kit;

import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * Writes HTML as jsoup does, but for the quotes around a value that needs none: a message of Flow's escapes each of them, which
 * was a twentieth of home. jsoup escapes all other values, and the text.
 */
final class MarkupWriter implements NodeVisitor {

    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_.:%/#-]+");

    private final StringBuilder markup;

    MarkupWriter(StringBuilder markup) {
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
