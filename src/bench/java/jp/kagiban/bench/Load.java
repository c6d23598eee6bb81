package jp.kagiban.bench;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;

/**
 * One load of a page in a browser.
 *
 * @param ready milliseconds from the address to a page that shows its heading and takes a press
 * @param requests how many it took
 * @param bytes how much came over the wire
 */
record Load(double ready, int requests, double bytes) {

    /** Looks at each frame whether the heading is there and the client has nothing more to do; then it takes a press. */
    static final String WATCH = """
            const look = () => {
              const clients = Object.values(window.Vaadin?.Flow?.clients ?? {}).filter((client) => client.isActive);
              const idle = clients.length > 0 && clients.every((client) => !client.isActive());
              const heading = document.querySelector('SIGN');
              if (idle && heading?.getBoundingClientRect().height > 0) window.kbReady = performance.now();
              else requestAnimationFrame(look);
            };
            requestAnimationFrame(look);
            """;

    static Load of(Page page) {
        double ready = number(page.evaluate("window.kbReady"));
        int requests = (int) number(page.evaluate("1 + performance.getEntriesByType('resource').length"));
        double bytes =
                number(page.evaluate("['navigation', 'resource'].flatMap((kind) => performance.getEntriesByType(kind))"
                        + ".reduce((sum, entry) => sum + entry.transferSize, 0)"));
        return new Load(ready, requests, bytes);
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    static double median(List<Load> loads) {
        return loads.stream()
                .mapToDouble(Load::ready)
                .sorted()
                .skip(loads.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    static String line(String what, List<Load> loads) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f | %d | %,.0f |",
                what,
                median(loads),
                loads.stream().mapToDouble(Load::ready).max().orElseThrow(),
                loads.getLast().requests(),
                loads.getLast().bytes() / 1000);
    }
}
