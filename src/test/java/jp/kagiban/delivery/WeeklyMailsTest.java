package jp.kagiban.delivery;

import static jp.kagiban.notice.ShopBuilder.shop;
import static jp.kagiban.notice.ShopBuilder.tokyo;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import jp.kagiban.delivery.letter.StopLinks;
import jp.kagiban.login.address.AddressProof;
import jp.kagiban.login.address.MemberLanguage;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.MemberId;
import jp.kagiban.tenancy.Role;
import jp.kagiban.testing.AsThePortal;
import jp.kagiban.testing.MailTest;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.PostOffice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mail of Monday morning. */
@Tag("slow-on-mysql")
@MailTest
@ExtendWith(AsThePortal.class)
@Import({DeliveryPortal.class, StopLinks.class})
class WeeklyMailsTest extends DeliveryTesting {

    private static final String MONDAY = "2026-11-30T09:31:00";

    @Autowired
    MemberLanguage languages;

    @Autowired
    AddressProof proof;

    @Autowired
    StopLinks links;

    @Autowired
    JdbcClient db;

    private Merchant yamada;

    @BeforeEach
    void aCompanyWhoseKeysAreFine() {
        PostOffice.open();
        PostOffice.empty();
        clock.set(tokyo(MONDAY));
        yamada = merchants.open("山田商店");
        jobs.forget();
        shops.are(
                yamada.tenant(),
                shop("1号店").expires("2027-02-28T23:59:59"),
                shop("2号店").expires("2027-02-23T23:59:59"));
    }

    private void look() {
        look(yamada.tenant());
    }

    /** Those of Mondays, without mails about notices. */
    private List<MimeMessage> mails(String address) {
        return PostOffice.to(address).stream()
                .filter(mail -> PostOffice.part(mail, 0).contains("/unsubscribe/"))
                .filter(mail -> PostOffice.subject(mail).matches(".*(正常|状況|fine|keys:).*"))
                .toList();
    }

    private MimeMessage mail() {
        assertThat(mails(yamada.email())).hasSize(1);
        return mails(yamada.email()).getFirst();
    }

    @Test
    void anOwnerReadsThatAllIsFineAndWhichKeyEndsNext() {
        look();
        assertThat(PostOffice.subject(mail())).isEqualTo("2店舗のキーはすべて正常です（次の期限は2027/02/23）");
        assertThat(PostOffice.part(mail(), 0)).contains("山田商店の2店舗のキーは、すべて正常です", "2号店", "2027/02/23（火）");
    }

    @Test
    void anEnglishReaderGetsItInEnglish() {
        languages.choose(yamada.owner(), Locale.ENGLISH);
        look();
        assertThat(PostOffice.subject(mail())).isEqualTo("All 2 licence keys are fine (next expiry 23 Feb 2027)");
        assertThat(PostOffice.part(mail(), 0)).contains("The key of 2号店 expires next, on Tue, 23 Feb 2027.");
    }

    @Test
    void aWeekWithProblemsSaysWhatNeedsActionInOneLineEach() {
        shops.are(
                yamada.tenant(),
                shop("1号店").expires("2026-11-20T23:59:59"),
                shop("2号店").expires("2026-12-02T23:59:59"),
                shop("3号店").expires("2026-12-03T23:59:59"),
                shop("4号店"));
        look();
        assertThat(PostOffice.subject(mail())).isEqualTo("キーの状況：期限切れ1件・残り7日以内2件");
        assertThat(PostOffice.part(mail(), 0))
                .contains("期限切れ 1件：1号店", "残り7日以内 2件：2号店、3号店")
                .doesNotContain("4号店");
    }

    @Test
    void aKeyThatMayBeDeadIsNeverCalledFine() {
        shops.are(yamada.tenant(), shop("1号店").unreachableSince("2026-11-28T09:00:00"), shop("2号店"));
        look();
        assertThat(PostOffice.subject(mail())).isEqualTo("キーの状況：未確認1件");
    }

    @Test
    void itComesOnceAWeek() {
        look();
        clock.advance(Duration.ofHours(3));
        look();
        assertThat(mails(yamada.email())).hasSize(1);
        clock.set(tokyo("2026-12-07T09:31:00"));
        look();
        assertThat(mails(yamada.email())).hasSize(2);
    }

    @Test
    void itIsPlannedOnceHoweverManyNodesLook() {
        scope.in(yamada.tenant(), () -> run.run(yamada.tenant()));
        jobs.runDue();
        scope.in(yamada.tenant(), () -> run.run(yamada.tenant()));
        jobs.runDue();
        assertThat(mails(yamada.email())).hasSize(1);
    }

    @Test
    void beforeNineAndOnOtherDaysNoneIsSent() {
        for (String other : List.of("2026-11-30T08:59:00", "2026-12-01T09:31:00", "2026-12-06T12:00:00")) {
            clock.set(tokyo(other));
            look();
        }
        assertThat(mails(yamada.email())).isEmpty();
    }

    @Test
    void aCompanyWithoutAKeyInUseGetsNone() {
        shops.are(yamada.tenant(), shop().withoutActive().waits());
        look();
        shops.are(yamada.tenant());
        look();
        assertThat(mails(yamada.email())).isEmpty();
    }

    @Test
    void aKeyOfThisMorningIsToldNextMonday() {
        shops.are(yamada.tenant(), shop().tookOver("2026-11-30T09:10:00"));
        look();
        assertThat(mails(yamada.email())).isEmpty();
    }

    @Test
    void onlyOwnersWithAProvenAddressGetIt() {
        MemberId manager = merchants.colleague(yamada.tenant(), "佐藤 一郎", Role.MANAGER);
        proof.accept(manager);
        MemberId unproven = merchants.colleague(yamada.tenant(), "鈴木 次郎", Role.OWNER);
        look();
        assertThat(mails(yamada.email())).hasSize(1);
        assertThat(mails(address(manager))).isEmpty();
        assertThat(mails(address(unproven))).isEmpty();
    }

    private String address(MemberId member) {
        return db.sql("SELECT email FROM member WHERE id = ?")
                .param(Column.of(member))
                .query(String.class)
                .single();
    }

    @Test
    void itsLinkStopsItAndNothingElse() throws Exception {
        look();
        String stop = "<" + PostOffice.PORTAL + links.weeklyPath(yamada.tenant(), yamada.owner()) + ">";
        assertThat(mail().getHeader("List-Unsubscribe")).containsExactly(stop);
        links.stopWeekly(yamada.tenant(), yamada.owner());
        clock.set(tokyo("2026-12-07T09:31:00"));
        look();
        assertThat(mails(yamada.email())).hasSize(1);
        assertThat(links.wanted(yamada.tenant(), yamada.owner())).isTrue();
    }

    @Test
    void aServerThatIsAwayIsTriedAgainForADay() {
        PostOffice.close();
        look();
        clock.advance(Duration.ofHours(4));
        PostOffice.open();
        jobs.runDue();
        assertThat(mails(yamada.email())).hasSize(1);
    }

    @Test
    void afterADayItIsGivenUp() {
        PostOffice.close();
        look();
        clock.advance(Duration.ofDays(1));
        PostOffice.open();
        jobs.runDue();
        assertThat(mails(yamada.email())).isEmpty();
    }
}
