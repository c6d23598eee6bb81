package jp.kagiban.shell.page;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.DefaultI18NProvider;
import com.vaadin.flow.i18n.I18NProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.kagiban.shared.CurrentRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/** The language of a person: as they have chosen, else as their browser asks, else Japanese. */
@Configuration(proxyBeanMethods = false)
public class LocaleChoice {

    /** Vaadin's property for the mark behind the label of each required field; by default a star. */
    private static final String REQUIRED = "--vaadin-input-field-required-indicator";

    private static final List<Locale> SPOKEN = List.of(Locale.JAPANESE, Locale.ENGLISH);

    /** At the end of a choice that is the member's own, so that it follows when they choose otherwise elsewhere. */
    private static final String OF_MEMBER = "-member";

    /** The first is for a browser that asks for neither. */
    @Bean
    I18NProvider languages() {
        return new DefaultI18NProvider(SPOKEN);
    }

    public static void apply(UI ui, Locale locale) {
        ui.getSession().setLocale(locale);
        ui.setLocale(locale);
        ui.getElement().getStyle().set(REQUIRED, "\"" + ui.getTranslation("kit.required") + "\"");
    }

    /** The language of the present request. */
    public static Locale chosen() {
        return CurrentRequest.find().map(LocaleChoice::chosen).orElse(Locale.JAPANESE);
    }

    /** In a filter that comes before the current request is known. */
    public static Locale chosen(HttpServletRequest request) {
        return Preference.LANGUAGE.read(request).map(LocaleChoice::of).orElseGet(() -> asked(request));
    }

    /** The choice that somebody made in this browser without a login, and that no member has taken over yet. */
    public static Optional<Locale> chosenHere() {
        return Preference.LANGUAGE
                .read()
                .filter(choice -> !choice.endsWith(OF_MEMBER))
                .map(LocaleChoice::of);
    }

    /** Without a word of the browser's own, the servlet's answer would be the language of this machine. */
    private static Locale asked(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Locale.JAPANESE;
        }
        return Collections.list(request.getLocales()).stream()
                .map(locale -> Locale.of(locale.getLanguage()))
                .filter(SPOKEN::contains)
                .findFirst()
                .orElse(Locale.JAPANESE);
    }

    private static Locale of(String choice) {
        return choice.startsWith("en") ? Locale.ENGLISH : Locale.JAPANESE;
    }

    public static void choose(UI ui, Locale locale) {
        Preference.LANGUAGE.store(locale.getLanguage());
        ui.getPage().reload();
    }

    /** Keeps for this browser what the member has chosen in this or another one. */
    public static void keep(Locale locale) {
        String choice = locale.getLanguage() + OF_MEMBER;
        if (Preference.LANGUAGE.read().filter(choice::equals).isEmpty()) {
            Preference.LANGUAGE.store(choice);
        }
    }
}
