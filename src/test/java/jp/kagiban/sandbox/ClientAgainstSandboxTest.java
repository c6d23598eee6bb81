package jp.kagiban.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import jp.kagiban.mall.Credentials;
import jp.kagiban.mall.MallOutcome;
import jp.kagiban.rakuten.Rms;
import jp.kagiban.sandbox.Manners.OverLimit;
import jp.kagiban.sandbox.Manners.Refusal;
import jp.kagiban.sandbox.SandboxKey.KeyOrder;
import jp.kagiban.sandbox.SandboxKey.WhenPast;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.SettableClock;
import jp.kagiban.testing.TestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Our client and the fake RMS, over HTTP, as docs/rakuten-rms.md tells of RMS. */
@SandboxPortalTest
class ClientAgainstSandboxTest {

    private static final Instant END = Instant.parse("2027-02-23T14:59:59Z");
    private static final MallOutcome GA0001 = new MallOutcome.Rejected("GA0001");
    private static final MallOutcome ES01_01 = new MallOutcome.Rejected("ES01-01");
    private static final MallOutcome ES04_01 = new MallOutcome.Rejected("ES04-01");
    private static final MallOutcome VALID = new MallOutcome.Valid(END);
    private static final MallOutcome FOUND_NOTHING = new MallOutcome.Valid(null);

    @Autowired
    Rms rms;

    @Autowired
    SandboxRms desk;

    @Autowired
    SettableClock clock;

    private SandboxShop shop;

    @BeforeEach
    void openShop() {
        clock.set(SettableClock.START);
        desk.setWeather(ServiceState.NORMAL);
        desk.setManners(Manners.USUAL);
        shop = desk.openShop(desk.freeNumber(), "hanako", "花子商店");
    }

    @Test
    void aValidKeyAnswersItsEndToTheSecond() {
        SandboxKey key = desk.issue(shop.number(), KeyOrder.until(END));
        assertThat(licence(key)).isEqualTo(VALID);
        assertThat(search(key)).isEqualTo(FOUND_NOTHING);
    }

    @Test
    void aKeyEndsByItsOwnDate() {
        SandboxKey key =
                desk.issue(shop.number(), KeyOrder.until(clock.instant().plusSeconds(30)));
        clock.advance(Duration.ofSeconds(31));
        assertThat(licence(key)).isEqualTo(GA0001);
        assertThat(search(key)).isEqualTo(ES01_01);
    }

    @Test
    void aKeyWithAPastEndMayAnswerItsDate() {
        Instant past = Instant.parse("2026-11-01T14:59:59Z");
        SandboxKey key = desk.issue(shop.number(), order(past, Duration.ZERO, null, WhenPast.ANSWER_DATE));
        assertThat(licence(key)).isEqualTo(new MallOutcome.Valid(past));
        assertThat(search(key)).isEqualTo(ES01_01);
    }

    @Test
    void aRedatedKeyHasItsNewEndAtOnce() {
        SandboxKey key = desk.issue(shop.number(), KeyOrder.until(END.plusSeconds(86_400)));
        desk.redate(key.licenseKey(), END);
        assertThat(licence(key)).isEqualTo(VALID);
    }

    @Test
    void aStoppedKeyIsRefusedBeforeItsDate() {
        SandboxKey key = desk.issue(shop.number(), KeyOrder.until(END));
        desk.stop(key.licenseKey());
        assertThat(licence(key)).isEqualTo(GA0001);
        assertThat(search(key)).isEqualTo(ES01_01);
    }

    @Test
    void aNewKeyIsUnknownForAWhile() {
        SandboxKey key = desk.issue(shop.number(), order(END, Duration.ofMinutes(10), null, WhenPast.REJECT));
        assertThat(licence(key)).isEqualTo(GA0001);
        assertThat(search(key)).isEqualTo(ES01_01);
        clock.advance(Duration.ofMinutes(10));
        assertThat(licence(key)).isEqualTo(VALID);
    }

    @Test
    void anotherGatewayCallsANewKeyABadRequest() {
        desk.setManners(new Manners(false, OverLimit.STATUS_429, Refusal.USUAL, Refusal.OTHER));
        SandboxKey key = desk.issue(shop.number(), order(END, Duration.ofMinutes(10), null, WhenPast.REJECT));
        assertThat(search(key)).isEqualTo(ES04_01);
    }

    @Test
    void aFunctionThatIsOffIsRefusedAlone() {
        SandboxKey key = issueWith(EnumSet.of(SandboxFunction.SEARCH_ORDER));
        assertThat(licence(key)).isEqualTo(GA0001);
        assertThat(search(key)).isEqualTo(FOUND_NOTHING);
        assertThat(search(issueWith(EnumSet.of(SandboxFunction.LICENCE_EXPIRY))))
                .isEqualTo(ES01_01);
    }

