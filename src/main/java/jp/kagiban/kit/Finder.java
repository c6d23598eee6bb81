package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import java.util.List;

/**
 * One kind of results of the portal's search. Beans of this type are asked in the order of {@code @Order}. The services that
 * they read from check the permission themselves.
 */
public interface Finder {

    /** The key of the heading above its finds, in the translation files. */
    String heading();

    /** Whether the member who is logged in may look for it, in the tenant in force. */
    boolean offered();

    /**
     * Returns the results for a text, the best first.
     *
     * @param in the part that shows it: words are in its language
     * @param text without blanks at its ends; empty where nothing has been typed yet
     * @param limit how many are shown
     */
    Finds find(Component in, String text, int limit);

    /**
     * The results of one kind.
     *
     * @param more whether there are more than are shown
     */
    record Finds(List<Find> finds, boolean more) {

        public static final Finds NONE = new Finds(List.of(), false);

        public Finds {
            finds = List.copyOf(finds);
        }

        /** As many as are shown, of a list that may hold more. */
        public static Finds of(List<Find> all, int limit) {
            return new Finds(all.stream().limit(limit).toList(), all.size() > limit);
        }
    }

    /**
     * A thing with an address.
     *
     * @param href relative to the application
     * @param counted whether it is a find; else it is an offer to look on elsewhere
     * @param facts what is told of it beside its name
     */
    record Find(String href, Icons icon, String name, boolean counted, List<Component> facts) {

        public Find(String href, Icons icon, String name, Component... facts) {
            this(href, icon, name, true, List.of(facts));
        }
    }
}
