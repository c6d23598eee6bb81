package jp.kagiban.shell.page;

import com.vaadin.flow.component.UI;
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

/** Determines a person's language: their choice, else the language of their browser, else Japanese. */
@Configuration(proxyBeanMethods = false)
public class LocaleChoice {

    /** Vaadin's CSS property for the mark behind the label of each required field; by default an asterisk. */
    private static final String REQUIRED = "--vaadin-input-field-required-indicator";

    private static final List<Locale> SUPPORTED = List.of(Locale.JAPANESE, Locale.ENGLISH);

    /**
     * Suffix of a stored choice that is the member's own. It changes when the member chooses another language in
     * another browser.
     */
    private static final String OF_MEMBER = "-member";

    /** The first language is the default. */
    @Bean
    I18NProvider languages() {
        return new Translations(SUPPORTED);
    }

    public static void apply(UI ui, Locale locale) {
        ui.getSession().setLocale(locale);
        ui.setLocale(locale);
        ui.getElement().getStyle().set(REQUIRED, "\"" + ui.getTranslation("kit.required") + "\"");
    }

    /** Returns the language of the current request. */
    public static Locale chosen() {
        return CurrentRequest.find().map(LocaleChoice::chosen).orElse(Locale.JAPANESE);
    }

    /** Returns the language of a request, for filters that run before {@link CurrentRequest} is set. */
    public static Locale chosen(HttpServletRequest request) {
        return Preference.LANGUAGE.read(request).map(LocaleChoice::of).orElseGet(() -> ofBrowser(request));
    }

    /** Returns the choice that somebody made in this browser without a login, and that no member has adopted yet. */
    public static Optional<Locale> chosenHere() {
        return Preference.LANGUAGE
                .read()
                .filter(choice -> !choice.endsWith(OF_MEMBER))
                .map(LocaleChoice::of);
    }

    /**
     * Returns the browser's language. Without the header, {@code getLocales} would return the language of this machine.
     */
    private static Locale ofBrowser(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Locale.JAPANESE;
        }
        return Collections.list(request.getLocales()).stream()
                .map(locale -> Locale.of(locale.getLanguage()))
                .filter(SUPPORTED::contains)
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

    /** Stores the member's choice in this browser, wherever it was made. */
    public static void keep(Locale locale) {
        String choice = locale.getLanguage() + OF_MEMBER;
        if (Preference.LANGUAGE.read().filter(choice::equals).isEmpty()) {
            Preference.LANGUAGE.store(choice);
        }
    }
}