    @Test
    void aFunctionThatIsOffMayBeForbiddenInOtherWords() {
        desk.setManners(new Manners(false, OverLimit.STATUS_429, Refusal.OTHER, Refusal.USUAL));
        SandboxKey key = issueWith(Set.of());
        assertThat(licence(key)).isEqualTo(new MallOutcome.Rejected("GA0003"));
        assertThat(search(key)).isEqualTo(ES04_01);
    }

    @Test
    void aFunctionSwitchedOnBelongsToLaterKeysOnly() {
        desk.setFunctions(shop.number(), Set.of());
        SandboxKey before = desk.issue(shop.number(), KeyOrder.until(END));
        desk.setFunctions(shop.number(), EnumSet.allOf(SandboxFunction.class));
        SandboxKey after = desk.issue(shop.number(), KeyOrder.until(END));
        assertThat(licence(before)).isEqualTo(GA0001);
        assertThat(licence(after)).isEqualTo(VALID);
    }

    @Test
    void aWrongSecretIsRefused() {
        SandboxKey key = desk.issue(shop.number(), KeyOrder.until(END));
        assertThat(rms.licenceExpiry(with("SP000000_wrong", key.licenseKey()))).isEqualTo(GA0001);
        assertThat(rms.searchOneMinute(with("SP000000_wrong", key.licenseKey())))
                .isEqualTo(ES01_01);
    }

    @Test
    void anUnknownKeyIsRefused() {
        assertThat(rms.licenceExpiry(with(shop.serviceSecret(), "SL000000_unknown")))
                .isEqualTo(GA0001);
    }

    @Test
    void theOldKeyWorksOnBesideTheNewOne() {
        SandboxKey old = desk.issue(shop.number(), KeyOrder.until(END));
        desk.issue(shop.number(), KeyOrder.until(END.plusSeconds(86_400)));
        assertThat(licence(old)).isEqualTo(VALID);
    }

    @Test
    void aCallTooManyIsThrottled() {
        desk.setManners(new Manners(true, OverLimit.STATUS_429, Refusal.USUAL, Refusal.USUAL));
        SandboxKey key = desk.issue(shop.number(), KeyOrder.until(END));
        assertThat(licence(key)).isEqualTo(VALID);
        assertThat(search(key)).isEqualTo(new MallOutcome.Throttled(Duration.ofSeconds(1), "429"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(search(key)).isEqualTo(FOUND_NOTHING);
    }

    @Test
    void aCallTooManyMayBeForbidden() {
        desk.setManners(new Manners(true, OverLimit.STATUS_403, Refusal.USUAL, Refusal.USUAL));
        SandboxKey key = desk.issue(shop.number(), KeyOrder.until(END));
        licence(key);
        assertThat(licence(key)).isEqualTo(new MallOutcome.Throttled(null, "QPSLimit"));
    }

    @Test
    void allWeathersAreTold() {
        SandboxKey key = desk.issue(shop.number(), KeyOrder.until(END));
        assertThat(in(ServiceState.THROTTLED, key)).isEqualTo(new MallOutcome.Throttled(Duration.ofSeconds(1), "429"));
        assertThat(in(ServiceState.MAINTENANCE, key)).isEqualTo(new MallOutcome.Maintenance(null, "503"));
        assertThat(in(ServiceState.GARBLED, key)).isEqualTo(new MallOutcome.Garbled());
        assertThat(in(ServiceState.UNREACHABLE, key)).isEqualTo(new MallOutcome.Unreachable());
        assertThat(in(ServiceState.NORMAL, key)).isEqualTo(VALID);
    }

    private MallOutcome in(ServiceState weather, SandboxKey key) {
        desk.setWeather(weather);
        return licence(key);
    }

    private SandboxKey issueWith(Set<SandboxFunction> functions) {
        return desk.issue(shop.number(), order(END, Duration.ZERO, functions, WhenPast.REJECT));
    }

    private static KeyOrder order(Instant end, Duration wait, Set<SandboxFunction> functions, WhenPast whenPast) {
        return new KeyOrder(end, wait, functions, whenPast);
    }

    private MallOutcome licence(SandboxKey key) {
        return rms.licenceExpiry(with(shop.serviceSecret(), key.licenseKey()));
    }

    private MallOutcome search(SandboxKey key) {
        return rms.searchOneMinute(with(shop.serviceSecret(), key.licenseKey()));
    }

    private Credentials with(String secret, String key) {
        return RakutenEntry.credentials(secret, key, TestCaller.of(shop.number()));
    }
}
