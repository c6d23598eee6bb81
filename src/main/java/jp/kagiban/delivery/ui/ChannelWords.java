package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.Component;
import java.util.regex.Pattern;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.shared.Kebab;

/** What channels and their answers are called. Stateless. */
final class ChannelWords {

    /** An answer that is a code of ours; what a receiver said begins with its protocol. */
    private static final Pattern OURS = Pattern.compile("[A-Z]+(_[A-Z]+)*");

    /** What {@link jp.kagiban.mail} answers where mails are written as files: a fact about the portal, none about the mail. */
    private static final String WRITTEN_AS_A_FILE = "file";

    private ChannelWords() {}

    static String kind(Component on, ChannelKind kind) {
        return on.getTranslation(kind.key());
    }

    /** Whether there is something in the answer that a reader can use. */
    static boolean isTelling(String said) {
        return !said.isEmpty() && !said.equals(WRITTEN_AS_A_FILE);
    }

    static String said(Component on, String said) {
        return OURS.matcher(said).matches() ? on.getTranslation("delivery.chat.said." + Kebab.of(said)) : said;
    }
}
