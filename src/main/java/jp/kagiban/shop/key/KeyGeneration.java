package jp.kagiban.shop.key;

import java.time.Instant;
import jp.kagiban.mall.Answer;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;

/**
 * One generation of a shop's keys: PENDING, then ACTIVE, then RETIRED.
 *
 * @param revision the revision under which the vault holds the secrets
 * @param sameKey whether the licenseKey equals that of the key in use, and only the serviceSecret is new
 */
public record KeyGeneration(
        @Id TenantGeneration id,
        @Version long version,
        ShopId shopId,
        int serialNo,
        KeyRecord.State state,
        long revision,
        boolean sameKey,
        @Embedded(onEmpty = OnEmpty.USE_EMPTY) Origin origin,
        @Embedded(onEmpty = OnEmpty.USE_EMPTY) Life life,
        @Embedded(onEmpty = OnEmpty.USE_EMPTY) Said said,
        @Embedded(onEmpty = OnEmpty.USE_EMPTY) Trying trying) {

    /** The unencrypted parts of the key, and the member who entered it. */
    public record Origin(@Nullable String shopNumber, String lastFour, MemberId enteredBy, Instant enteredAt) {}

    /**
     * When and how the key came into use and ended.
     *
     * @param secretsUntil the time at which the secrets of an ended key are destroyed; null if they aren't kept
     */
    public record Life(
            @Nullable Instant activeFrom,
            boolean replacedAnother,
            @Nullable Instant endedAt,
            KeyRecord.@Nullable EndReason endReason,
            @Nullable MemberId endedBy,
            @Nullable Instant secretsUntil) {

        public static final Life NEW = new Life(null, false, null, null, null, null);
    }

    /**
     * The mall's answers about the key. The last known date stays, since the mall returns no date for an expired key.
     *
     * @param expiryEnteredBy the member who entered the date by hand; null if the mall returned it
     */
    public record Said(
            @Nullable Instant expiresAt,
            boolean functionOff,
            @Nullable Instant rejectedSince,
            @Nullable MemberId expiryEnteredBy) {

        public static final Said NOTHING = new Said(null, false, null);

        @PersistenceCreator
        public Said {}

        public Said(@Nullable Instant expiresAt, boolean functionOff, @Nullable Instant rejectedSince) {
            this(expiresAt, functionOff, rejectedSince, null);
        }

        public boolean byHand() {
            return expiryEnteredBy != null;
        }

        Said entered(Instant expiry, MemberId member) {
            return new Said(expiry, functionOff, rejectedSince, member);
        }

        public Said withFunctionOff(boolean off) {
            return new Said(expiresAt, off, null, expiryEnteredBy);
        }

        public Said refusedSince(Instant since) {
            return new Said(expiresAt, false, since, expiryEnteredBy);
        }
    }

    /**
     * The state of the attempts to bring the key into use.
     *
     * @param confirmedBy the member who allowed the key to take over although it doesn't end later than the key in use
     * @param triedAt the time of the last call to the mall
     * @param refusedSeconds how long the mall has refused the key, without times of no answer
     * @param failures the number of consecutive tries without a usable answer
     */
    public record Trying(
            Hold heldFor,
            @Nullable MemberId confirmedBy,
            @Nullable Instant triedAt,
            @Nullable Answer lastAnswer,
            int refusals,
            long refusedSeconds,
            int failures,
            @Nullable Instant nextTry) {

        public static Trying at(Instant first) {
            return new Trying(Hold.NONE, null, null, null, 0, 0, 0, first);
        }

        public Trying confirmed(MemberId member, Instant now) {
            return new Trying(Hold.NONE, member, triedAt, lastAnswer, refusals, refusedSeconds, failures, now);
        }

        public Trying next(Hold hold, Instant next) {
            return new Trying(hold, confirmedBy, triedAt, lastAnswer, refusals, refusedSeconds, failures, next);
        }

        public Trying held(Instant now) {
            return new Trying(
                    Hold.EARLIER_THAN_ACTIVE, confirmedBy, now, Answer.VALID, refusals, refusedSeconds, 0, null);
        }
    }

    public KeyGeneration with(Said newSaid) {
        return copy(state, life, newSaid, trying);
    }

    public KeyGeneration with(Trying newTrying) {
        return copy(state, life, said, newTrying);
    }

    /** @throws IllegalStateException unless the key waits */
    public KeyGeneration activated(Instant now, boolean replacesAnother, Said newSaid) {
        requireState(pending(), KeyRecord.State.ACTIVE);
        Life active = new Life(now, replacesAnother, null, null, null, null);
        Trying done = new Trying(
                Hold.NONE,
                trying.confirmedBy(),
                now,
                Answer.VALID,
                trying.refusals(),
                trying.refusedSeconds(),
                0,
                null);
        return copy(KeyRecord.State.ACTIVE, active, newSaid, done);
    }

    /** @throws IllegalStateException if the key has ended already */
    KeyGeneration retired(
            Instant now, KeyRecord.EndReason reason, @Nullable MemberId by, @Nullable Instant secretsUntil) {
        requireState(pending() || active(), KeyRecord.State.RETIRED);
        Life ended = new Life(life.activeFrom(), life.replacedAnother(), now, reason, by, secretsUntil);
        return copy(KeyRecord.State.RETIRED, ended, said, trying);
    }

    /** Returns the ended key after its secrets were destroyed. */
    KeyGeneration shredded() {
        Life withoutSecrets = new Life(
                life.activeFrom(), life.replacedAnother(), life.endedAt(), life.endReason(), life.endedBy(), null);
        return copy(state, withoutSecrets, said, trying);
    }

    private void requireState(boolean possible, KeyRecord.State next) {
        if (!possible) {
            throw new IllegalStateException(
                    "Key " + serialNo + " of shop " + shopId + " is " + state + " and can't become " + next);
        }
    }

    private KeyGeneration copy(KeyRecord.State newState, Life newLife, Said newSaid, Trying newTrying) {
        return new KeyGeneration(
                id, version, shopId, serialNo, newState, revision, sameKey, origin, newLife, newSaid, newTrying);
    }

    boolean pending() {
        return state == KeyRecord.State.PENDING;
    }

    /** Whether the mall accepts the key now or has accepted it before. */
    public boolean accepted() {
        return life.activeFrom() != null || (said.expiresAt() != null && !said.byHand());
    }

    public boolean hasNumberOf(KeyGeneration other) {
        return origin.shopNumber() != null && origin.shopNumber().equals(other.origin.shopNumber());
    }

    public boolean active() {
        return state == KeyRecord.State.ACTIVE;
    }

    public record TenantGeneration(TenantId tenantId, GenerationId id) {}
}
