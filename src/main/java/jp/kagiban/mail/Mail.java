package jp.kagiban.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kagiban.shared.OneLine;

/**
 * One mail to one recipient. Its link may hold a one-time token, so it shows itself in no text.
 *
 * @param language Japanese or English; anything else is taken for Japanese
 * @param arguments what stands in the words of its kind; control characters and marks of direction are taken out
 * @param link a path of this portal, beginning with a slash; present just where the kind has a link
 */
public record Mail(MailKind kind, String to, Locale language, List<String> arguments, Optional<String> link) {

    private static final int LONGEST_ARGUMENT = 300;
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_.~-]{1,100}){1,4}");

    /** @throws IllegalArgumentException if the address can't be written to, or the link is none of ours */
    public Mail {
        if (!MailAddress.isSendable(to)) {
            throw new IllegalArgumentException("No mail can go to this address");
        }
        if (link.isPresent() != kind.linked()
                || !link.stream().allMatch(path -> PATH.matcher(path).matches())) {
            throw new IllegalArgumentException("This is no link for a mail of the kind " + kind);
        }
        language = language.getLanguage().equals("en") ? Locale.ENGLISH : Locale.JAPANESE;
        arguments = arguments.stream()
                .map(argument -> OneLine.of(argument, LONGEST_ARGUMENT))
                .toList();
    }

    /** A mail without words of its own. */
    public static Mail of(MailKind kind, String to, Locale language, Optional<String> link) {
        return new Mail(kind, to, language, List.of(), link);
    }

    @Override
    public String toString() {
        return "Mail[" + kind + "]";
    }
}
