package jp.kagiban.shell.page;

import com.vaadin.flow.i18n.DefaultI18NProvider;
import java.util.List;
import java.util.Locale;

/**
 * The translation files. Only texts with placeholders are formats, in which an apostrophe is doubled. Vaadin treats every
 * text that gets arguments as a format, and so removes the apostrophes of a text that doesn't use them.
 */
final class Translations extends DefaultI18NProvider {

    Translations(List<Locale> languages) {
        super(languages);
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        String text = super.getTranslation(key, locale);
        return arguments.length == 0 || text.indexOf('{') < 0 ? text : super.getTranslation(key, locale, arguments);
    }
}
