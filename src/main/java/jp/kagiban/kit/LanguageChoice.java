package jp.kagiban.kit;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a reader who isn't logged in choose a language, on pages without a menu. */
@FunctionalInterface
public interface LanguageChoice {

    /** Stores the language for this browser, and reloads the tab's page. */
    void choose(UI tab, Locale language);

    /** Gives the tab its choice. A tab without a choice offers no other language. */
    static void give(UI tab, LanguageChoice choice) {
        ComponentUtil.setData(tab, LanguageChoice.class, choice);
    }

    static Optional<LanguageChoice> of(@Nullable UI tab) {
        return Optional.ofNullable(tab).map(ui -> ComponentUtil.getData(ui, LanguageChoice.class));
    }
}
