package jp.kagiban.kit;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A page of sections that each save by themselves. In a wide window, a menu on the left names the sections, and one of
 * them is open on the right. Small sections that belong together share an entry of the menu and are open together. In a
 * narrow window, all sections follow one another. The query of the page's address names the open section. Sections that
 * aren't open keep their input.
 */
public abstract class SectionPage extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String PARAMETER = "section";

    private static final String SCROLL_IN_NARROW_WINDOW = """
            if (matchMedia('(width < 1200px)').matches) {
              requestAnimationFrame(() => document.getElementById($0)?.scrollIntoView());
            }
            """;

    private final String address;
    private final String title;
    private final UnorderedList links = new UnorderedList();
    private final Div sections = new Div();
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Map<String, String> leads;

    /** A section and its link in the menu, which several sections can share. */
    private record Part(Element section, Anchor link) {}

    /**
     * @param address the page's route
     * @param title a translation key
     * @param leads the names of sections that are open together with an earlier section, and that section's name
     */
    protected SectionPage(String address, String title, Map<String, String> leads) {
        this.leads = Map.copyOf(leads);
        this.address = address;
        this.title = getTranslation(title);
        Nav menu = new Nav(links);
        menu.addClassName("kb-section-menu");
        menu.getElement().setAttribute("aria-label", getTranslation("kit.sections"));
        sections.add(menu);
        sections.addClassName("kb-sections");
        addClassNames("kb-page", "kb-page-sections");
        add(new PageHeader(this.title), sections);
    }

    /** Returns the query that opens a section. */
    public static QueryParameters query(String section) {
        return QueryParameters.of(PARAMETER, section);
    }

    /** Returns the address of a page with an open section, relative to the application. */
    public static String href(String address, String section) {
        return address + "?" + query(section).getQueryString();
    }

    /**
     * Adds a section. Its id is its name in the query, and its {@code h2} its name in the menu. Anything without an id is
     * visible whichever section is open.
     */
    protected final void section(HasElement section) {
        Element element = section.getElement();
        sections.getElement().appendChild(element);
        String name = element.getAttribute("id");
        if (name != null) {
            parts.put(name, new Part(element, link(name, heading(element))));
        }
    }

    private Anchor link(String name, String heading) {
        Part lead = parts.get(lead(name));
        if (lead != null) {
            lead.link()
                    .setText(getTranslation("kit.sections.joined", lead.link().getText(), heading));
            return lead.link();
        }
        Anchor link = new Anchor(href(address, name), heading);
        links.add(new ListItem(link));
        return link;
    }

    private String lead(String name) {
        return leads.getOrDefault(name, name);
    }

    private static String heading(Element section) {
        return section.getChildren()
                .filter(child -> !child.isTextNode() && child.getTag().equals("h2"))
                .findFirst()
                .orElseThrow()
                .getText();
    }

    /** Opens the section that the query names; the first one if it names none. */
    @Override
    public final void beforeEnter(BeforeEnterEvent entering) {
        String wanted = entering.getLocation()
                .getQueryParameters()
                .getSingleParameter(PARAMETER)
                .orElse("");
        String open =
                parts.containsKey(wanted) ? wanted : parts.keySet().iterator().next();
        parts.forEach((name, part) -> {
            boolean isOpen = lead(name).equals(lead(open));
            part.section().setAttribute("data-open", isOpen);
            if (isOpen) {
                part.link().getElement().setAttribute("aria-current", "true");
            } else {
                part.link().getElement().removeAttribute("aria-current");
            }
        });
        if (open.equals(wanted)) {
            Script.run(this, SCROLL_IN_NARROW_WINDOW, open);
        }
    }

    @Override
    public String getPageTitle() {
        return title + getTranslation("kit.title.tail");
    }
}
