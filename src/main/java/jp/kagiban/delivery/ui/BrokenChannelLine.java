package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import jp.kagiban.delivery.BrokenChannels;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.kit.LivePages;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.SectionPage;
import jp.kagiban.kit.Severity;
import jp.kagiban.shared.MemberId;

/** Shows the channels over which notices currently don't arrive. Shows nothing if all channels work. */
final class BrokenChannelLine extends Div {

    private final BrokenChannels channels;
    private final LivePages pages;
    private final MemberId member;
    private List<Recipient> shown = List.of();

    /** Needs a tab with a tenant. */
    BrokenChannelLine(BrokenChannels channels, LivePages pages, MemberId member) {
        this.channels = channels;
        this.pages = pages;
        this.member = member;
        pages.follow(this, this::draw);
    }

    private Instant draw() {
        List<Recipient> broken = channels.of(member);
        if (!broken.equals(shown)) {
            removeAll();
            shown = broken;
            broken.stream().filter(this::isOfAColleague).map(this::line).forEach(this::add);
            List<Recipient> others = broken.stream()
                    .filter(recipient -> !isOfAColleague(recipient))
                    .toList();
            if (!others.isEmpty()) {
                add(line(others));
            }
        }
        return pages.atLatest();
    }

    private boolean isOfAColleague(Recipient recipient) {
        return recipient.member() != null && !recipient.member().equals(member);
    }

    private MessagePanel line(Recipient colleague) {
        return MessagePanel.line(Severity.URGENT, getTranslation("delivery.broken.colleague", colleague.name()))
                .offer(new Anchor("members", getTranslation("delivery.broken.members")));
    }

    private MessagePanel line(List<Recipient> broken) {
        String names = broken.stream()
                .map(this::name)
                .distinct()
                .collect(Collectors.joining(getTranslation("delivery.broken.and")));
        return MessagePanel.line(Severity.URGENT, getTranslation("delivery.broken", names))
                .offer(new Anchor(
                        SectionPage.href("receiving", section(broken.getFirst())),
                        getTranslation("delivery.broken.look")));
    }

    private static String section(Recipient recipient) {
        return switch (recipient.channel()) {
            case MAIL -> "mail";
            case PUSH -> "push";
            case SLACK, CHATWORK, LINE_WORKS, TEAMS, WEBHOOK -> "channels";
        };
    }

    private String name(Recipient recipient) {
        String channel = ChannelWords.kind(this, recipient.channel());
        return recipient.channel().personal()
                ? channel
                : getTranslation("delivery.broken.name", channel, recipient.name());
    }
}
