package jp.kagiban.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import jp.kagiban.mall.Answer;
import jp.kagiban.rakuten.RakutenAlone;
import jp.kagiban.rakuten.RmsFunction;
import jp.kagiban.shared.GenerationId;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shop.ShopStatus;
import jp.kagiban.shop.ShopStatus.Active;
import jp.kagiban.shop.ShopStatus.Refused;
import jp.kagiban.shop.ShopStatus.Waiting;
import jp.kagiban.shop.diagnosis.Lack;
import jp.kagiban.shop.key.Hold;
import jp.kagiban.testing.SettableClock;

/** Builds how a shop stands; without more it has a key in use whose date RMS has told long ago, and whose checks go on. */
public final class ShopBuilder {

    private final ShopId shop = ShopId.next();
    private final String name;
    private final GenerationId generation = GenerationId.next();
    private Instant expiresAt = tokyo("2027-02-23T23:59:59");
    private Instant activeFrom = SettableClock.START.minus(Duration.ofDays(60));
    private boolean hasActive = true;
    private boolean replacedAnother;
    private boolean functionOff;
    private Instant rejectedSince;
    private boolean byHand;
    private Lack lack = Lack.NONE;
    private Waiting waiting;
    private Refused refused;
    private Instant unreachableSince;
    private Instant askedAt;
    private Instant checkEndedAt = Instant.parse("2100-01-01T00:00:00Z");

    private ShopBuilder(String name) {
        this.name = name;
    }

    public static ShopBuilder shop() {
        return shop("楽天市場1号店");
    }

    public static ShopBuilder shop(String name) {
        return new ShopBuilder(name);
    }

    public static Instant tokyo(String localTime) {
        return Jst.instant(LocalDateTime.parse(localTime));
    }

    public ShopBuilder expires(String localTime) {
        return expires(tokyo(localTime));
    }

    public ShopBuilder expires(Instant at) {
        expiresAt = at;
        return this;
    }

    public ShopBuilder dateNeverSeen() {
        expiresAt = null;
        return this;
    }

    public ShopBuilder entersByHand(String localTime) {
        functionOff = true;
        byHand = true;
        return expires(localTime);
    }

    public ShopBuilder functionOff() {
        functionOff = true;
        return dateNeverSeen();
    }

    public ShopBuilder lacks(List<RmsFunction> functions, String owner) {
        lack = new Lack(functions.stream().map(RmsFunction::function).toList(), owner == null, null, owner);
        return this;
    }

    /** Its orders were read with this key until they were refused. */
    public ShopBuilder refusesOrdersSince(String localTime) {
        lack = new Lack(List.of(), true, tokyo(localTime), null);
        return this;
    }

    public ShopBuilder withoutActive() {
        hasActive = false;
        return this;
    }

    public ShopBuilder tookOver(String localTime) {
        replacedAnother = true;
        activeFrom = tokyo(localTime);
        return this;
    }

    public ShopBuilder rejectedSince(String localTime) {
        rejectedSince = tokyo(localTime);
        return this;
    }

    public ShopBuilder waits(String enteredAt, Answer lastAnswer, Hold hold) {
        waiting = new Waiting(
                GenerationId.next(), "x7Qp", MemberId.next(), tokyo(enteredAt), lastAnswer, 0, null, hold, null);
        return this;
    }

    /** Its new key can't fetch orders, though RMS has told this date of it. */
    public ShopBuilder waitsInVain(String expiresAt) {
        return waitsInVain(expiresAt, 2);
    }

    ShopBuilder waitsInVain(String expiresAt, int refusals) {
        waiting = new Waiting(
                GenerationId.next(),
                "x7Qp",
                MemberId.next(),
                tokyo("2026-11-25T10:40:00"),
                Answer.REJECTED,
                refusals,
                null,
                Hold.NONE,
                tokyo(expiresAt));
        return this;
    }

    public ShopBuilder waits() {
        return waits("2026-11-25T10:40:00", Answer.REJECTED, Hold.NONE);
    }

    public ShopBuilder refused(String endedAt) {
        refused = new Refused(GenerationId.next(), "9fKd", tokyo(endedAt));
        return this;
    }

    public ShopBuilder unreachableSince(String localTime) {
        unreachableSince = tokyo(localTime);
        return this;
    }

    public ShopBuilder asked(String localTime) {
        askedAt = tokyo(localTime);
        return this;
    }

    public ShopBuilder checked(String localTime) {
        checkEndedAt = tokyo(localTime);
        return this;
    }

    public ShopBuilder neverChecked() {
        checkEndedAt = null;
        return this;
    }

    public ShopStatus stands() {
        Active active = new Active(
                generation,
                "3aBc",
                expiresAt,
                byHand,
                activeFrom,
                activeFrom,
                replacedAnother,
                functionOff,
                rejectedSince,
                lack,
                List.of());
        return new ShopStatus(
                shop,
                RakutenAlone.mall(),
                name,
                "shop-a",
                hasActive ? active : null,
                waiting,
                refused,
                unreachableSince,
                askedAt,
                null,
                checkEndedAt);
    }
}
