package jp.kagiban.delivery;

import static jp.kagiban.notice.ShopBuilder.shop;
import static jp.kagiban.notice.ShopBuilder.tokyo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Digest;
import jp.kagiban.delivery.channel.NoticeChannel.ReceiverReached;
import jp.kagiban.notice.HandlingTerm;
import jp.kagiban.notice.NoticeKind;
import jp.kagiban.notice.Notices;
import jp.kagiban.notice.ShopBuilder;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Ids;
import jp.kagiban.shared.MemberId;
import jp.kagiban.shared.PortalActs;
import jp.kagiban.shared.SendResult;
import jp.kagiban.shared.ShopId;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shop.register.ShopChanged;
import jp.kagiban.shop.register.ShopDeleted;
import jp.kagiban.tenancy.Role;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("slow-on-mysql")
@DatabaseTest
@Import(DeliveryPortal.class)
class DeliveryRunTest extends DeliveryTesting {

    private static final String SEVEN = "楽天市場1号店の楽天（受注取得API）WEB SERVICEライセンスキーの有効期限があと7日となっています。";

    @Autowired
    Notices notices;

    @Autowired
    DeliverySettings settings;

    @Autowired
    DeliveryLog log;

    @Autowired
    BrokenChannels broken;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient db;

    private TenantId tenant;
    private final UUID chat = Ids.next();

    @BeforeEach
    void aKeyThatEndsInSevenDays() {
        clock.set(SettableClock.START);
        jobs.forget();
        tenant = merchants.open("山田商店").tenant();
        receivers.are(tenant, chat);
        shops.are(tenant, shop().expires("2026-12-02T23:59:59"));
        jobs.forget();
    }

    @Test
    void aReminderIsToldInTheWordsOfTheNotice() {
        look();
        assertThat(receivers.subjects()).containsExactly(SEVEN);
    }

    @Test
    void whoIsInChargeIsNamedToEverybody() {
        UUID other = Ids.next();
        receivers.are(tenant, chat, other);
        MemberId sato = merchants.colleague(tenant, "佐藤 一郎", Role.VIEWER);
        shopInCareOf(sato, scope.in(tenant, () -> shops.all().getFirst().shop()));
        look();
        assertThat(receivers.got()).extracting(Receivers.Got::recipient).containsExactlyInAnyOrder(chat, other);
        assertThat(receivers.got())
                .flatExtracting(got -> got.digest().entries())
                .extracting(Digest.Entry::inCharge)
                .containsExactly("佐藤 一郎", "佐藤 一郎");
    }

    private void shopInCareOf(MemberId member, ShopId shop) {
        scope.run(tenant, () -> {
            db.sql("INSERT INTO shop (tenant_id, id, version, name, code, family, mall, registered_at, registered_by)"
                            + " VALUES (?, ?, 1, '1号店', 'shop-a', 'OWN_APP', 'RAKUTEN', ?, ?)")
                    .params(Column.of(tenant), Column.of(shop), Column.of(SettableClock.START), Column.of(member))
                    .update();
            db.sql("INSERT INTO shop_care (tenant_id, shop_id, version, in_charge, tags) VALUES (?, ?, 1, ?, '')")
                    .params(Column.of(tenant), Column.of(shop), Column.of(member))
                    .update();
        });
    }

    @Test
    void itIsToldOnce() {
        look();
        clock.advance(Duration.ofHours(5));
        look();
        assertThat(receivers.got()).hasSize(1);
    }

    @Test
    void theNextDayOfReminderTellsAnew() {
        look();
        clock.advance(Duration.ofDays(4));
        look();
        assertThat(receivers.subjects()).last().asString().contains("あと3日");
        assertThat(receivers.got()).hasSize(2);
    }

    @Test
    void afterDowntimeOnlyTheLatestReminderIsTold() {
        clock.set(tokyo("2026-12-02T12:00:00"));
        look();
        assertThat(receivers.subjects()).singleElement().asString().contains("あと0日");
    }

