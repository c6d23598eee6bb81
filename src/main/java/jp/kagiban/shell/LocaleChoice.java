package jp.kagiban.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.DefaultI18NProvider;
import com.vaadin.flow.i18n.I18NProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The language of a person: Japanese, unless they have chosen English. */
@Configuration(proxyBeanMethods = false)
class LocaleChoice {

    /** What stands behind the label of each field that must be filled in; of Vaadin, where it is a star. */
    private static final String REQUIRED = "--vaadin-input-field-required-indicator";

    /** The first is for a browser that asks for neither. */
    @Bean
    I18NProvider languages() {
        return new DefaultI18NProvider(List.of(Locale.JAPANESE, Locale.ENGLISH));
    }

    static void apply(UI ui) {
        Locale locale = chosen();
        ui.getSession().setLocale(locale);
        ui.setLocale(locale);
        ui.getElement().getStyle().set(REQUIRED, "\"" + ui.getTranslation("kit.required") + "\"");
    }

    /** Of whoever has sent the request at hand. */
    static Locale chosen() {
        return of(Preference.LANGUAGE.read());
    }

    /** In a filter that comes before the current request is known. */
    static Locale chosen(HttpServletRequest request) {
        return of(Preference.LANGUAGE.read(request));
    }

    private static Locale of(Optional<String> choice) {
        return choice.filter("en"::equals).isPresent() ? Locale.ENGLISH : Locale.JAPANESE;
    }

    static void choose(UI ui, Locale locale) {
        Preference.LANGUAGE.store(locale.getLanguage());
        ui.getPage().reload();
    }
}
