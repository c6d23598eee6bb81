package jp.kagiban.delivery.chat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.Detail;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.NoticeChannel.DeliveryWanted;
import jp.kagiban.delivery.chat.ChatChannel.ChatChannelId;
import jp.kagiban.delivery.chat.NewChannel.Problem;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.login.throttle.Throttle.Limit;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Manages the chats and webhooks of the current company. */
@Service
public class ChatChannels {

    /** The most channels of a company. */
    public static final int MOST = 10;

    private final ChatChannelRows rows;
    private final ChatSeals seals;
    private final ChannelRemoval removal;
    private final ChatNoticeChannel posts;
    private final RecentProof proof;
    private final AuditTrail trail;
    private final TenantScope scope;
    private final TransactionOperations transactions;
    private final Throttle throttle;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChatChannels(
            ChatChannelRows rows,
            ChatSeals seals,
            ChannelRemoval removal,
            ChatNoticeChannel posts,
            RecentProof proof,
            AuditTrail trail,
            TenantScope scope,
            TransactionOperations transactions,
            Throttle throttle,
            ApplicationEventPublisher events,
            Clock clock) {
        this.throttle = throttle;
        this.rows = rows;
        this.seals = seals;
        this.removal = removal;
        this.posts = posts;
        this.proof = proof;
        this.trail = trail;
        this.scope = scope;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** A channel without its secrets. */
    public record Shown(UUID id, ChannelKind kind, String name, Instant addedAt) {}

    /** The result of adding a channel. */
    public sealed interface Addition {

        /** @param signing the secret that signs a webhook's posts, shown only here; empty for other kinds */
        record Done(UUID id, Optional<String> signing) implements Addition {

            @Override
            public String toString() {
                return "Done[" + id + "]";
            }
        }

        record Wrong(Problem problem) implements Addition {}
    }

    @Needs(Permission.MANAGE_COMPANY)
    public List<Shown> all() {
        return rows.findByIdTenantIdOrderByAddedAt(scope.current()).stream()
                .map(channel -> new Shown(channel.id().id(), channel.kind(), channel.name(), channel.addedAt()))
                .toList();
    }

    /** Adds a channel. Its address and token are sealed and never shown again. */
    @Needs(value = Permission.ADD_CHANNELS, fresh = true)
    public Addition add(NewChannel typed) {
        return typed.problem().<Addition>map(Addition.Wrong::new).orElseGet(() -> addWithRetry(typed));
    }

    /**
     * Tries once more if another member took the same place at the same time. The second try takes another place, or
     * finds none.
     */
    private Addition addWithRetry(NewChannel typed) {
        throttle.require(Limit.RECEIVER_ADDED, scope.current().toString());
        try {
            return Objects.requireNonNull(transactions.execute(_ -> addOnce(typed)));
        } catch (DuplicateKeyException taken) {
            return Objects.requireNonNull(transactions.execute(_ -> addOnce(typed)));
        }
    }

    private Addition addOnce(NewChannel typed) {
        proof.hold();
        TenantId tenant = scope.current();
        List<ChatChannel> existing = rows.findByIdTenantIdOrderByAddedAt(tenant);
        if (existing.size() >= MOST) {
            return new Addition.Wrong(Problem.TOO_MANY);
        }
        UUID id = Ids.next();
        ChatSeals.Sealed sealed = seals.seal(id, typed);
        rows.save(new ChatChannel(
                new ChatChannelId(tenant, id),
                0,
                typed.kind(),
                freePlace(existing),
                typed.name().strip(),
                typed.language().getLanguage(),
                sealed.revision(),
                clock.instant()));
        trail.record(AuditRecord.of(Action.CHANNEL_ADDED)
                .with(Detail.CHANNEL, typed.kind())
                .with(Detail.TARGET, typed.name().strip()));
        events.publishEvent(new DeliveryWanted(tenant));
        return new Addition.Done(id, sealed.signing());
    }

    private static int freePlace(List<ChatChannel> existing) {
        return IntStream.range(0, MOST)
                .filter(place -> existing.stream().noneMatch(channel -> channel.place() == place))
                .findFirst()
                .orElseThrow();
    }

    /** Removes a channel with its secrets. @return false if it is gone already */
    @Needs(value = Permission.MANAGE_COMPANY, fresh = true)
    @Transactional
    public boolean remove(UUID channel) {
        Optional<ChatChannel> found = find(channel);
        found.ifPresent(removal::remove);
        return found.isPresent();
    }

    /**
     * Posts a sample to the channel in the background.
     *
     * @param onResult receives the result on another thread
     * @return false if the channel is gone
     */
    @Needs(Permission.MANAGE_COMPANY)
    public boolean test(UUID channel, MemberId member, Consumer<SendResult> onResult) {
        Optional<ChatChannel> found = find(channel);
        found.ifPresent(existing -> posts.tryOut(existing, member, onResult));
        return found.isPresent();
    }

    private Optional<ChatChannel> find(UUID channel) {
        return rows.findById(new ChatChannelId(scope.current(), channel));
    }
}
