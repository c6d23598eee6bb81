package jp.kagiban.shell;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * What lies over the content of an open page while another view is on its way: nothing for 300 ms, then the outline of a page,
 * which is read out too, and after ten seconds a sentence and a way to load the view anew. Links, the menu, and the browser's
 * back and forward lead to views. A button that acts in place leaves the page alone.
 */
@Component
class NextView implements VaadinServiceInitListener {

    private final PageScript script = new PageScript("js/next-view.js");
    private final I18NProvider languages;

    NextView(I18NProvider languages) {
        this.languages = languages;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::prepare);
    }

    private void prepare(IndexHtmlResponse page) {
        PageOutline drawing = new PageOutline(languages, LocaleChoice.chosen());
        Element body = page.getDocument().body();
        Element outline = body.appendElement("div").addClass("kb-next").attr("hidden", true);
        drawing.shape(outline);
        drawing.slow(outline).attr("router-ignore", true);
        body.appendElement("div")
                .addClass("kb-next-said")
                .addClass("kb-hidden")
                .attr("role", "status")
                .attr("data-said", drawing.said());
        script.addTo(page);
    }
}
