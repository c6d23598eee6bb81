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
 * A member's input for a new channel.
 *
 * @param language of the portal's own words in its posts
 * @param address the webhook's address; for Chatwork the room's number or address
 * @param token of Chatwork; empty for other kinds
 */
public record NewChannel(ChannelKind kind, String name, Locale language, String address, String token) {

    /** The longest name in UTF-16 units. */
    public static final int LONGEST_NAME = 60;

    private static final Set<String> SLACK = Set.of("hooks.slack.com", "hooks.slack-gov.com");
    private static final String LINE_WORKS = "webhook.worksmobile.com";
    private static final Pattern TEAMS = Pattern.compile(
            "(.+\\.)?(logic\\.azure\\.com|powerautomate\\.com|powerplatform\\.com|flow\\.microsoft\\.com)");
    private static final Pattern ROOM = Pattern.compile("(?:.*rid)?(\\d{1,18})");
    private static final Pattern TOKEN = Pattern.compile("[!-~]{8,200}");

    /** Why a channel can't be added. */
    public enum Problem {
        NAME_EMPTY,
        NAME_ODD,
        ADDRESS_EMPTY,
        /** The address doesn't begin with https://, or has a port or part that isn't allowed. */
        ADDRESS_ODD,
        /** The address isn't Slack's. */
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
        Optional<URI> target = target();
        if (target.isEmpty()) {
            return Optional.of(kind == ChannelKind.CHATWORK ? Problem.ROOM_ODD : Problem.ADDRESS_ODD);
        }
        String host = host(target.get());
        return switch (kind) {
            case SLACK -> SLACK.contains(host) ? Optional.empty() : Optional.of(Problem.ADDRESS_NOT_SLACK);
            case LINE_WORKS -> LINE_WORKS.equals(host) ? Optional.empty() : Optional.of(Problem.ADDRESS_NOT_LINE_WORKS);
            default -> Optional.empty();
        };
    }

    /** Returns the address to post to; empty if the input contains none. */
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

    /** Returns whether an address for Teams has an unknown host. The address is accepted nevertheless. */
    public static boolean isDoubtful(ChannelKind kind, String address) {
        return kind == ChannelKind.TEAMS
                && OutsideAddress.read(address)
                        .filter(target -> !TEAMS.matcher(host(target)).matches())
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
