package jp.kagiban.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.NoticeChannel;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.PortalActs;
import org.springframework.stereotype.Component;

/**
 * Lists the current company's recipients on all channels. Acts as the portal, because channels list their recipients to
 * nobody else.
 */
@Component
class Recipients {

    private final List<NoticeChannel> channels;

    Recipients(List<NoticeChannel> channels) {
        this.channels = List.copyOf(channels);
    }

    /** A recipient, and the channel that reaches them. */
    record Way(NoticeChannel channel, Recipient recipient) {}

    List<Way> all() {
        return ways(channels.stream());
    }

    /** Returns the recipients that nothing reaches any more. */
    List<Recipient> gone() {
        return PortalActs.in(() ->
                channels.stream().flatMap(channel -> channel.gone().stream()).toList());
    }

    /** Returns all recipients that members see, even those that nothing reaches any more. */
    Set<RecipientKey> present() {
        return Stream.concat(all().stream().map(Way::recipient), gone().stream())
                .map(RecipientKey::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns empty for a recipient that gets no notices any more. */
    Optional<Way> find(ChannelKind kind, UUID recipient) {
        return ways(channels.stream().filter(channel -> channel.carries(kind))).stream()
                .filter(way -> way.recipient().channel() == kind
                        && way.recipient().id().equals(recipient))
                .findFirst();
    }

    private static List<Way> ways(Stream<NoticeChannel> from) {
        return PortalActs.in(() -> from.flatMap(
                        channel -> channel.recipients().stream().map(recipient -> new Way(channel, recipient)))
                .toList());
    }

    /** The stored key of a recipient within a company. */
    record RecipientKey(ChannelKind channel, UUID id) {

        static RecipientKey of(Recipient recipient) {
            return new RecipientKey(recipient.channel(), recipient.id());
        }

        /** Reads the columns {@code channel} and {@code recipient_id}. */
        static RecipientKey read(ResultSet row) throws SQLException {
            return new RecipientKey(ChannelKind.valueOf(row.getString("channel")), Column.uuid(row, "recipient_id"));
        }
    }
}
