package jp.kagiban.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import jp.kagiban.login.Accounts;
import jp.kagiban.login.Accounts.NewMember;
import jp.kagiban.login.member.AccountResult;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.tenancy.SignUp.CompanyProblem;
import jp.kagiban.testing.DatabaseTest;
import jp.kagiban.testing.Merchants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class SignUpTest {

    @Autowired
    SignUp signUp;

    @Autowired
    Memberships memberships;

    @Autowired
    TenantScope scope;

    @Autowired
    Merchants merchants;

    @Autowired
    Accounts accounts;

    @Test
    void signingUpOpensATenantWithItsFirstOwner() {
        var yamada = merchants.open("山田商店");
        assertThat(memberships.tenantsOf(yamada.owner())).containsExactly(yamada.tenant());
        assertThat(memberships.role(yamada.tenant(), yamada.owner())).contains(Role.OWNER);
        assertThat(scope.in(yamada.tenant(), memberships::companyName)).isEqualTo("山田商店");
    }

    @Test
    void anOwnerIsNothingInAnotherTenant() {
        var yamada = merchants.open("山田商店");
        var sato = merchants.open("佐藤商店");
        assertThat(memberships.role(sato.tenant(), yamada.owner())).isEmpty();
    }

    @Test
    void eachFieldHasItsOwnSentence() {
        var problems = signUp.check(" ", new NewMember("", "hanako", "short"));
        assertThat(problems.company()).contains(CompanyProblem.EMPTY);
        assertThat(problems.member())
                .containsExactly(AccountResult.NAME_EMPTY, AccountResult.EMAIL_FORM, AccountResult.PASSWORD_TOO_SHORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hanako@example.jp", "山田商店 https://example.jp", "www.example.jp", "花子 ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ"})
    void anAddressIsNoNameOfACompany(String company) {
        assertThat(SignUp.checkCompany(company)).contains(CompanyProblem.ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"山田.com", "@yamada", "雑貨＠ホーム", "A:B/C"})
    void whatOnlyLooksLikeOneMayBeIt(String company) {
        assertThat(SignUp.checkCompany(company)).isEmpty();
    }

    @Test
    void anAddressBelongsToOneMember() {
        String taken = merchants.open("山田商店").email();
        var again = new NewMember("別人", taken.toUpperCase(java.util.Locale.ROOT), Merchants.PASSWORD);
        assertThat(signUp.check("別の店", again).member()).containsExactly(AccountResult.EMAIL_TAKEN);
        assertThatThrownBy(() -> signUp.open("別の店", again)).isInstanceOf(Accounts.EmailTaken.class);
    }

    @Test
    void namesThatDifferInVoicingAloneAreDifferent() {
        String first = "hanako@か" + UUID.randomUUID() + ".example.jp";
        signUp.open("店", new NewMember("花", first, Merchants.PASSWORD));
        assertThat(accounts.withEmail(first.replace("か", "が"))).isEmpty();
    }
}
