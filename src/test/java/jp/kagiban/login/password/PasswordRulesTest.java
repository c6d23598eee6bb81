package jp.kagiban.login.password;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kagiban.login.member.AccountResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class PasswordRulesTest {

    private final PasswordRules rules =
            new PasswordRules(new CommonPasswords(new ClassPathResource("common-passwords/common-passwords.txt")));

    @ParameterizedTest
    @ValueSource(strings = {"みどりの傘を三本わすれた", "correct horse battery", "🔑🔑 ключ от магазина", "x7Qp-9fKd-2mVt"})
    void anyScriptIsTaken(String password) {
        assertThat(rules.check(password)).isEmpty();
    }

    @Test
    void elevenCharactersAreTooFew() {
        assertThat(rules.check("あいうえおかきくけこさ")).contains(AccountResult.PASSWORD_TOO_SHORT);
    }

    @Test
    void charactersOutsideTheBasicPlaneCountOnce() {
        assertThat(rules.check("𠮷".repeat(6))).contains(AccountResult.PASSWORD_TOO_SHORT);
    }

    @Test
    void sixtyFourCharactersAreTakenAndTheLimitIsSaid() {
        String phrase = "かさ、みず、そら、かぎ。".repeat(11);
        assertThat(rules.check(phrase.substring(0, 64))).isEmpty();
        assertThat(rules.check(phrase.substring(0, 129))).contains(AccountResult.PASSWORD_TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "PASSWORD2026!",
                "ｐａｓｓｗｏｒｄ１２３４",
                "123456789012",
                "aaaaaaaaaaaa",
                "passwordpassword"
            })
    void whatEverybodyTriesFirstIsRefused(String password) {
        assertThat(rules.check(password)).contains(AccountResult.PASSWORD_COMMON);
    }

    @Test
    void anEmptyOneHasASentenceOfItsOwn() {
        assertThat(rules.check("")).contains(AccountResult.PASSWORD_EMPTY);
    }
}
