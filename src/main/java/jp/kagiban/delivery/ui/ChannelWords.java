package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.Component;
import java.util.regex.Pattern;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.shared.Kebab;

/** Names of channels and words for their results. Stateless. */
final class ChannelWords {

    /** A code of the portal. An answer of a receiver begins with its protocol. */
    private static final Pattern OURS = Pattern.compile("[A-Z]+(_[A-Z]+)*");

    /** The result of {@link jp.kagiban.mail} if it writes mails to files. It says nothing about the mail. */
    private static final String WRITTEN_AS_A_FILE = "file";

    private ChannelWords() {}

    static String kind(Component on, ChannelKind kind) {
        return on.getTranslation(kind.key());
    }

    /** Returns whether a reader can use the answer. */
    static boolean isTelling(String said) {
        return !said.isEmpty() && !said.equals(WRITTEN_AS_A_FILE);
    }

    static String said(Component on, String said) {
        return OURS.matcher(said).matches() ? on.getTranslation("delivery.chat.said." + Kebab.of(said)) : said;
    }
}
