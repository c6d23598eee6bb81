package jp.kagiban.journey;

import com.microsoft.playwright.Page;
import java.util.List;

/**
 * What a designer would send back: two main buttons on one surface, boxes that touch, and words that are torn. Parts of
 * a dialog are compared with each other, and so are those of the page below it. The styleguide has all of it on
 * purpose, and mails are laid out by those who show them.
 */
final class Tidiness {

    /** Two that are filled are two things to do first; a dialog has its own. */
    private static final String MAIN_BUTTONS = """
            const mains = new Map();
            const links = '.kb-button-link:not(.kb-button-framed)';
            for (const part of [...document.querySelectorAll('vaadin-button[theme~="primary"], ' + links)].filter(seen)) {
              const filled = getComputedStyle(part).backgroundColor === accent || !part.matches(links);
              if (filled) mains.set(surface(part), [...(mains.get(surface(part)) ?? []), name(part)]);
            }
            mains.forEach(names => names.length > 1 && faults.push('more than one main button: ' + names.join(', ')));
            """;

    /** What has an edge is 8 px from the next one, unless it lies in it; rows of a table may be closer. */
    private static final String TOUCHING = """
            const fields = ['text-field', 'password-field', 'email-field', 'text-area', 'select', 'combo-box', 'date-picker',
                'integer-field'].map(field => 'vaadin-' + field);
            const edged = ['vaadin-button:not([theme~="tertiary"])', '.kb-button-link', '.kb-card', '.kb-panel', '.kb-notice:not(.kb-group > *)',
                '.kb-empty', '.kb-table', '.kb-chip', '.kb-page-cards > .kb-section', '.kb-sections > .kb-section', '.kb-shop-part > .kb-section', ...fields];
            const layer = part => {
              for (let at = part; at; at = at.parentElement) {
                if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return at;
              }
              return null;
            };
            const boxes = [...document.querySelectorAll(edged.join())].filter(part => seen(part) && !part.closest('vaadin-grid'))
                .map(part => ({part, box: part.getBoundingClientRect(), place: [surface(part), layer(part)]}));
            const apart = (a, b) => a.part.contains(b.part) || b.part.contains(a.part) || a.place.some((at, i) => at !== b.place[i])
                || a.part.closest('.kb-rows') && b.part.closest('.kb-rows');
            boxes.forEach((a, i) => boxes.slice(i + 1).filter(b => !apart(a, b)).forEach(b => {
              const across = Math.max(a.box.left, b.box.left) - Math.min(a.box.right, b.box.right);
              const down = Math.max(a.box.top, b.box.top) - Math.min(a.box.bottom, b.box.bottom);
              const gap = Math.round(Math.max(across, down));
              if (gap < 8) faults.push(gap + ' px between ' + name(a.part) + ' and ' + name(b.part));
            }));
            """;

    /** A last line of one or two kana, and a number at the end of a line whose unit begins the next. */
    private static final String TORN = """
            const kinds = 'p, li, dd, dt, h1, h2, h3, label, td, th, span, div, vaadin-details-summary, a';
            const inline = part => ['inline', 'contents'].includes(getComputedStyle(part).display);
            const whole = part => seen(part) && !part.closest('svg') && part.textContent.trim() && !inline(part)
                && [...part.querySelectorAll('*')].every(inline);
            for (const part of [...document.querySelectorAll(kinds)].filter(whole)) {
              const signs = [];
              const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
              for (let node = texts.nextNode(); node; node = texts.nextNode()) {
                for (let i = 0; i < node.data.length; i++) if (node.data[i].trim()) signs.push([node, i]);
              }
              const box = ([node, i]) => {
                const range = document.createRange();
                range.setStart(node, i);
                range.setEnd(node, i + 1);
                return range.getBoundingClientRect();
              };
              const text = signs.map(([node, i]) => node.data[i]).join('');
              const ends = i => box(signs[i - 1]).bottom < box(signs[i]).top + 2;
              if ([1, 2].some(tail => text.length > 4 && /^[\\u3040-\\u309f、。」）]+$/.test(text.slice(-tail)) && ends(text.length - tail))) {
                faults.push('the tail of a word alone: ' + text.slice(-24));
              }
              [...text.matchAll(/[0-9](?=[日時分秒件回店円個桁人年月])/g)].map(found => found.index + 1).filter(ends)
                  .forEach(at => faults.push('a number without its unit: ' + text.slice(Math.max(0, at - 12), at + 8)));
            }
            """;

    private static final String ALL = """
            () => {
              if (!document.querySelector('.kb-content, .kb-entry')) return [];
              const faults = [];
              const probe = document.body.appendChild(document.createElement('i'));
              probe.style.backgroundColor = 'var(--kb-accent)';
              const accent = getComputedStyle(probe).backgroundColor;
              probe.remove();
              const seen = part => part.checkVisibility({visibilityProperty: true}) && part.offsetWidth > 2 && part.offsetHeight > 2
                  && !part.closest('.kb-unseen, .kb-hidden, .kb-guide');
              const surface = part => part.closest('vaadin-dialog, vaadin-confirm-dialog') ?? document.body;
              const name = part => part.localName + ' ' + (part.ariaLabel ?? part.label ?? part.textContent).trim().slice(0, 24);
              {%s}
              {%s}
              {%s}
              return [...new Set(faults)];
            }
            """.formatted(MAIN_BUTTONS, TOUCHING, TORN);

    private Tidiness() {}

    static List<String> faults(Page page) {
        return ((List<?>) page.evaluate(ALL)).stream().map(Object::toString).toList();
    }
}
