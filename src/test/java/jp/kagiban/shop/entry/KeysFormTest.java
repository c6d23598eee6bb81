package jp.kagiban.shop.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import jp.kagiban.mall.Family;
import jp.kagiban.rakuten.RakutenAlone;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shop.entry.KeysForm.OnRecord;
import jp.kagiban.shop.entry.Problem.Kind;
import jp.kagiban.shop.register.ShopField;
import jp.kagiban.testing.RakutenEntry;
import org.junit.jupiter.api.Test;

class KeysFormTest {

    private static final String SERVICE = "SP123456_aaaa";
    private static final String LICENCE = "SL123456_bbbb";
    private static final OnRecord SAVED = new OnRecord(true, "123456");

    private static List<Problem> own(String service, String licence, OnRecord onRecord) {
        return check(service, licence, RakutenFamilies.OWN_APP, onRecord);
    }

    private static List<Problem> check(String service, String licence, Family family, OnRecord onRecord) {
        Findings findings = new Findings();
        KeysForm.check(RakutenEntry.of(service, licence), RakutenAlone.mall(), family, onRecord, false, findings);
        return findings.problems();
    }

    @Test
    void aGoodPairHasNoProblem() {
        assertThat(own(SERVICE, LICENCE, OnRecord.NOTHING)).isEmpty();
    }

    @Test
    void aNewShopNeedsBoth() {
        assertThat(own("", " ", OnRecord.NOTHING))
                .containsExactly(
                        Problem.of(RakutenEntry.SERVICE_SECRET, Kind.EMPTY),
                        Problem.of(RakutenEntry.LICENSE_KEY, Kind.EMPTY));
    }

    @Test
    void aSavedShopNeedsOne() {
        assertThat(own("", LICENCE, SAVED)).isEmpty();
        assertThat(own(SERVICE, "", SAVED)).isEmpty();
        assertThat(own("", "", SAVED)).containsExactly(Problem.of(RakutenEntry.LICENSE_KEY, Kind.EMPTY));
    }

    @Test
    void whereOtherFieldsAreSavedTooNothingIsFine() {
        Findings findings = new Findings();
        assertThat(KeysForm.check(
                                RakutenEntry.of("", ""),
                                RakutenAlone.mall(),
                                RakutenFamilies.OWN_APP,
                                OnRecord.NOTHING,
                                true,
                                findings)
                        .empty())
                .isTrue();
        assertThat(findings.problems()).isEmpty();
    }

    @Test
    void secretsInEachOthersPlaceAreTold() {
        assertThat(own(LICENCE, SERVICE, OnRecord.NOTHING))
                .containsExactly(
                        Problem.of(RakutenEntry.SERVICE_SECRET, Kind.SWAPPED),
                        Problem.of(RakutenEntry.LICENSE_KEY, Kind.SWAPPED));
    }

    @Test
    void oneSecretInTheOthersPlaceIsNoSwap() {
        assertThat(own("", SERVICE, SAVED))
                .containsExactly(Problem.of(RakutenEntry.LICENSE_KEY, Kind.OTHER_SECRET, "serviceSecret", "SL"));
        assertThat(own(SERVICE, SERVICE, OnRecord.NOTHING)).containsExactlyElementsOf(own("", SERVICE, SAVED));
        assertThat(own(LICENCE, LICENCE, OnRecord.NOTHING))
                .containsExactly(Problem.of(RakutenEntry.SERVICE_SECRET, Kind.OTHER_SECRET, "licenseKey", "SP"));
    }

    @Test
    void lettersThatNoSecretHasAreRefusedAndNoWarning() {
        for (String letters : List.of("あいうえお", "SL123456_ab鍵", "SL123456_abé")) {
            assertThat(own("", letters, SAVED))
                    .containsExactly(Problem.of(RakutenEntry.LICENSE_KEY, Kind.FOREIGN_LETTERS));
        }
        assertThat(Kind.FOREIGN_LETTERS.warning()).isFalse();
    }

    @Test
    void tooLongIsToldWithBothNumbers() {
        String licence = "SL123456_" + "b".repeat(247);
        assertThat(own(SERVICE, licence, OnRecord.NOTHING))
                .containsExactly(Problem.of(RakutenEntry.LICENSE_KEY, Kind.TOO_LONG, "255", "256"));
    }

    @Test
    void differentNumbersAreAWarningForTheOwnApp() {
        assertThat(own(SERVICE, "SL654321_b", OnRecord.NOTHING))
                .containsExactly(Problem.of(RakutenEntry.LICENSE_KEY, Kind.DIFFERENT_NUMBERS, "123456", "654321"));
        assertThat(own("SP654321_a", "", SAVED))
                .containsExactly(Problem.of(RakutenEntry.SERVICE_SECRET, Kind.DIFFERENT_NUMBERS, "654321", "123456"));
    }

    @Test
    void aDevelopersSecretIsIgnoredAndMayBearAnotherNumber() {
        assertThat(check("SP654321_a", LICENCE, RakutenFamilies.DEVELOPER_APP, OnRecord.NOTHING))
                .isEmpty();
    }

    @Test
    void anotherNumberThanOnRecordIsAWarning() {
        assertThat(own("", "SL654321_b", SAVED))
                .containsExactly(Problem.of(RakutenEntry.LICENSE_KEY, Kind.OTHER_SHOPS_NUMBER, "654321", "123456"));
    }

    @Test
    void anUnusualFormIsAWarning() {
        assertThat(own(SERVICE, "SL12345_b", OnRecord.NOTHING))
                .containsExactly(Problem.of(RakutenEntry.LICENSE_KEY, Kind.UNUSUAL_FORM));
        assertThat(Kind.UNUSUAL_FORM.warning()).isTrue();
        assertThat(Kind.KEY_ALREADY_WAITING.warning()).isFalse();
    }

    @Test
    void whatBlocksComesBeforeWarnings() {
        Findings findings = new Findings();
        findings.add(RakutenEntry.LICENSE_KEY, Kind.UNUSUAL_FORM);
        findings.add(ShopField.NAME, Kind.EMPTY);
        assertThat(findings.refusal(Set.of()))
                .contains(new Saving.Refused(List.of(Problem.of(ShopField.NAME, Kind.EMPTY)), List.of()));
    }

    @Test
    void acceptedWarningsBlockNothing() {
        Findings findings = new Findings();
        findings.add(RakutenEntry.LICENSE_KEY, Kind.UNUSUAL_FORM);
        assertThat(findings.refusal(Set.of(Kind.UNUSUAL_FORM))).isEmpty();
    }
}
