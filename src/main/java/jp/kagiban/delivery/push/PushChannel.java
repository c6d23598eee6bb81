package jp.kagiban.delivery.push;

import jp.kagiban.delivery.push.PushBrowser.PushBrowserId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.kagiban.delivery.channel.AnswerCode;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.delivery.channel.NoticeChannel;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.login.Accounts;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.vault.Use;
import org.springframework.stereotype.Component;

/** The browsers of members. Each is told by itself: a member with two phones hears of it on both. */
@Component
class PushChannel implements NoticeChannel {

    private final PushBrowserRows rows;
    private final PushMessages messages;
    private final PushPost post;
    private final Accounts accounts;
    private final TenantScope scope;

    PushChannel(PushBrowserRows rows, PushMessages messages, PushPost post, Accounts accounts, TenantScope scope) {
        this.rows = rows;
        this.messages = messages;
        this.post = post;
        this.accounts = accounts;
        this.scope = scope;
    }

    @Override
    public boolean carries(ChannelKind kind) {
        return kind == ChannelKind.PUSH;
    }

    /** One line speaks for all. */
    @Override
    public int most(ChannelKind kind) {
        return Integer.MAX_VALUE;
    }

    @Override
    public List<Recipient> recipients() {
        return told(browser -> !browser.isGone());
    }

    @Override
    public List<Recipient> gone() {
        return told(PushBrowser::isGone);
    }

    private List<Recipient> told(Predicate<PushBrowser> which) {
        List<PushBrowser> told = rows.findByIdTenantIdOrderByAddedAt(scope.current()).stream()
                .filter(which)
                .toList();
        Map<MemberId, String> members =
                accounts.names(told.stream().map(PushBrowser::memberId).collect(Collectors.toSet()));
        return told.stream()
                .map(browser -> browser.recipient(messages.name(browser, members.getOrDefault(browser.memberId(), ""))))
                .toList();
    }

    @Override
    public SendResult send(Recipient recipient, Digest digest) {
        return rows.findById(new PushBrowserId(scope.current(), recipient.id()))
                .filter(browser -> !browser.isGone())
                .map(browser -> post.post(browser, messages.of(browser, digest), Use.byJob(Use.Purpose.SEND_NOTICES)))
                .orElseGet(() -> new SendResult.Refused(AnswerCode.CHANNEL_GONE.name()));
    }
}