    @Test
    void aRenewedKeyEndsTheSeries() {
        receivers.answer(new SendResult.Later("HTTP 503"));
        look();
        shops.are(tenant, shop().expires("2027-02-23T23:59:59"));
        receivers.takeAgain();
        clock.advance(Duration.ofHours(1));
        jobs.runDue();
        assertThat(receivers.got()).isEmpty();
        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.state()).isEqualTo(DeliveryState.LAPSED);
            assertThat(line.answer()).isEqualTo("HTTP 503");
        });
    }

    @Test
    void aLateDeliverySaysWhatIsRightWhenItIsHandedOver() {
        receivers.answer(new SendResult.Later("HTTP 503"));
        look();
        receivers.takeAgain();
        clock.set(tokyo("2026-11-26T09:00:00"));
        jobs.runDue();
        assertThat(receivers.subjects()).singleElement().asString().contains("あと6日");
    }

    @Test
    void oneDigestTellsOfAllShops() {
        shops.are(
                tenant, shop("1号店").expires("2026-12-02T23:59:59"), shop("2号店").expires("2026-11-20T23:59:59"));
        look();
        assertThat(receivers.subjects()).containsExactly("期限切れ1件・あと7日1件（ライセンスキー）");
        assertThat(receivers.got().getFirst().headlines()).first().asString().isEqualTo("2号店のライセンスキーの有効期限が切れています");
    }

    @Test
    void theSubjectOfADigestNamesItsThreeMostUrgentGroups() {
        shops.are(
                tenant,
                shop("1号店").expires("2026-11-20T23:59:59"),
                shop("2号店").expires("2026-11-25T23:59:59"),
                shop("3号店").expires("2026-11-26T23:59:59"),
                shop("4号店").expires("2026-11-28T23:59:59"),
                shop("5号店").expires("2026-12-02T23:59:59"));
        look();
        assertThat(receivers.subjects()).containsExactly("期限切れ1件・本日まで1件・あと1日1件・ほか2件（ライセンスキー）");
    }

    @Test
    void fiftyShopsMakeOneMessageWithAllTheirTexts() {
        ShopBuilder[] fifty = IntStream.rangeClosed(1, 50)
                .mapToObj(number -> shop(number + "号店").expires("2026-12-02T23:59:59"))
                .toArray(ShopBuilder[]::new);
        shops.are(tenant, fifty);
        look();
        assertThat(receivers.subjects()).containsExactly("あと7日50件（ライセンスキー）");
        assertThat(receivers.got().getFirst().headlines())
                .doesNotHaveDuplicates()
                .hasSize(50);
    }

    @Test
    void aCrashBetweenTheYesAndItsNoteSendsTheSameAgain() {
        receivers.takeAndLetThePortalDie();
        look();
        clock.advance(Duration.ofHours(1));
        jobs.runDue();
        assertThat(receivers.got())
                .hasSize(2)
                .extracting(got -> got.digest().id())
                .containsOnly(receivers.got().getFirst().digest().id());
    }

    @Test
    void nobodyIsToldInTheQuietHours() {
        clock.set(tokyo("2026-11-25T23:00:00"));
        look();
        assertThat(receivers.got()).isEmpty();
        clock.set(tokyo("2026-11-26T08:10:00"));
        look();
        assertThat(receivers.subjects()).singleElement().asString().contains("あと6日");
    }

    @Test
    void whatIsUrgentIsToldAtNightByChoice() {
        scope.run(tenant, () -> settings.change(new DeliveryRule(ReminderDays.USUAL, QuietHours.USUAL, true)));
        shops.are(
                tenant, shop("1号店").expires("2026-12-02T23:59:59"), shop("2号店").expires("2026-12-20T23:59:59"));
        clock.set(tokyo("2026-11-25T23:00:00"));
        look();
        assertThat(receivers.got())
                .singleElement()
                .satisfies(got ->
                        assertThat(got.headlines()).singleElement().asString().startsWith("1号店"));
    }

    @Test
    void theDaysOfTheCompanyCount() {
        scope.run(
                tenant, () -> settings.change(new DeliveryRule(new ReminderDays(List.of(3)), QuietHours.USUAL, false)));
        look();
        assertThat(receivers.got()).isEmpty();
    }

    @Test
    void aKeyThatWaitsForItsMallIsInHand() {
        shops.are(tenant, shop().expires("2026-12-02T23:59:59").waits());
        look();
        assertThat(receivers.got()).isEmpty();
    }

    @Test
    void aKeyThatWaitsDoesNotSilenceTheNextStage() {
        shops.are(tenant, shop().expires("2026-12-02T23:59:59").waits());
        clock.set(tokyo("2026-12-03T10:00:00"));
        look();
        assertThat(receivers.subjects()).containsExactly("楽天市場1号店のライセンスキーの有効期限が切れています");
    }

    @Test
    void whatAMemberSeesToIsQuietForAsLongAsTheySaid() {
        scope.run(
                tenant,
                () -> notices.takeInHand(
                        MemberId.next(), notices.standing().notices().getFirst().key(), HandlingTerm.THREE_DAYS));
        look();
        assertThat(receivers.got()).isEmpty();
        clock.advance(Duration.ofDays(3));
        look();
        assertThat(receivers.subjects()).singleElement().asString().contains("あと4日");
    }

    @Test
    void aRefusedKeyIsToldInOurWords() {
        shops.are(tenant, shop().rejectedSince("2026-11-25T09:00:00"));
        look();
        assertThat(receivers.subjects()).singleElement().asString().contains("楽天市場1号店");
    }

    @Test
    void aChannelIsBrokenAfterTwoDaysUntilSomethingGetsThrough() {
        receivers.answer(new SendResult.Later("HTTP 500"));
        look();
        IntStream.range(0, 60).forEach(_ -> {
            clock.advance(Duration.ofHours(1));
            jobs.runDue();
        });
        assertThat(broken()).isTrue();
        receivers.takeAgain();
        clock.set(tokyo("2026-12-01T09:00:00"));
        look();
        assertThat(broken()).isFalse();
    }

    @Test
    void aChannelThatBreaksInTheLastDaysIsBrokenThoughEachReminderLapses() {
        clock.set(tokyo("2026-11-29T09:00:00"));
        receivers.answer(new SendResult.Later("HTTP 503"));
        scope.run(tenant, () -> events.publishEvent(new ShopChanged(tenant, ShopId.next())));
        jobsOfTheNext(Duration.ofHours(44));
        assertThat(broken()).isFalse();
        jobsOfTheNext(Duration.ofHours(6));
        assertThat(broken()).isTrue();
        assertThat(lines()).extracting(DeliveryLog.Line::state).doesNotContain(DeliveryState.FAILED);
    }

    @Test
    void whatFailedForAnHourAndIsNotNeededAnyMoreBreaksNothing() {
        receivers.answer(new SendResult.Later("HTTP 503"));
        look();
        shops.are(tenant, shop().expires("2027-02-23T23:59:59"));
        jobsOfTheNext(Duration.ofDays(3));
        assertThat(broken()).isFalse();
    }

    @Test
    void whatWasGivenUpIsToldOnceSomethingGetsThrough() {
        shops.are(tenant, shop().rejectedSince("2026-11-25T09:00:00"));
        receivers.answer(new SendResult.Refused("HTTP 404"));
        look();
        receivers.takeAgain();
        ReceiverReached test = new ReceiverReached(tenant, ChannelKind.TEAMS, chat, "HTTP 200");
        scope.run(tenant, () -> events.publishEvent(test));
        clock.advance(Duration.ofMinutes(1));
        jobs.runDue();
        jobs.runDue();
        assertThat(receivers.got()).hasSize(1);
    }

    @Test
    void whatFindsNoPlaceComesAgainSoonAndIsNoFailure() {
        receivers.answer(new SendResult.NoPlace());
        look();
        receivers.takeAgain();
        clock.advance(Duration.ofSeconds(20));
        jobs.runDue();
        assertThat(receivers.got()).hasSize(1);
        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(line.tries()).isZero());
    }

    @Test
    void shopsThatFindOneAfterAnotherThatTheirMallIsAwayAreToldTogether() {
        clock.set(tokyo("2026-11-25T09:00:00"));
        ShopBuilder[] all = twenty(shop -> shop.expires("2027-02-20T23:59:59").unreachableSince("2026-11-24T08:00:00"));
        IntStream.rangeClosed(1, 20).forEach(away -> {
            shops.are(tenant, Arrays.copyOf(all, away));
            clock.advance(Duration.ofMinutes(5));
            look();
        });
        clock.advance(Duration.ofHours(3));
        look();
        assertThat(receivers.got()).extracting(got -> got.headlines().size()).containsExactly(1, 19);
    }

    private static ShopBuilder[] twenty(UnaryOperator<ShopBuilder> how) {
        return IntStream.rangeClosed(1, 20)
                .mapToObj(number -> how.apply(shop(number + "号店")))
                .toArray(ShopBuilder[]::new);
    }

    @Test
    void whatHadToWaitGoesWithWhatIsUrgent() {
        ShopBuilder first = shop("1号店").expires("2026-12-20T23:59:59");
        ShopBuilder second = shop("2号店").expires("2026-12-21T23:59:59");
        shops.are(tenant, first);
        look();
        shops.are(tenant, first, second);
        look();
        shops.are(tenant, first, second, shop("3号店").rejectedSince("2026-11-25T09:00:00"));
        look();
        assertThat(receivers.got()).extracting(got -> got.headlines().size()).containsExactly(1, 2);
    }

    @Test
    void whatStopsOrdersMayComeThreeTimesInThreeHours() {
        ShopBuilder[] all = twenty(shop -> shop.rejectedSince("2026-11-25T09:00:00"));
        IntStream.rangeClosed(1, 6).forEach(stopped -> {
            shops.are(tenant, Arrays.copyOf(all, stopped));
            clock.advance(Duration.ofMinutes(5));
            look();
        });
        assertThat(receivers.got()).hasSize(3);
    }

    @Test
    void aKeyThatEndedMonthsAgoIsNoNewsToWhoeverJoins() {
        clock.set(tokyo("2027-02-05T09:00:00"));
        look();
        assertThat(receivers.got()).isEmpty();
    }

    @Test
    void ofTwoThatEqualInAllButTheirKindOnlyTheOneInItIsMarkedAsTold() {
        clock.set(tokyo("2026-12-02T09:00:00"));
        ShopBuilder refused = shop().expires("2026-12-02T23:59:59").rejectedSince("2026-12-02T08:00:00");
        shops.are(tenant, refused);
        scope.in(tenant, () -> run.run(tenant));
        takeInHand(NoticeKind.REFUSED_BEFORE_DATE);
        jobs.runDue();
        clock.set(tokyo("2026-12-03T09:00:00"));
        look();
        assertThat(receivers.got()).hasSize(2);
    }

    private void takeInHand(NoticeKind kind) {
        scope.run(
                tenant,
                () -> notices.standing().notices().stream()
                        .filter(notice -> notice.kind() == kind)
                        .forEach(notice -> notices.takeInHand(MemberId.next(), notice.key(), HandlingTerm.TODAY)));
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        receivers.answer(new SendResult.Refused("HTTP 410"));
        look();
        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.state()).isEqualTo(DeliveryState.FAILED);
            assertThat(line.answer()).isEqualTo("HTTP 410");
        });
    }

    /** Otherwise, adding and removing receivers would fill the database. */
    @Test
    void nothingStaysOfWhatWasPlannedForAReceiverThatIsRemoved() {
        receivers.answer(new SendResult.Refused("HTTP 410"));
        look();
        assertThat(items()).isOne();
        receivers.are(tenant);
        look();
        assertThat(items()).isZero();
    }

    private int items() {
        return scope.in(
                tenant,
                () -> db.sql("SELECT COUNT(*) FROM delivery_item WHERE tenant_id = ? AND recipient_id = ?")
                        .params(Column.of(tenant), Column.of(chat))
                        .query(Integer.class)
                        .single());
    }

    @Test
    void aChosenDayIsToldOnceThoughTheStageChangesMeanwhile() {
        choose(30, 3);
        shops.are(tenant, shop().expires("2026-12-05T23:59:59"));
        look();
        clock.set(tokyo("2026-11-30T09:00:00"));
        look();
        assertThat(receivers.got()).hasSize(1);
    }

    @Test
    void withoutADayAfterTheEndTheEndItselfIsNotTold() {
        choose(7, 0);
        look();
        clock.set(tokyo("2026-12-04T09:00:00"));
        look();
        assertThat(receivers.subjects()).singleElement().asString().contains("あと7日");
    }

    @Test
    void whatFellAwayIsToldOnceItStandsAgain() {
        receivers.answer(new SendResult.Later("HTTP 503"));
        ShopBuilder one = shop().expires("2026-12-02T23:59:59");
        shops.are(tenant, one);
        look();
        shops.are(tenant);
        jobsOfTheNext(Duration.ofHours(1));
        shops.are(tenant, one);
        receivers.takeAgain();
        look();
        assertThat(receivers.got()).hasSize(1);
    }

    @Test
    void whatHasNoRoomInOneIsToldByTheNext() {
        receivers.take(1);
        shops.are(
                tenant, shop("1号店").expires("2026-12-02T23:59:59"), shop("2号店").expires("2026-12-02T23:59:59"));
        look();
        assertThat(receivers.got())
                .hasSize(2)
                .allSatisfy(got -> assertThat(got.headlines()).hasSize(1));
        assertThat(receivers.subjects()).doesNotHaveDuplicates();
    }

    @Test
    void shopsThatChangeAllTheTimeDoNotPushALookOn() {
        IntStream.range(0, 3).forEach(_ -> {
            scope.run(tenant, () -> events.publishEvent(new ShopChanged(tenant, ShopId.next())));
            clock.advance(Duration.ofSeconds(30));
            jobs.runDue();
        });
        jobs.runDue();
        assertThat(receivers.got()).hasSize(1);
    }

    @Test
    void aFaultOfOursEndsAsAFailureToo() {
        receivers.failByAFaultOfOurs();
        look();
        jobsOfTheNext(Duration.ofDays(3));
        assertThat(lines()).extracting(DeliveryLog.Line::answer).contains("FAULT");
        assertThat(broken()).isTrue();
    }

    @Test
    void keysThatAreOutOfReachAreNoFailureOfTheChannel() {
        receivers.haveKeysOutOfReach();
        look();
        jobsOfTheNext(Duration.ofDays(3));
        assertThat(lines()).extracting(DeliveryLog.Line::answer).doesNotContain("FAULT");
        assertThat(broken()).isFalse();
    }

    @Test
    void aCompanyWithoutShopsIsNotLookedAtAgain() {
        shops.are(tenant);
        assertThat(scope.in(tenant, () -> run.run(tenant))).isEmpty();
    }

    @Test
    void twoNodesAtOnceTellOnce() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> nodes = IntStream.range(0, 4)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> {
                    await(go);
                    PortalActs.run(() -> scope.in(tenant, () -> run.run(tenant)));
                }))
                .toList();
        go.countDown();
        for (Thread node : nodes) {
            node.join();
        }
        jobs.runDue();
        assertThat(receivers.got()).hasSize(1);
    }

    @Test
    void aChangedShopIsLookedAtAMinuteLater() {
        scope.run(tenant, () -> events.publishEvent(new ShopChanged(tenant, ShopId.next())));
        jobs.runDue();
        assertThat(receivers.got()).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        jobs.runDue();
        jobs.runDue();
        assertThat(receivers.got()).hasSize(1);
    }

    @Test
    void theShopsHistoryTellsWhoWasTold() {
        look();
        ShopId shop = scope.in(tenant, shops::all).getFirst().shop();
        assertThat(scope.in(tenant, () -> log.ofShop(shop, 10)))
                .filteredOn(line -> line.recipient().equals(chat))
                .singleElement()
                .satisfies(line -> assertThat(line.reminder()).isEqualTo(7));
    }

    @Test
    void withTheShopItsLinesGo() {
        look();
        ShopId shop = scope.in(tenant, shops::all).getFirst().shop();
        scope.run(tenant, () -> events.publishEvent(new ShopDeleted(tenant, shop, ShopDeleted.BY_NOBODY)));
        assertThat(scope.in(tenant, () -> log.ofShop(shop, 10))).isEmpty();
    }

    private void look() {
        look(tenant);
    }

    private void choose(Integer... days) {
        scope.run(
                tenant,
                () -> settings.change(new DeliveryRule(new ReminderDays(List.of(days)), QuietHours.USUAL, false)));
        jobs.forget();
    }

    private void jobsOfTheNext(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            clock.advance(Duration.ofHours(1));
            jobs.runDue();
        }
    }

    private List<DeliveryLog.Line> lines() {
        return scope.in(tenant, () -> log.lastTen(ChannelKind.TEAMS, chat));
    }

    private boolean broken() {
        return scope.in(tenant, () -> broken.of(MemberId.next())).stream()
                .anyMatch(one -> one.id().equals(chat));
    }

    private static void await(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
