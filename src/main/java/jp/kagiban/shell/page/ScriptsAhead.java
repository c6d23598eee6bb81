package jp.kagiban.shell.page;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * Adds preload links to each page for the scripts that its first script imports. The browser fetches them at once, and
 * not after another round trip. Their names are in the first script, and change with Vaadin's version.
 */
@Component
class ScriptsAhead implements VaadinServiceInitListener {

    private static final String BUNDLE = "VAADIN/build/";

    /**
     * Matches imports of the first script: Flow's client, the parts for all pages, and their shared code. Scripts of
     * single pages are imported by the parts.
     */
    private static final Pattern IMPORT = Pattern.compile("[\"'`]\\./([\\w-]+\\.js)[\"'`]");

    private final Map<String, List<String>> imports = new ConcurrentHashMap<>();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::addLinks);
    }

    private void addLinks(IndexHtmlResponse page) {
        Element first = page.getDocument().selectFirst("script[src*=" + BUNDLE + "]");
        if (first != null) {
            String source = first.attr("src");
            String folder = source.substring(0, source.lastIndexOf('/') + 1);
            imports.computeIfAbsent(source.substring(source.indexOf(BUNDLE)), ScriptsAhead::importsOf)
                    .forEach(script -> page.getDocument()
                            .head()
                            .appendElement("link")
                            .attr("rel", "modulepreload")
                            .attr("crossorigin", true)
                            .attr("href", folder + script));
        }
    }

    private static List<String> importsOf(String script) {
        try (InputStream bundle = ScriptsAhead.class.getResourceAsStream("/META-INF/VAADIN/webapp/" + script)) {
            return bundle == null ? List.of() : namedIn(new String(bundle.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    static List<String> namedIn(String script) {
        return IMPORT.matcher(script)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }
}
