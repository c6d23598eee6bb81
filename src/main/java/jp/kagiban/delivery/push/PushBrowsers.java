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

/** The current member's browsers that receive the current company's notices. Members don't see the browsers of others. */
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
                .map(one -> new Shown(one.id().id(), one.browser(), one.addedAt(), one.headlineWanted(), one.isGone()))
                .toList();
    }

    /** Returns the browser with this address. */
    @Needs(Permission.SEE_SHOPS)
    public Optional<UUID> at(String endpoint) {
        String hash = Hashes.hex(endpoint);
        return own().stream()
                .filter(one -> !one.isGone() && one.endpointHash().equals(hash))
                .map(one -> one.id().id())
                .findFirst();
    }

    /** Returns the browser with this subscription, in the JSON of browsers. */
    @Needs(Permission.SEE_SHOPS)
    public Optional<UUID> of(String told) {
        return PushKeys.read(told).flatMap(keys -> at(keys.endpoint().toString()));
    }

    /**
     * Adds the browser of the current request, or stores its new keys if it is known.
     *
     * @param told its subscription, in the JSON of browsers
     * @param language of the portal's own words
     */
    @Needs(value = Permission.RECEIVE, fresh = true)
    public Addition add(String told, Locale language) {
        return PushKeys.read(told).map(keys -> addFit(keys, told, language)).orElse(Addition.ODD);
    }

    /** Another page of the member may take the same place at the same time. The retry takes another place, or finds none. */
    private Addition addFit(PushKeys keys, String told, Locale language) {
        try {
            return Objects.requireNonNull(transactions.execute(_ -> addNow(keys, told, language)));
        } catch (DuplicateKeyException taken) {
            return Objects.requireNonNull(transactions.execute(_ -> addNow(keys, told, language)));
        }
    }

    private Addition addNow(PushKeys keys, String told, Locale language) {
        proof.hold();
        String hash = Hashes.hex(keys.endpoint().toString());
        @Nullable String device = devices.remember(member.id()).orElse(null);
        forgetGone(hash);
        List<PushBrowser> there = own();
        Optional<PushBrowser> same =
                there.stream().filter(one -> one.endpointHash().equals(hash)).findFirst();
        if (same.isEmpty() && there.size() >= MOST) {
            return Addition.TOO_MANY;
        }
        same.ifPresentOrElse(
                known -> rows.save(known.sealedAnew(seals.sealAnew(known, told), language.getLanguage(), device)),
                () -> addNew(freePlace(there), hash, told, language, device));
        return Addition.DONE;
    }

    /** A browser that subscribes again has a new address. */
    private void forgetGone(String hash) {
        String here = BrowserName.here();
        own().stream()
                .filter(PushBrowser::isGone)
                .filter(one -> one.browser().equals(here) || one.endpointHash().equals(hash))
                .forEach(removal::remove);
    }

    private void addNew(int place, String hash, String told, Locale language, @Nullable String device) {
        PushBrowserId id = new PushBrowserId(scope.current(), Ids.next());
        PushBrowser fresh = new PushBrowser(
                id,
                0,
                member.id(),
                place,
                BrowserName.here(),
                hash,
                language.getLanguage(),
                false,
                seals.seal(id.id(), told),
                clock.instant(),
                null,
                device);
        rows.save(fresh);
        seals.record(Action.CHANNEL_ADDED, fresh);
    }

    private static int freePlace(List<PushBrowser> there) {
        return IntStream.range(0, MOST)
                .filter(place -> there.stream().noneMatch(one -> one.place() == place))
                .findFirst()
                .orElseThrow();
    }

    /** Sets whether pushes to the browser may name a shop. @return false if it is gone */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public boolean showHeadlines(UUID browser, boolean wanted) {
        return find(browser).isPresent() && rows.showHeadlines(scope.current(), browser, wanted) > 0;
    }

    /** Removes a browser with its keys. @return false if it is gone already */
    @Needs(Permission.SEE_SHOPS)
    @Transactional
    public boolean remove(UUID browser) {
        Optional<PushBrowser> found = find(browser);
        found.ifPresent(one -> {
            removal.remove(one);
            seals.record(Action.CHANNEL_REMOVED, one);
        });
        return found.isPresent();
    }

    /**
     * Pushes a sample in the background.
     *
     * @param heard receives the result on another thread
     * @return false if the browser is gone
     */
    @Needs(Permission.SEE_SHOPS)
    public boolean test(UUID browser, Consumer<SendResult> heard) {
        Optional<PushBrowser> found = find(browser).filter(one -> !one.isGone());
        found.ifPresent(one -> channel.tryOut(one, heard));
        return found.isPresent();
    }

    private Optional<PushBrowser> find(UUID browser) {
        return own().stream().filter(one -> one.id().id().equals(browser)).findFirst();
    }

    private List<PushBrowser> own() {
        MemberId mine = member.id();
        return rows.findByIdTenantIdOrderByAddedAt(scope.current()).stream()
                .filter(one -> one.memberId().equals(mine))
                .toList();
    }
}
