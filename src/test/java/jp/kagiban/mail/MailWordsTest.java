package jp.kagiban.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.jp\r\nBcc: b@example.jp",
                "a@example.jp\nSubject: x",
                "a@example.jp, b@example.jp",
                "a@example.jp;b@example.jp",
                "A <a@example.jp>",
                "\"a b\"@example.jp",
                "a@[127.0.0.1]",
                "a b@example.jp",
                "a\u202E@example.jp",
                "a\u3000b@example.jp",
                ".a@example.jp",
                "山田@example.jp",
                "a..b@example.jp",
                "a@example..jp",
                "a@",
                "@example.jp",
                "a@@example.jp",
                "a\u0000@example.jp"
            })
    void anAddressThatIsMoreThanOneAddressIsRefused(String address) {
        assertThat(MailAddress.isSendable(address)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mail.of(MailKind.PASSWORD_CHANGED, address, Locale.JAPANESE, Optional.empty()))
                .withMessageNotContaining(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@example.jp", "h.k+shop_1@mail.example.co.jp", "yamada@例え.jp", "o'neill@example.jp", "a@b"})
    void anOrdinaryAddressIsTaken(String address) {
        assertThat(MailAddress.isSendable(address)).isTrue();
    }

    @Test
    void aDomainIsWrittenAsNameServersKnowIt() {
        assertThat(MailAddress.ascii("a@例え.jp")).isEqualTo("a@xn--r8jz45g.jp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example/x", "//elsewhere.example", "/a b", "/a\r\nb", "/a?b=\"c\"", ""})
    void aLinkThatIsNoPathOfOursIsRefused(String link) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mail.of(MailKind.PASSWORD_RESET, "a@b.jp", Locale.JAPANESE, Optional.of(link)));
    }

    @Test
    void aMailWithAButtonNeedsItsLink() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mail.of(MailKind.PASSWORD_RESET, "a@b.jp", Locale.JAPANESE, Optional.empty()));
    }

    @Test
    void lineBreaksAndHiddenMarksInArgumentsBecomeBlanks() {
        Mail mail = new Mail(
                MailKind.INVITATION,
                "a@b.jp",
                Locale.JAPANESE,
                List.of("山田\r\nBcc: x\u2028y\u202Ez"),
                Optional.of("/i/1"));
        assertThat(mail.arguments()).containsExactly("山田 Bcc: x y z");
    }

    @Test
    void aMailShowsNothingOfItself() {
        assertThat(Mail.of(MailKind.PASSWORD_RESET, "a@b.jp", Locale.JAPANESE, Optional.of("/reset/secret")))
                .hasToString("Mail[PASSWORD_RESET]");
    }
}
