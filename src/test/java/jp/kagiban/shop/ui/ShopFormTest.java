package jp.kagiban.shop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.kagiban.kit.form.SecretField;
import jp.kagiban.rakuten.RakutenAlone;
import jp.kagiban.rakuten.RakutenFamilies;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shop.entry.Problem;
import jp.kagiban.shop.entry.Saving;
import jp.kagiban.shop.register.ShopField;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.RakutenEntry;
import jp.kagiban.testing.ScreenTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The form alone, in a portal that has a developer's app. */
@ScreenTest
@ViewPackages(classes = {})
class ShopFormTest extends SpringBrowserlessTest {

    private static final List<ShopField> FIELDS = List.of(
            ShopField.NAME,
            ShopField.ADDRESS,
            ShopField.USER_ID,
            RakutenEntry.SERVICE_SECRET,
            RakutenEntry.LICENSE_KEY);

    private ShopForm form;

    @BeforeEach
    void show() {
        UI.getCurrent().setLocale(Locale.JAPANESE);
        form = new ShopForm(List.of(RakutenAlone.withPartner("SP999999_partner")), () -> {});
        UI.getCurrent().add(form);
    }

    @ParameterizedTest
    @EnumSource(Problem.Kind.class)
    void everyProblemHasASentenceOfItsOwnBesideItsField(Problem.Kind kind) {
        for (ShopField field : FIELDS) {
            form.refuse(refused(field, kind));
            String sentence = PageText.of(placed(field));
            assertThat(sentence).doesNotContain("!ja", "{0}", "{1}").contains(words(kind, field));
            assertThat(find(FieldWithNotes.class).all().stream()
                            .filter(other -> PageText.of(other).contains(words(kind, field))))
                    .containsExactly(placed(field));
        }
    }

    @ParameterizedTest
    @EnumSource(Problem.Kind.class)
    void onlyWhatBlocksMarksItsFieldAsWrong(Problem.Kind kind) {
        form.refuse(refused(RakutenEntry.LICENSE_KEY, kind));
        assertThat(placed(RakutenEntry.LICENSE_KEY).invalid()).isEqualTo(!kind.warning());
        assertThat(form.accepted()).isEmpty();
        find(Checkbox.class).all().forEach(box -> test(box).click());
        assertThat(form.accepted()).isEqualTo(kind.warning() ? Set.of(kind) : Set.of());
    }

    @Test
    void aChangedValueTakesTheAcceptedWarningsBack() {
        form.refuse(refused(RakutenEntry.LICENSE_KEY, Problem.Kind.UNUSUAL_FORM));
        test(find(Checkbox.class).single()).click();
        test(placed(ShopField.NAME).field()).setValue("別の名前");
        assertThat(form.accepted()).isEmpty();
    }

    @Test
    void whatWasSaidOfAFieldGoesOnceItChanges() {
        form.refuse(refused(ShopField.NAME, Problem.Kind.EMPTY));
        test(placed(ShopField.NAME).field()).setValue("別の名前");
        assertThat(placed(ShopField.NAME).invalid()).isFalse();
    }

    @Test
    void whatWasSaidOfBothSecretsGoesOnceOneChanges() {
        test(placed(RakutenEntry.SERVICE_SECRET).field()).setValue("SL123456_a");
        form.refuse(refused(RakutenEntry.SERVICE_SECRET, Problem.Kind.SWAPPED));
        test(placed(RakutenEntry.LICENSE_KEY).field()).setValue("SP123456_a");
        assertThat(placed(RakutenEntry.SERVICE_SECRET).invalid()).isFalse();
    }

    @Test
    void aDevelopersAppAsksForTheKeyAlone() {
        assertThat(form.family()).isEqualTo(RakutenFamilies.OWN_APP);
        RadioButtonGroup<?> families = find(RadioButtonGroup.class).single();
        test(families).selectItem("開発会社のアプリ（キーだけを入力）");
        assertThat(form.family()).isEqualTo(RakutenFamilies.DEVELOPER_APP);
        assertThat(find(SecretField.class).all())
                .extracting(TextField::getLabel)
                .containsExactly("licenseKey");
    }

    @Test
    void secretsAreNoPasswordFields() {
        assertThat(find(SecretField.class).all())
                .hasSize(2)
                .allMatch(field -> field.getElement().getTag().equals("vaadin-text-field"));
    }

    private static Saving.Refused refused(ShopField field, Problem.Kind kind) {
        return new Saving.Refused(List.of(new Problem(field, kind, List.of("甲", "乙"), null)), List.of());
    }

    private String words(Problem.Kind kind, ShopField field) {
        String label = placed(field).field().getLabel();
        return form.getTranslation("shop.problem." + Kebab.of(kind), label, "甲", "乙");
    }

    private FieldWithNotes placed(ShopField field) {
        return find(FieldWithNotes.class).all().get(FIELDS.indexOf(field));
    }
}
