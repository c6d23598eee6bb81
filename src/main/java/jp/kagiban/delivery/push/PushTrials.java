package jp.kagiban.delivery.push;

import java.util.function.Consumer;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Trials;
import jp.kagiban.delivery.channel.Trials.Trial;
import jp.kagiban.shared.SendResult;
import jp.kagiban.vault.Use;
import org.springframework.stereotype.Component;

/** Pushes samples that members ask for, while their page goes on: of a member, one in three seconds. */
@Component
class PushTrials {

    private final PushPost post;
    private final PushMessages messages;
    private final Trials trials;

    PushTrials(PushPost post, PushMessages messages, Trials trials) {
        this.post = post;
        this.messages = messages;
        this.trials = trials;
    }

    /** @param told hears the answer once, on whatever thread */
    void start(PushBrowser browser, Consumer<SendResult> told) {
        PushMessage sample = messages.sample(browser);
        Use use = Use.byMember(Use.Purpose.TRY_A_CHANNEL, browser.memberId());
        PushBrowserId id = browser.id();
        trials.start(
                new Trial(browser.memberId().id(), id.tenantId(), ChannelKind.PUSH, id.id()),
                () -> post.post(browser, sample, use),
                told);
    }
}
