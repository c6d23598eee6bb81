package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.dom.ElementUtil;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * A part of a page in one piece of markup, where a component for each of its elements would weigh too much: the server keeps
 * them all, and sends each to the browser with a message of its own. What stands in it is escaped.
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
}
