package jp.kagiban.kit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.util.Locale;

/** Leads to the other language, whose name it bears in that language. */
final class LanguageButton extends Button {

    LanguageButton(UI tab, LanguageChoice choice) {
        Locale other = tab.getLocale().getLanguage().equals("en") ? Locale.JAPANESE : Locale.ENGLISH;
        setText(getTranslation("kit.language.other"));
        getElement().setAttribute("lang", other.getLanguage());
        addThemeVariants(ButtonVariant.TERTIARY);
        addClickListener(_ -> choice.choose(tab, other));
        // Enter, heard by the whole page, would press the button of its form too.
        getElement().addEventListener("keydown", _ -> {}).stopPropagation();
    }
}
