package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import java.util.List;

/**
 * Finds one kind of results for the portal's search. The search calls beans of this type in the order of {@code
 * @Order}. The services that a finder reads from check the permission themselves.
 */
public interface Finder {

    /** The translation key of the heading above the results. */
    String heading();

    /** Returns whether the logged-in member may search for this kind in the current tenant. */
    boolean offered();

    /**
     * Returns the results for a text, the best first.
     *
     * @param in the component that shows the results; texts are in its language
     * @param text stripped text; empty if nothing has been typed yet
     * @param limit maximum number of results that are shown
     */
    Finds find(Component in, String text, int limit);

    /**
     * The results of one kind.
     *
     * @param more whether there are more results than shown
     */
    record Finds(List<Find> finds, boolean more) {

        public static final Finds NONE = new Finds(List.of(), false);

        public Finds {
            finds = List.copyOf(finds);
        }

        /** Returns the first results, up to the limit. */
        public static Finds of(List<Find> all, int limit) {
            return new Finds(all.stream().limit(limit).toList(), all.size() > limit);
        }
    }

    /**
     * A result: a thing with an address.
     *
     * @param href relative to the application
     * @param counted whether it counts as a result; otherwise it is a link to another search
     * @param facts facts that are shown beside the name
     */
    record Find(String href, Icons icon, String name, boolean counted, List<Component> facts) {

        public Find(String href, Icons icon, String name, Component... facts) {
            this(href, icon, name, true, List.of(facts));
        }
    }
}
