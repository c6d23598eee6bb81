package jp.kagiban.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import jp.kagiban.login.factor.TestFactors;
import jp.kagiban.login.session.TestLogin;
import jp.kagiban.operator.PostDesk.DnsLine;
import jp.kagiban.operator.PostDesk.Sender;
import jp.kagiban.operator.PostDesk.Trial;
import jp.kagiban.shared.Column;
import jp.kagiban.shared.Hashes;
import jp.kagiban.shared.SendResult;
import jp.kagiban.testing.MailScreenTest;
import jp.kagiban.testing.Merchants;
import jp.kagiban.testing.Merchants.Merchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.PostOffice;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;

/** What those who run the portal see and do so that its mails arrive. */
@MailScreenTest
@ViewPackages(packages = "jp.kagiban")
class PostDeskTest extends SpringBrowserlessTest {

    @Autowired
    PostDesk desk;

    @Autowired
    Merchants merchants;

    @Autowired
    OperatorRoll operators;

    @Autowired
    TestFactors factors;

    @Autowired
    TestLogin login;

    @Autowired
    SecurityContextHolderStrategy security;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient db;

    private Merchant sato;

    @BeforeEach
    void runThePortal() {
        PostOffice.open();
        PostOffice.empty();
        db.sql("DELETE FROM mail_refusal").update();
        sato = merchants.open("佐藤商店");
        operators.add(sato.email());
        factors.setUp(sato.owner());
        as(login.withSecondFactor(sato.owner()));
    }

    private void as(Authentication with) {
        security.setContext(new SecurityContextImpl(with));
    }

    private String page() {
        UI.getCurrent().navigate("operator");
        return PageText.of(UI.getCurrent());
    }

    private void refuse(String address, int code) {
        db.sql("INSERT INTO mail_refusal (address_hash, shortened, code, refused_at) VALUES (?, ?, ?, ?)")
                .params(Hashes.hex(address), address, code, Column.of(clock.instant()))
                .update();
    }

    @Test
    void theDnsLinesAreThoseOfTheSendersDomain() {
        assertThat(desk.sender().lines())
                .containsExactly(
                        new DnsLine("kagiban.example.jp", "v=spf1 a:<mail-server> ~all"),
                        new DnsLine("<selector>._domainkey.kagiban.example.jp", "v=DKIM1; k=rsa; p=<public-key>"),
                        new DnsLine(
                                "_dmarc.kagiban.example.jp", "v=DMARC1; p=none; rua=mailto:portal@kagiban.example.jp"));
        assertThat(page())
                .contains(
                        "<selector>._domainkey",
                        "v=DMARC1; p=none; rua=mailto:portal@kagiban.example.jp",
                        "List-Unsubscribe-Post");
    }

    @ParameterizedTest
    @CsvSource({
        "smtp.example.jp, v=spf1 a:smtp.example.jp ~all",
        "Example.JP, v=spf1 a:example.jp ~all",
        "notexample.jp, v=spf1 include:<mail-service> ~all",
        "smtp.relay.example.net, v=spf1 include:<mail-service> ~all",
        "localhost, v=spf1 a:<mail-server> ~all",
        "10.1.2.3, v=spf1 a:<mail-server> ~all",
        "2001:db8::1, v=spf1 a:<mail-server> ~all"
    })
    void theServerOfTheSettingsMaySendAndNoStranger(String server, String line) {
        assertThat(new Sender(server, "portal@example.jp").lines().getFirst())
                .isEqualTo(new DnsLine("example.jp", line));
    }

    @Test
    void aTestMailGoesToTheOperatorsOwnAddressAndBringsTheServersAnswer() {
        Trial.Running running = (Trial.Running) desk.tryOut();
        assertThat(running.answer().join()).isEqualTo(new SendResult.Taken("SMTP 250"));
        assertThat(PostOffice.to(sato.email()))
                .singleElement()
                .extracting(PostOffice::subject)
                .isEqualTo("鍵番からのテストメール");
    }

    @Test
    void aServerThatIsAwayIsTold() {
        PostOffice.close();
        Trial.Running running = (Trial.Running) desk.tryOut();
        assertThat(running.answer().join()).isEqualTo(new SendResult.Later("no answer"));
    }

    @Test
    void whilePressedThePageSaysThatItWaits() {
        page();
        test(find(Button.class).withText("テストメールを送る").single()).click();
        assertThat(PageText.of(UI.getCurrent())).contains("メールサーバーの返答を待っています。");
    }

    @Test
    void aCrowdOfTestMailsIsHeldUp() {
        for (int i = 0; i < 5; i++) {
            assertThat(desk.tryOut()).isInstanceOf(Trial.Running.class);
        }
        assertThat(desk.tryOut()).isEqualTo(new Trial.TooOften());
    }

    @Test
    void refusedAddressesAreShownShortenedWithTheirCode() {
        assertThat(page()).contains("この30日間に、受け取りを断られたメールアドレスはありません。", "あとから差出人 portal@kagiban.example.jp に戻ってくるメール");
        refuse("h…@example.jp", 550);
        UI.getCurrent().navigate("");
        assertThat(page()).contains("h…@example.jp", "550", "宛先がないか、受信側の決まりで断られています。");
    }

    @Test
    void nobodyElseSeesOrDoesAnyOfIt() {
        as(login.of(merchants.open("山田商店").owner()));
        assertThatThrownBy(desk::sender).isInstanceOf(OperatorNeeded.class);
        assertThatThrownBy(desk::refused).isInstanceOf(OperatorNeeded.class);
        assertThatThrownBy(desk::tryOut).isInstanceOf(OperatorNeeded.class);
    }
}
