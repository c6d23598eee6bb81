package jp.kagiban.login.member;

import static org.assertj.core.api.Assertions.assertThat;

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
}
