package jp.kagiban.journey;

import com.microsoft.playwright.Page;
import java.util.List;

/** Names in a Japanese page that are not ours: Vaadin's parts bring English ones along, which nobody sees but hears. */
final class Foreign {

    private static final String NAMES = """
            () => {
              const kinds = ['aria-label', 'aria-valuetext', 'aria-description', 'placeholder', 'title', 'alt'];
              const found = new Set();
              const look = root => root.querySelectorAll('*').forEach(part => {
                kinds.map(kind => part.getAttribute(kind))
                    .filter(name => name && /[A-Za-z]{3,}/.test(name) && !/[\\u3040-\\u30ff\\u4e00-\\u9fff]/.test(name))
                    .forEach(name => found.add(name));
                if (part.shadowRoot) look(part.shadowRoot);
              });
              if (document.documentElement.lang === 'ja') look(document);
              return [...found];
            }
            """;

    private Foreign() {}

    static List<String> names(Page page) {
        return ((List<?>) page.evaluate(NAMES))
                .stream().map(name -> "not in Japanese: " + name).toList();
    }
}
