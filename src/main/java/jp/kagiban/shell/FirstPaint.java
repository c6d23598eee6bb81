package jp.kagiban.shell;

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
 * What stands in a page until its parts have come: nothing for 300 ms, then the outline of what comes, of the same height, and
 * after ten seconds a sentence and a way to load it anew. The style sheet alone moves it, and takes it away when the page's
 * heading is there.
 */
@Component
class FirstPaint implements VaadinServiceInitListener {

    private final CurrentMember member;
    private final I18NProvider languages;

    FirstPaint(CurrentMember member, I18NProvider languages) {
        this.member = member;
        this.languages = languages;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::paint);
    }

    private void paint(IndexHtmlResponse page) {
        PageOutline drawing = new PageOutline(languages, LocaleChoice.chosen());
        Element outline = page.getDocument().body().appendElement("div").addClass("kb-first");
        drawing.shape(outline).addClass(member.find().isPresent() ? "kb-first-frame" : "kb-first-entry");
        drawing.slow(outline).attr("href", address(page));
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
