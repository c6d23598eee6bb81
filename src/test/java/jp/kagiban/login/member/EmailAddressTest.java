package jp.kagiban.login.member;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kagiban.mail.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @Test
    void anAddressIsComparedInLowerCaseWithoutOuterBlanks() {
        assertThat(EmailAddress.canonical("　Hanako@Example.JP ")).isEqualTo("hanako@example.jp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hanako@example.jp", "h.k+shop@mail.example.co.jp", "yamada@例え.jp"})
    void whatLooksLikeAnAddressIsOne(String address) {
        assertThat(EmailAddress.hasForm(address)).isTrue();
    }

    @Test
    void whoTypesOneWithoutAWholeDomainHasSlipped() {
        assertThat(EmailAddress.isComplete("hanako@example")).isFalse();
        assertThat(EmailAddress.isComplete("hanako@example.jp")).isTrue();
        assertThat(EmailAddress.hasForm("hanako@mailhost")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hanako", "@example.jp", "hanako@", "ha nako@example.jp", "hanako@example..jp", "a@b\u0000c"})
    void whatDoesNotIsNone(String address) {
        assertThat(EmailAddress.hasForm(address)).isFalse();
    }

    /** The mark, the A-label and the ß lead to a mailbox that another spelling names too. */
    @ParameterizedTest
    @ValueSource(strings = {"a@mail\uFE00-service.jp", "a@mail\u034F.jp", "a@xn--r8jz45g.jp", "a@faß.example"})
    void aDomainOfASecondSpellingIsRefusedWhereItIsTyped(String typed) {
        String address = EmailAddress.canonical(typed);
        assertThat(EmailAddress.isComplete(address)).isFalse();
        assertThat(EmailAddress.hasForm(address)).as("such an account goes on").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yamada@例え.jp", "yamada@xn--r8jz45g.jp", "yamada+shop@例え\uFE00.jp"})
    void allSpellingsOfAMailboxShareOneLimit(String address) {
        assertThat(MailAddress.mailbox(address)).isEqualTo("yamada@xn--r8jz45g.jp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ya.ma.da@gmail.com", "yamada+shop@gmail.com", "y.amada+a.b@gmail.com", "yamada@googlemail.com"})
    void dotsMakeNoOtherMailboxAtGmail(String address) {
        assertThat(MailAddress.mailbox(address)).isEqualTo("yamada@gmail.com");
        assertThat(MailAddress.mailbox("ya.mada@example.jp")).isEqualTo("ya.mada@example.jp");
    }

    @Test
    void aDomainInJapaneseIsComplete() {
        assertThat(EmailAddress.isComplete(EmailAddress.canonical("Yamada@例え.jp")))
                .isTrue();
    }
}
