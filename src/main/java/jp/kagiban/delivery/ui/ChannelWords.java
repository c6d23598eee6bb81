package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.Component;
import java.util.Locale;
import java.util.regex.Pattern;
import jp.kagiban.delivery.channel.ChannelKind;

/** What channels and their answers are called. Stateless. */
final class ChannelWords {

    /** An answer that is a code of ours; what a receiver said begins with its protocol. */
    private static final Pattern OURS = Pattern.compile("[A-Z]+(_[A-Z]+)*");

    private ChannelWords() {}

    static String kind(Component on, ChannelKind kind) {
        return on.getTranslation(kind.key());
    }

    static String said(Component on, String said) {
        return OURS.matcher(said).matches() ? on.getTranslation("delivery.chat.said." + kebab(said)) : said;
    }

    static String kebab(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
