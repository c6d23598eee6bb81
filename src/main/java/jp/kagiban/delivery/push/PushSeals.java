package jp.kagiban.delivery.push;

import java.util.Map;
import java.util.UUID;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.NoticeChannel.DeliveryWanted;
import jp.kagiban.shared.Secret;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.vault.Field;
import jp.kagiban.vault.Vault;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Seals subscriptions in the vault. Records added and removed browsers in the history. */
@Component
class PushSeals {

    private final Vault vault;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final TenantScope scope;

    PushSeals(Vault vault, AuditTrail trail, ApplicationEventPublisher events, TenantScope scope) {
        this.vault = vault;
        this.trail = trail;
        this.events = events;
        this.scope = scope;
    }

    /**
     * Seals the subscription of a new browser.
     *
     * @return the revision under which it opens
     */
    long seal(UUID browser, String subscription) {
        try (Secret secret = Secret.of(subscription)) {
            return vault.seal(browser, 0, Map.of(Field.PUSH_KEYS, secret));
        }
    }

    /**
     * Seals a new subscription of the browser and destroys the keys of the earlier revision.
     *
     * @return the revision under which it opens
     */
    long reseal(PushBrowser browser, String subscription) {
        try (Secret secret = Secret.of(subscription)) {
            long revision = vault.seal(browser.id().id(), browser.revision(), Map.of(Field.PUSH_KEYS, secret));
            vault.destroy(browser.id().id(), browser.revision());
            return revision;
        }
    }

    /** Records a change of the browser, and asks for a delivery run. */
    void record(Action action, PushBrowser browser) {
        trail.record(
                AuditRecord.of(action).with(Detail.CHANNEL, ChannelKind.PUSH).with(Detail.TARGET, browser.browser()));
        events.publishEvent(new DeliveryWanted(scope.current()));
    }
}
