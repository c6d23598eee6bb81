package jp.kagiban.delivery.push;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import jp.kagiban.audit.Action;
import jp.kagiban.delivery.push.PushBrowser.PushBrowserId;
import jp.kagiban.login.member.CurrentMember;
import jp.kagiban.login.session.BrowserName;
import jp.kagiban.login.session.RecentProof;
import jp.kagiban.login.throttle.KnownDevices;
import jp.kagiban.login.throttle.Throttle;
import jp.kagiban.login.throttle.Throttle.Limit;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.Needs;
import jp.kagiban.tenancy.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Manages the current member's browsers that receive the current company's notices. Members don't see the browsers of
 * others.
 */
@Service
public class PushBrowsers {

    /** The most browsers of a member in a company. */
    public static final int MOST = 10;

    private final PushBrowserRows rows;
    private final PushSeals seals;
    private final PushRemoval removal;
    private final PushChannel channel;
    private final PushPass pass;
    private final RecentProof proof;
    private final CurrentMember member;
    private final KnownDevices devices;
    private final Throttle throttle;
    private final TenantScope scope;
    private final TransactionOperations transactions;
    private final Clock clock;

    PushBrowsers(
            PushBrowserRows rows,
            PushSeals seals,
            PushRemoval removal,
            PushChannel channel,
            PushPass pass,
            RecentProof proof,
            CurrentMember member,
            KnownDevices devices,
            Throttle throttle,
            TenantScope scope,
            TransactionOperations transactions,
            Clock clock) {
        this.rows = rows;
        this.seals = seals;
        this.removal = removal;
        this.channel = channel;
        this.pass = pass;
        this.proof = proof;
        this.member = member;
        this.devices = devices;
        this.throttle = throttle;
        this.scope = scope;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A browser without its keys.
     *
     * @param gone whether nothing reaches it any more
     */
    public record Shown(UUID id, String browser, Instant addedAt, boolean headlineWanted, boolean gone) {}

    /** The result of adding a browser. */
    public enum Addition {
        DONE,
        /** The browser's subscription can't be used. */
        ODD,
        TOO_MANY
    }

    /** Returns the portal's public key, to which a browser binds its subscription. */
    @Needs(Permission.SEE_SHOPS)
    public String publicKey() {
        return pass.publicKey();
    }

    @Needs(Permission.SEE_SHOPS)
    public List<Shown> mine() {
        return own().stream()
                .map(row -> new Shown(row.id().id(), row.browser(), row.addedAt(), row.headlineWanted(), row.isGone()))
                .toList();
    }

    /** Returns the id of the browser with this address. */
    @Needs(Permission.SEE_SHOPS)
    public Optional<UUID> at(String endpoint) {
        String hash = Hashes.hex(endpoint);
        return own().stream()
                .filter(row -> !row.isGone() && row.endpointHash().equals(hash))
                .map(row -> row.id().id())
                .findFirst();
    }

    /**
     * Returns the id of the browser with this subscription.
     *
     * @param subscription in the JSON of browsers
     */
    @Needs(Permission.SEE_SHOPS)
    public Optional<UUID> of(String subscription) {
        return PushKeys.read(subscription).flatMap(keys -> at(keys.endpoint().toString()));
    }

    /**
     * Adds the browser of the current request, or stores its new keys if the browser is known.
     *
     * @param subscription in the JSON of browsers
     * @param language of the portal's own words
     */
    @Needs(value = Permission.RECEIVE, fresh = true)
    public Addition add(String subscription, Locale language) {
        return PushKeys.read(subscription)
                .map(keys -> addWithRetry(keys, subscription, language))
                .orElse(Addition.ODD);
    }

    /**
     * Tries once more if another page of the member took the same place at the same time. The second try takes another
     * place, or finds none.
     */
    private Addition addWithRetry(PushKeys keys, String subscription, Locale language) {
        throttle.require(Limit.RECEIVER_ADDED, scope.current().toString());
        try {
            return Objects.requireNonNull(transactions.execute(_ -> addOnce(keys, subscription, language)));
        } catch (DuplicateKeyException taken) {
            return Objects.requireNonNull(transactions.execute(_ -> addOnce(keys, subscription, language)));
        }
    }

    private Addition addOnce(PushKeys keys, String subscription, Locale language) {
        proof.hold();
        String hash = Hashes.hex(keys.endpoint().toString());
        @Nullable String device = devices.remember(member.id()).orElse(null);
        removeGone(hash);
        List<PushBrowser> existing = own();
        Optional<PushBrowser> same =
                existing.stream().filter(row -> row.endpointHash().equals(hash)).findFirst();
        if (same.isEmpty() && existing.size() >= MOST) {
            return Addition.TOO_MANY;
        }
        PushBrowser stored = rows.save(
                same.map(known -> known.resealed(seals.reseal(known, subscription), language.getLanguage(), device))
                        .orElseGet(() -> create(freePlace(existing), hash, subscription, language, device)));
        // New keys of a known browser are recorded too: each adds a row to the ledger.
        seals.record(Action.CHANNEL_ADDED, stored);
        return Addition.DONE;
    }

    /** Removes the browser's gone rows, because a browser that subscribes again has a new address. */
    private void removeGone(String hash) {
        String here = BrowserName.here();
        own().stream()
                .filter(PushBrowser::isGone)
                .filter(row -> row.browser().equals(here) || row.endpointHash().equals(hash))
                .forEach(removal::remove);
    }

    private PushBrowser create(int place, String hash, String subscription, Locale language, @Nullable String device) {
        PushBrowserId id = new PushBrowserId(scope.current(), Ids.next());
        return new PushBrowser(
                id,
                0,
                member.id(),
                place,
                BrowserName.here(),
                hash,
                language.getLanguage(),
                false,
                seals.seal(id.id(), subscription),
                clock.instant(),
                null,
                device);
    }

    private static int freePlace(List<PushBrowser> existing) {
        return IntStream.range(0, MOST)
                .filter(place -> existing.stream().noneMatch(row -> row.place() == place))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Sets whether pushes to the browser may name a shop.
     *
     * @return false if the browser is gone
     */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public boolean showHeadlines(UUID browser, boolean wanted) {
        return find(browser).isPresent() && rows.showHeadlines(scope.current(), browser, wanted) > 0;
    }

    /**
     * Removes a browser with its keys.
     *
     * @return false if the browser is gone already
     */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public boolean remove(UUID browser) {
        Optional<PushBrowser> found = find(browser);
        found.ifPresent(row -> {
            removal.remove(row);
            seals.record(Action.CHANNEL_REMOVED, row);
        });
        return found.isPresent();
    }

    /**
     * Pushes a sample in the background.
     *
     * @param onResult receives the result on another thread
     * @return false if the browser is gone
     */
    @Needs(Permission.SEE_SHOPS)
    public boolean test(UUID browser, Consumer<SendResult> onResult) {
        Optional<PushBrowser> found = find(browser).filter(row -> !row.isGone());
        found.ifPresent(row -> channel.tryOut(row, onResult));
        return found.isPresent();
    }

    private Optional<PushBrowser> find(UUID browser) {
        return own().stream().filter(row -> row.id().id().equals(browser)).findFirst();
    }

    private List<PushBrowser> own() {
        MemberId mine = member.id();
        return rows.findByIdTenantIdOrderByAddedAt(scope.current()).stream()
                .filter(row -> row.memberId().equals(mine))
                .toList();
    }
}
