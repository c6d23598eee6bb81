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
 * The outline of a page that isn't there yet: a heading, then blocks. It stands in a page until its parts have come, and lies over the
 * content of an open page while another view is on its way. Nothing shows for 300 ms, then the outline, and after ten seconds a sentence
 * and a way to load the page again.
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

    /** The style sheet alone moves it, and takes it away when the page's heading is there. */
    private void drawFirst(IndexHtmlResponse page) {
        Element outline = page.getDocument().body().appendElement("div").addClass("kb-first");
        drawShape(outline).addClass(member.find().isPresent() ? "kb-first-frame" : "kb-first-entry");
        addLink(outline).attr("href", address(page));
    }

    /**
     * Readers of screens are told in words. Links, the menu, and the browser's back and forward lead to views. A button that acts in place
     * leaves the page alone.
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
                .attr("data-said", words("kit.loading.next"));
    }

    private static Element drawShape(Element in) {
        Element shape = in.appendElement("div").addClass("kb-outline").attr("aria-hidden", "true");
        for (int line = 0; line < LINES; line++) {
            shape.appendElement("span");
        }
        return shape;
    }

    /** Adds the sentence. Returns its link to load the page again, which leads nowhere yet. */
    private Element addLink(Element in) {
        Element slow = in.appendElement("p").addClass("kb-outline-slow");
        slow.appendElement("span").text(words("kit.loading.slow"));
        return slow.appendElement("a").text(words("kit.loading.reload"));
    }

    private String words(String key) {
        return languages.getTranslation(key, LocaleChoice.chosen());
    }

    private static String address(IndexHtmlResponse page) {
        String query =
                page.getVaadinRequest() instanceof VaadinServletRequest servlet ? servlet.getQueryString() : null;
        return address(page.getVaadinRequest().getPathInfo(), query);
    }

    /**
     * The address of a page, from the application's on: an empty one would lead to the page's base, which is home.
     *
     * @param path decoded
     * @param query as it came
     */
    static String address(@Nullable String path, @Nullable String query) {
        String within = path == null ? "" : path.replaceFirst("^/+", "");
        return "./" + UriUtils.encodePath(within, StandardCharsets.UTF_8) + (query == null ? "" : "?" + query);
    }
}
