package jp.kagiban.mall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import jp.kagiban.rakuten.RakutenAlone;
import jp.kagiban.testing.Minato;
import jp.kagiban.vault.Field;
import org.junit.jupiter.api.Test;

class MallsTest {

    private static final Mall RAKUTEN = RakutenAlone.mall();

    /** A mall whose key has this name. */
    private static Mall withKey(String name) {
        CredentialField key = new CredentialField(name, Field.CREDENTIAL_1, _ -> name, _ -> name, null);
        Family family = new Family(Minato.ID, "SHOP", _ -> "", key, List.of());
        return new Minato() {

            @Override
            public List<Family> families() {
                return List.of(family);
            }
        };
    }

    @Test
    void eachIsFoundByItsName() {
        Malls malls = TestMalls.of(RAKUTEN, new Minato());
        assertThat(malls.of(RAKUTEN.id())).isSameAs(RAKUTEN);
        assertThat(malls.of(Minato.ID).families()).containsExactly(Minato.FAMILY);
    }

    @Test
    void oneThatIsNotThereIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> TestMalls.of(RAKUTEN).of(Minato.ID));
    }

    @Test
    void twoMayNotShareTheNameOfAField() {
        assertThat(TestMalls.of(RAKUTEN, withKey("token")).all()).hasSize(2);
        assertThatIllegalStateException().isThrownBy(() -> TestMalls.of(RAKUTEN, withKey("licenseKey")));
    }
}
