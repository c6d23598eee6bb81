package jp.kagiban.kit.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.TabMark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {})
class FieldErrorTest extends BrowserlessTest {

    private final TextField name = new TextField("店舗名");

    @BeforeEach
    void open() {
        UI.getCurrent().getPage().setTitle("店舗｜鍵番");
        UI.getCurrent().add(name);
        FieldError.say(name, "店舗名を入力してください。");
    }

    private String title() {
        roundTrip();
        return UI.getCurrent().getInternals().getTitle();
    }

    @Test
    void theSentenceStandsBesideTheFieldAndTheTitleTellsOfIt() {
        assertThat(name.isInvalid()).isTrue();
        assertThat(name.getErrorMessage()).isEqualTo("店舗名を入力してください。");
        assertThat(title()).isEqualTo("エラー：店舗｜鍵番");
    }

    @Test
    void theTitleIsThePagesOwnAgainOnceTheLastOneIsMended() {
        IntegerField days = new IntegerField("日数");
        UI.getCurrent().add(days);
        FieldError.say(days, "日数を入力してください。");
        FieldError.clear(name);
        assertThat(title()).isEqualTo("エラー：店舗｜鍵番");
        FieldError.clear(days);
        assertThat(title()).isEqualTo("店舗｜鍵番");
    }

    /** Fields that check by themselves take the refusal back as soon as something else stands there. */
    @Test
    void aFieldThatForgivesByItselfFreesTheTitle() {
        IntegerField days = new IntegerField("日数");
        UI.getCurrent().add(days);
        FieldError.clear(name);
        FieldError.say(days, "日数を入力してください。");
        assertThat(title()).startsWith("エラー：");
        test(days).setValue(30);
        assertThat(title()).isEqualTo("店舗｜鍵番");
    }

    @Test
    void aRefusalGoesWithThePartInWhichItStands() {
        Div part = new Div(name);
        UI.getCurrent().add(part);
        assertThat(title()).startsWith("エラー：");
        UI.getCurrent().remove(part);
        assertThat(title()).isEqualTo("店舗｜鍵番");
    }

    @Test
    void aFieldThatIsRefusedBeforeItIsOnThePageCountsFromThen() {
        FieldError.clear(name);
        TextField later = new TextField("注文番号");
        FieldError.say(later, "注文番号を入力してください。");
        assertThat(title()).isEqualTo("店舗｜鍵番");
        UI.getCurrent().add(later);
        assertThat(title()).startsWith("エラー：");
    }

    @Test
    void wordsOfAPageThatSayThatSomethingIsWrongCountToo() {
        FieldError.clear(name);
        Div words = new Div("ページが見つかりません");
        TabMark.tellError(words);
        UI.getCurrent().add(words);
        assertThat(title()).isEqualTo("エラー：店舗｜鍵番");
        UI.getCurrent().remove(words);
        assertThat(title()).isEqualTo("店舗｜鍵番");
    }

    @Test
    void theNumberOfUnreadNoticesStandsBehindIt() {
        TabMark.show(UI.getCurrent(), "2", Severity.OK);
        assertThat(title()).isEqualTo("エラー：(2) 店舗｜鍵番");
        FieldError.clear(name);
        assertThat(title()).isEqualTo("(2) 店舗｜鍵番");
    }
}
