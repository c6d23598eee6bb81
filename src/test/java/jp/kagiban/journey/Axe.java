package jp.kagiban.journey;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The rules of axe-core for WCAG 2.2, levels A and AA. Playwright hands its script to the browser past the page's content
 * security policy, which stays as it is.
 */
final class Axe {

    /**
     * Besides what is broken, texts on a gradient: their contrast would go unmeasured. Only the line of the sandbox has
     * stripes, and Vaadin's grid veils over its own ground. Left out is that an open menu of Vaadin's menu
     * bar has its frame among the entries: it lies within Vaadin's part, out of reach.
     */
    private static final String RUN = """
            async () => {
              const found = await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
                resultTypes: ['violations', 'incomplete'],
              });
              const layered = node => document.querySelector([node.target[0]].flat()[0])
                  ?.closest('.kb-sandbox-line, vaadin-grid');
              const veiled = found.incomplete
                  .filter(one => one.id === 'color-contrast')
                  .map(one => ({...one, id: 'contrast not measured', nodes: one.nodes.filter(node =>
                      node.any[0]?.data?.messageKey === 'bgGradient' && !layered(node))}));
              const ours = (one, node) => one.id !== 'aria-required-children' || node.target.join() !== 'vaadin-menu-bar';
              return [...found.violations, ...veiled].flatMap(one => one.nodes.filter(node => ours(one, node)).map(node =>
                  one.id + ' ' + node.target.join(' ') + ': ' + (node.any[0] ?? node.all[0] ?? node.none[0])?.message));
            }
            """;

    private final String script;

    Axe() {
        try (InputStream file = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            script = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What breaks a rule in the page as it stands, each with its place. */
    List<String> faults(Page page) {
        if (page.evaluate("() => typeof axe") instanceof String type && type.equals("undefined")) {
            page.evaluate(script);
        }
        return ((List<?>) page.evaluate(RUN)).stream().map(Object::toString).toList();
    }
}
