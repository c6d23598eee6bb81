package jp.kagiban.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import jp.kagiban.kit.form.ConfirmDelete;
import jp.kagiban.kit.form.SecretField;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {})
class KitTest extends BrowserlessTest {

    @Test
    void aSecretIsMaskedUntilItIsRevealed() {
        SecretField field = shown(new SecretField("licenseKey"));
        Button reveal = (Button) field.getSuffixComponent();
        assertThat(field.getElement().hasAttribute("data-revealed")).isFalse();
        assertThat(reveal.getAriaLabel()).hasValue("入力を表示");
        reveal.click();
        assertThat(field.getElement().hasAttribute("data-revealed")).isTrue();
        assertThat(reveal.getAriaLabel()).hasValue("入力を隠す");
    }

    @Test
    void aSecretFieldIsNoPasswordField() {
        SecretField field = new SecretField("licenseKey");
        assertThat(field.getElement().getTag()).isEqualTo("vaadin-text-field");
        assertThat(field.getAutocomplete()).isEqualTo(Autocomplete.OFF);
        assertThat(field.getElement().getAttribute("data-1p-ignore")).isEqualTo("true");
    }

    @Test
    void whatIsLostIsConfirmedOnlyAfterTheBoxIsTicked() {
        List<String> done = new ArrayList<>();
        open(new ConfirmDelete("t", "q", List.of("e"), "店舗を削除", () -> done.add("deleted")));
        test(button("店舗を削除")).click();
        assertThat(done).isEmpty();
        assertThat(find(Checkbox.class).single().getErrorMessage()).isEqualTo("内容を確認し、チェックを入れてください。");
        test(find(Checkbox.class).single()).click();
        assertThat(find(Checkbox.class).single().isInvalid()).isFalse();
        test(button("店舗を削除")).click();
        assertThat(done).containsExactly("deleted");
    }

    @Test
    void aSecondPressThatWasOnItsWayDoesNothing() {
        List<String> done = new ArrayList<>();
        open(new ConfirmDelete("t", "q", List.of("e"), "店舗を削除", () -> done.add("deleted")));
        test(find(Checkbox.class).single()).click();
        Button deed = button("店舗を削除");
        deed.click();
        deed.click();
        assertThat(done).containsExactly("deleted");
    }

    @Test
    void anotherNameIsRefusedBesideItsField() {
        List<String> done = new ArrayList<>();
        open(new ConfirmDelete("t", "q", List.of("e"), "削除", () -> done.add("deleted")).named("名前", "山田商店"));
        assertThat(find(Checkbox.class).exists()).isFalse();
        test(find(TextField.class).single()).setValue("山田商会");
        test(button("削除")).click();
        assertThat(find(TextField.class).single().getErrorMessage()).isEqualTo("「山田商店」と入力してください。");
        test(find(TextField.class).single()).setValue(" 山田商店 ");
        test(button("削除")).click();
        assertThat(done).containsExactly("deleted");
    }

    @Test
    void twoSearchesOnAPageShareNoIds() {
        shown(new SearchBox("検索", _ -> {}));
        shown(new SearchBox("検索", _ -> {}));
        List<Input> inputs = find(Input.class).all();
        assertThat(inputs).extracting(input -> input.getId().orElseThrow()).doesNotHaveDuplicates();
        assertThat(inputs).allSatisfy(input -> {
            String list = input.getElement().getAttribute("aria-controls");
            assertThat(find(Div.class).withId(list).exists()).isTrue();
        });
    }

    @Test
    void theSameSentenceIsSaidTwice() {
        StatusLine line = shown(new StatusLine());
        StatusLine.say(line, "保存しました。");
        Span first = (Span) line.getChildren().findFirst().orElseThrow();
        StatusLine.say(line, "保存しました。");
        assertThat(line.getChildren()).singleElement().isNotSameAs(first);
        assertThat(line.getElement().getTextRecursively()).isEqualTo("保存しました。");
    }

    @Test
    void aPageHasOneHeadingThatCanTakeTheFocus() {
        shown(new PageHeader("お知らせ").back(new Span("戻る")).actions(new Button("追加")));
        H1 heading = find(H1.class).single();
        assertThat(heading.getText()).isEqualTo("お知らせ");
        assertThat(heading.getElement().getAttribute("tabindex")).isEqualTo("-1");
    }

    @Test
    void aPanelBearsItsLevelAndItsCausesInOrder() {
        CauseList causes = new CauseList().cause("反映待ち").cause("文字の抜け");
        MessagePanel panel = new MessagePanel(Severity.EXPIRED, "受け付けられません").show(causes);
        assertThat(panel.getElement().getAttribute("data-level")).isEqualTo("expired");
        assertThat(causes.getElement().getTextRecursively()).isEqualTo("反映待ち文字の抜け");
    }

    private void open(ConfirmDelete dialog) {
        dialog.open();
        roundTrip();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private static <T extends Component> T shown(T part) {
        UI.getCurrent().add(part);
        return part;
    }
}
