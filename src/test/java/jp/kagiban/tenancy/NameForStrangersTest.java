package jp.kagiban.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.testing.HandDrivenJobs;
import jp.kagiban.testing.MailTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.PostOffice;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails to strangers are no letters of whoever signs up. */
@Tag("slow-on-mysql")
@MailTest
class NameForStrangersTest {

    @Autowired
    Merchants merchants;

    @Autowired
    InvitationLinks links;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TenantScope scope;

    @Autowired
    HandDrivenJobs jobs;

    /** Both parts of what somebody gets whom this company invites. */
    private String invitedBy(String company, Locale language) {
        TenantId tenant = merchants.open(company).tenant();
        String address = UUID.randomUUID() + "@example.jp";
        scope.run(
                tenant,
                () -> transaction.executeWithoutResult(_ -> links.mailToJoin(tenant, address, "token", language)));
        jobs.runDue();
        var mail = PostOffice.to(address).getLast();
        return PostOffice.subject(mail) + PostOffice.part(mail, 0) + PostOffice.part(mail, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "山田商店",
                "株式会社 山田・佐藤",
                "T.K. Store",
                "No.1 ショップ",
                "A/B & C, Ltd.",
                "七十七商店 2026",
                "みどり❤の店.",
                "一の壱 弐番館"
            })
    void anOrdinaryNameStandsInTheInvitation(String company) {
        assertThat(NameForStrangers.of(company)).contains(company);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "当選おめでとうございます https://evil.example/x",
                "hanako@evil.example",
                "hanako＠evil",
                "evil.example",
                "ｅｖｉｌ．ｅｘａｍｐｌｅ へ",
                "evil\u200b.example",
                "evil\uFE00.example",
                "evil\u034F.example",
                "evil\u3164.example",
                "evil\u2800.example",
                "evil\uDB40\uDD00.example",
                "\u2800\uFFA0",
                "evil。example",
                "例え.テスト",
                "xn--r8jz45g.xn--zckzah",
                "evil.বাংলা",
                "evil.भारत",
                "शिक्षा.भारत",
                "ทดสอบที่.com",
                "あ\u3099.jp",
                "か\u0307.jp",
                "i❤.ws",
                "i👍🏽.ws",
                "www.evil",
                "10.20.30.40",
                "mailto:x",
                "HTTP://10"
            })
    void whatAProgramMakesALinkOfStandsInNone(String company) {
        assertThat(NameForStrangers.of(company)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "至急 0120-123-456 へ",
                "call 0120 123 456",
                "０１２０－１２３－４５６",
                "(03)1234/5678",
                "0.1.2.0.1.2.3",
                "0120の123の456まで",
                "①②③④⑤⑥⑦",
                "〇一二〇・一二三・四五六",
                "零壱弐参肆伍陸",
                "零壹貳參肆柒捌",
                "零壹贰叁肆陆玖",
                "壱漆捌玖漆捌玖",
                "٠١٢٣٤٥٦"
            })
    void aNameThatHoldsATelephoneNumberStandsInNone(String company) {
        assertThat(NameForStrangers.of(company)).isEmpty();
    }

    @Test
    void aSelectorOfAKanjiIsLeftOut() {
        assertThat(NameForStrangers.of("葛\uDB40\uDD00城商店")).contains("葛城商店");
    }

    @Test
    void aMailWithoutTheNameSaysThatACompanyInvites() {
        assertThat(invitedBy("至急 evil.example/pay を開く", Locale.JAPANESE))
                .contains("鍵番を利用している会社から")
                .doesNotContain("evil", "至急");
        assertThat(invitedBy("Open evil.example/pay now", Locale.ENGLISH))
                .contains("A company that uses Kagiban")
                .doesNotContain("evil", "pay now");
    }

    @Test
    void aLetterInPlaceOfANameIsCut() {
        assertThat(invitedBy("鍵".repeat(39) + "至急", Locale.JAPANESE))
                .contains("鍵".repeat(39) + "…")
                .doesNotContain("至急");
    }
}
