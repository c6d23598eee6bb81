package jp.kagiban.kit;

import com.vaadin.flow.component.Html;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A part of a page in one piece of markup, where a component for each of its elements would weigh too much: the server keeps
 * them all, and sends each to the browser with a message of its own. jsoup escapes what stands in it.
 */
public final class Drawing {

    private Drawing() {}

    public static Html of(Element root) {
        return new Html(markup(root));
    }

    /** The element with all that is in it, without white space of its own making. */
    public static String markup(Element root) {
        Document document = Document.createShell("");
        document.outputSettings().prettyPrint(false);
        document.body().appendChild(root);
        return root.outerHtml();
    }
}
