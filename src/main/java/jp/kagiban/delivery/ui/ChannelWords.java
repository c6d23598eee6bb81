package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.Component;
import java.util.regex.Pattern;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.shared.Kebab;

/** Names of channels and words for their results. Stateless. */
final class ChannelWords {

    /** Matches a code of the portal. An answer from a receiver begins with a protocol instead, such as HTTP. */
    private static final Pattern OURS = Pattern.compile("[A-Z]+(_[A-Z]+)*");

    /** The answer of {@link jp.kagiban.mail} if it writes mails to files. This answer tells the reader nothing. */
    private static final String WRITTEN_AS_A_FILE = "file";

    private ChannelWords() {}

    static String kind(Component on, ChannelKind kind) {
        return on.getTranslation(kind.key());
    }

    /** Returns whether the answer tells the reader anything. */
    static boolean isUseful(String answer) {
        return !answer.isEmpty() && !answer.equals(WRITTEN_AS_A_FILE);
    }

    /** Returns words for a code of the portal, and a receiver's answer as it is. */
    static String answer(Component on, String answer) {
        return OURS.matcher(answer).matches() ? on.getTranslation("delivery.chat.said." + Kebab.of(answer)) : answer;
    }
}
