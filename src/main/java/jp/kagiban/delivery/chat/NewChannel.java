package jp.kagiban.delivery.chat;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.egress.OutsideAddress;
import jp.kagiban.shared.PlainText;
import jp.kagiban.shared.TypedText;

/**
 * What a member types to add a channel.
 *
 * @param language of our own words in its posts
 * @param address the webhook's address; for Chatwork the room's number or address
 * @param token of Chatwork; empty for the others
 */
public record NewChannel(ChannelKind kind, String name, Locale language, String address, String token) {

    /** Of a name, in UTF-16 units. */
    public static final int LONGEST_NAME = 60;

    private static final Set<String> SLACK = Set.of("hooks.slack.com", "hooks.slack-gov.com");
    private static final String LINE_WORKS = "webhook.worksmobile.com";
    private static final Pattern TEAMS = Pattern.compile(
            "(.+\\.)?(logic\\.azure\\.com|powerautomate\\.com|powerplatform\\.com|flow\\.microsoft\\.com)");
    private static final Pattern ROOM = Pattern.compile("(?:.*rid)?(\\d{1,18})");
    private static final Pattern TOKEN = Pattern.compile("[!-~]{8,200}");

    /** Why a channel can't be added so. */
    public enum Problem {
        NAME_EMPTY,
        NAME_ODD,
        ADDRESS_EMPTY,
        /** It isn't an address that begins with https://, or has a port or a part that isn't taken. */
        ADDRESS_ODD,
        /** It is none of Slack's. */
        ADDRESS_NOT_SLACK,
        ADDRESS_NOT_LINE_WORKS,
        ROOM_ODD,
        TOKEN_EMPTY,
        TOKEN_ODD,
        TOO_MANY
    }

    Optional<Problem> problem() {
        return nameProblem().or(this::addressProblem).or(this::tokenProblem);
    }

    private Optional<Problem> nameProblem() {
        if (name.isBlank()) {
            return Optional.of(Problem.NAME_EMPTY);
        }
        boolean odd = name.strip().length() > LONGEST_NAME || !PlainText.isWritable(name.strip());
        return odd ? Optional.of(Problem.NAME_ODD) : Optional.empty();
    }

    private Optional<Problem> addressProblem() {
        if (address.isBlank()) {
            return Optional.of(Problem.ADDRESS_EMPTY);
        }
        Optional<URI> read = target();
        if (read.isEmpty()) {
            return Optional.of(kind == ChannelKind.CHATWORK ? Problem.ROOM_ODD : Problem.ADDRESS_ODD);
        }
        String host = host(read.get());
        return switch (kind) {
            case SLACK -> SLACK.contains(host) ? Optional.empty() : Optional.of(Problem.ADDRESS_NOT_SLACK);
            case LINE_WORKS -> LINE_WORKS.equals(host) ? Optional.empty() : Optional.of(Problem.ADDRESS_NOT_LINE_WORKS);
            default -> Optional.empty();
        };
    }

    /** The address to post to; empty if there is none in what was typed. */
    Optional<URI> target() {
        if (kind != ChannelKind.CHATWORK) {
            return OutsideAddress.read(address);
        }
        Matcher room = ROOM.matcher(TypedText.narrow(address).strip());
        return room.matches() ? Optional.of(Chatwork.room(room.group(1))) : Optional.empty();
    }

    private Optional<Problem> tokenProblem() {
        if (kind != ChannelKind.CHATWORK) {
            return Optional.empty();
        }
        if (token.isBlank()) {
            return Optional.of(Problem.TOKEN_EMPTY);
        }
        return TOKEN.matcher(token.strip()).matches() ? Optional.empty() : Optional.of(Problem.TOKEN_ODD);
    }

    /** Whether an address for Teams leads to none of the hosts that its workflows are known to have. It is taken nevertheless. */
    public static boolean isDoubtful(ChannelKind kind, String address) {
        return kind == ChannelKind.TEAMS
                && OutsideAddress.read(address)
                        .filter(read -> !TEAMS.matcher(host(read)).matches())
                        .isPresent();
    }

    private static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "NewChannel[" + kind + "]";
    }
}
