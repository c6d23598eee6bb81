package jp.kagiban.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.kagiban.shared.OneLine;

/**
 * One mail to one recipient. Its link may contain a one-time token, so {@code toString} hides it.
 *
 * @param language Japanese or English; another one becomes Japanese
 * @param arguments fill the text of its kind; control characters and direction marks are removed
 * @param link a path of this portal that begins with a slash; present if the kind has a link
 */
public record Mail(MailKind kind, String to, Locale language, List<String> arguments, Optional<String> link) {

    private static final int LONGEST_ARGUMENT = 300;
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_.~-]{1,100}){1,4}");

    /** @throws IllegalArgumentException if no mail can go to the address, or the link isn't a path of this portal */
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

    /** A mail without arguments. */
    public static Mail of(MailKind kind, String to, Locale language, Optional<String> link) {
        return new Mail(kind, to, language, List.of(), link);
    }

    @Override
    public String toString() {
        return "Mail[" + kind + "]";
    }
}
