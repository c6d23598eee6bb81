package jp.kagiban.journey;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The rules of axe-core for WCAG 2.2, levels A and AA, and those that it calls experimental; on pages, though not in mails,
 * also whether all lies in a landmark and each column has a header. Playwright hands its script to the
 * browser past the page's content security policy, which stays as it is.
 */
final class Axe {

    /** What depends on colours, and so on the scheme. */
    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");

    /** What depends on words, and so on the language: whether the name of a control holds what is seen on it. */
    private static final List<String> WORDS = List.of("label-content-name-mismatch");

    /** Nothing breaks it: it names all that is hidden, so that somebody opens it by hand, as the scenes and journeys do. */
    private static final String NO_RULE = "hidden-content";

    /**
     * What is broken, and what axe leaves in doubt, but for what is noise: of short texts, which axe measures without knowing
     * whether they are texts, only those whose contrast is too low.
     *
     * <p>Left out, since no page of ours answers for them: the stripes of the sandbox's line, the veils of Vaadin's grid over
     * its own ground, and what of its grid and of the value of its select has a role that axe doesn't understand; that the place
     * which ends its grid takes the focus without a role, within Vaadin's part, out of reach. Whether what a button has opened
     * is there is looked up, since axe leaves it in doubt.
     *
     * <p>Noise is whether a name holds what is seen where that is a single kanji, which axe takes for an icon, and the name does
     * hold it. So is whether what lies below the open menu of a phone can be reached by the tab key, which the menu's own trap
     * prevents. Noise are the numbers in drawings, whose ground is drawn too, and contrasts in doubt because the text lies partly below
     * something else or outside of the window, as it does wherever a page scrolls under a bar, or because a drawing lies behind
     * it: the colours of both are flat roles, whose contrast is measured wherever the same text stands free. So is that of Vaadin's
     * buttons, over which it lays a veil that axe can't tell where a dialog lies below. The marks before the facts of a mail have the
     * colour of the words behind them.
     */
    private static final String RUN = """
            async ({rules, without}) => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'experimental'];
              const more = document.querySelector('main') ? ['region', 'empty-table-header'] : [];
              const found = await axe.run(document, {
                runOnly: rules.length ? {type: 'rule', values: rules} : {type: 'tag', values: tags},
                rules: Object.fromEntries([
                  ...without.map(rule => [rule, {enabled: false}]),
                  ...more.map(rule => [rule, {enabled: true}]),
                ]),
                resultTypes: ['violations', 'incomplete'],
                preload: {assets: ['cssom']},
              });
              const within = (node, parts) => document.querySelector([node.target[0]].flat()[0])?.closest(parts);
              const counts = (one, node) => {
                const told = node.any[0]?.data;
                if (one.id === 'label-content-name-mismatch') {
                  const part = document.querySelector([node.target[0]].flat()[0]);
                  return !part?.ariaLabel?.includes(part.innerText.trim());
                }
                if (one.id === 'aria-valid-attr-value') {
                  const part = document.querySelector([node.target[0]].flat()[0]);
                  return !document.getElementById(part?.getAttribute('aria-controls'));
                }
                if (one.id === 'aria-hidden-focus') return !document.querySelector('vaadin-app-layout[overlay][drawer-opened]');
                if (one.id !== 'color-contrast') return !within(node, 'vaadin-grid, [id^=value-vaadin-select]');
                if (within(node, '.kb-sandbox-line, vaadin-grid, .kb-draw')) return false;
                if (told?.messageKey === 'nonBmp' && within(node, '.facts')) return false;
                if (told?.messageKey === 'pseudoContent' && within(node, 'vaadin-button')) return false;
                const noise = ['bgOverlap', 'elmPartiallyObscured', 'elmPartiallyObscuring', 'outsideViewport', 'bgImage', 'imgNode'];
                return told?.messageKey === 'shortTextContent'
                    ? told.contrastRatio < parseFloat(told.expectedContrastRatio) : !noise.includes(told?.messageKey);
              };
              const doubts = found.incomplete
                  .map(one => ({...one, id: one.id + ' in doubt', nodes: one.nodes.filter(node => counts(one, node))}));
              const vaadins = {
                'focus-order-semantics': ['vaadin-grid,#focusexit'],
              };
              const ours = (one, node) => !vaadins[one.id]?.includes(node.target.join());
              return [...found.violations, ...doubts].flatMap(one => one.nodes.filter(node => ours(one, node)).map(node =>
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
        return run(page, List.of(), List.of(NO_RULE));
    }

    /**
     * What the other scheme may break: a page that was looked at in one has nothing but its colours of its own in the
     * other.
     */
    List<String> faultsOfColour(Page page) {
        return run(page, COLOURS, List.of());
    }

    /** What another width may break: what is to be seen there, but no colour depends on it. */
    List<String> faultsOfWidth(Page page) {
        return run(
                page,
                List.of(),
                Stream.concat(COLOURS.stream(), Stream.of(NO_RULE)).toList());
    }

    /** What the other language may break. */
    List<String> faultsOfWords(Page page) {
        return run(page, WORDS, List.of());
    }

    private List<String> run(Page page, List<String> rules, List<String> without) {
        if (page.evaluate("() => typeof axe") instanceof String type && type.equals("undefined")) {
            page.evaluate(script);
        }
        return ((List<?>) page.evaluate(RUN, Map.of("rules", rules, "without", without)))
                .stream().map(Object::toString).toList();
    }
}
