package jp.kagiban.shell.page;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.nio.charset.StandardCharsets;
import jp.kagiban.login.member.CurrentMember;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * Draws the outline of a page that is still loading: a heading, then blocks. A new page shows it until its parts have
 * come. An open page shows it over its content while the next view is loading. Nothing is visible for 300 ms, then the
 * outline, and after ten seconds a sentence with a link that reloads the page.
 */
@Component
class PageOutline implements VaadinServiceInitListener {

    private static final int LINES = 6;

    private final CurrentMember member;
    private final I18NProvider languages;

    PageOutline(CurrentMember member, I18NProvider languages) {
        this.member = member;
        this.languages = languages;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::drawFirst);
        event.addIndexHtmlRequestListener(this::prepareNext);
    }

    /**
     * Draws the outline of a new page. The style sheet alone animates it, and hides it when the page's heading is
     * there.
     */
    private void drawFirst(IndexHtmlResponse page) {
        Element outline = page.getDocument().body().appendElement("div").addClass("kb-first");
        drawShape(outline).addClass(member.find().isPresent() ? "kb-first-frame" : "kb-first-entry");
        addLink(outline).attr("href", address(page));
    }

    /**
     * Prepares the outline for the next view, with a text for screen readers. It appears after links, menu entries, and
     * the browser's back and forward. A button that changes only the current page doesn't show it.
     */
    private void prepareNext(IndexHtmlResponse page) {
        Element body = page.getDocument().body();
        Element outline = body.appendElement("div").addClass("kb-next").attr("hidden", true);
        drawShape(outline);
        addLink(outline).attr("router-ignore", true);
        body.appendElement("div")
                .addClass("kb-next-said")
                .addClass("kb-hidden")
                .attr("role", "status")
                .attr("data-said", text("kit.loading.next"));
    }

    private static Element drawShape(Element in) {
        Element shape = in.appendElement("div").addClass("kb-outline").attr("aria-hidden", "true");
        for (int line = 0; line < LINES; line++) {
            shape.appendElement("span");
        }
        return shape;
    }

    /** Adds the sentence. Returns its link that reloads the page; the caller sets the link's address. */
    private Element addLink(Element in) {
        Element slow = in.appendElement("p").addClass("kb-outline-slow");
        slow.appendElement("span").text(text("kit.loading.slow"));
        return slow.appendElement("a").text(text("kit.loading.reload"));
    }

    private String text(String key) {
        return languages.getTranslation(key, LocaleChoice.chosen());
    }

    private static String address(IndexHtmlResponse page) {
        String query =
                page.getVaadinRequest() instanceof VaadinServletRequest servlet ? servlet.getQueryString() : null;
        return address(page.getVaadinRequest().getPathInfo(), query);
    }

    /**
     * Returns the address of a page, relative to the application. It is never empty, since an empty address would lead
     * to the home page.
     *
     * @param path decoded
     * @param query as the request has it, encoded
     */
    static String address(@Nullable String path, @Nullable String query) {
        String within = path == null ? "" : path.replaceFirst("^/+", "");
        return "./" + UriUtils.encodePath(within, StandardCharsets.UTF_8) + (query == null ? "" : "?" + query);
    }
}
