package jp.kagiban.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kagiban.delivery.DeliveryLog.ToldLine;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.login.Accounts;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeHistory;
import jp.kagiban.notice.NoticeHistory.Mark;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.stereotype.Service;

/** Lists who got a shop's notices over which channel, who read them, and who took them in hand. */
@Service
public class ShopNotices {

    /** Older events are in the company's history. */
    private static final int MOST = 100;

    private final DeliveryLog log;
    private final NoticeHistory history;
    private final Recipients recipients;
    private final Accounts accounts;

    ShopNotices(DeliveryLog log, NoticeHistory history, Recipients recipients, Accounts accounts) {
        this.log = log;
        this.history = history;
        this.recipients = recipients;
        this.accounts = accounts;
    }

    /**
     * An event of a notice.
     *
     * @param who the member, their browser or the channel; empty if it is deleted and its name wasn't stored
     */
    public record Line(Instant at, Event event, String who, Notice.Key notice) {}

    /** The kind of an event. */
    public sealed interface Event {

        /** The notice was sent. */
        record Told(ChannelKind channel) implements Event {}

        record Read() implements Event {}

        /** @param until the end of the mark, exclusive */
        record InHand(Instant until) implements Event {}
    }

    /** Returns the last 100 events, the newest first. */
    @Needs(Permission.SEE_SHOPS)
    public List<Line> ofShop(ShopId shop) {
        List<ToldLine> deliveries = log.ofShop(shop, MOST);
        List<Mark> marked = history.ofShop(shop, MOST);
        List<ToldLine> unnamed =
                deliveries.stream().filter(line -> line.to().isEmpty()).toList();
        Map<MemberId, String> members = members(unnamed, marked);
        Map<UUID, String> channels = unnamed.stream().allMatch(ShopNotices::isMailed) ? Map.of() : channelNames();
        return Stream.concat(
                        deliveries.stream()
                                .map(line -> new Line(
                                        line.at(),
                                        new Event.Told(line.channel()),
                                        line.to().isEmpty() ? name(line, members, channels) : line.to(),
                                        line.notice())),
                        marked.stream()
                                .map(mark -> new Line(
                                        mark.at(),
                                        event(mark),
                                        members.getOrDefault(mark.member(), ""),
                                        mark.notice())))
                .sorted(Comparator.comparing(Line::at).reversed())
                .limit(MOST)
                .toList();
    }

    private static Event event(Mark mark) {
        return mark.seesUntil().<Event>map(Event.InHand::new).orElseGet(Event.Read::new);
    }

    private static boolean isMailed(ToldLine line) {
        return line.channel() == ChannelKind.MAIL;
    }

    /** Looks up the recipient's name for a delivery from before names were stored. */
    private static String name(ToldLine line, Map<MemberId, String> members, Map<UUID, String> channels) {
        return isMailed(line)
                ? members.getOrDefault(new MemberId(line.recipient()), "")
                : channels.getOrDefault(line.recipient(), "");
    }

    /** Returns the names of members who marked a notice or got a mail. */
    private Map<MemberId, String> members(List<ToldLine> unnamed, List<Mark> marked) {
        return accounts.names(Stream.concat(
                        unnamed.stream().filter(ShopNotices::isMailed).map(line -> new MemberId(line.recipient())),
                        marked.stream().map(Mark::member))
                .collect(Collectors.toSet()));
    }

    private Map<UUID, String> channelNames() {
        return recipients.all().stream()
                .map(Recipients.Way::recipient)
                .collect(Collectors.toMap(Recipient::id, Recipient::name, (first, _) -> first));
    }
}
