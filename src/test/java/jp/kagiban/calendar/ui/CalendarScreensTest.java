package jp.kagiban.calendar.ui;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import jp.kagiban.shared.ShopId;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.Test;

@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class CalendarScreensTest extends ShopScreens {

    private static final String MAKE = "アドレスを作成";
    private static final String RENEW = "新しいアドレスを作成";
    private static final String STOP = "アドレスを無効にする";

    private void receiving() {
        UI.getCurrent().navigate("receiving");
    }

    private String address() {
        return field("カレンダーのアドレス").getValue();
    }

    private void confirm() {
        test(find(ConfirmDialog.class).single()).confirm();
    }

    @Test
    void theAddressIsShownOnceWithWhatToDoWithIt() {
        receiving();
        press(MAKE);
        assertThat(address()).matches("http://localhost:\\d+/calendar/[\\w-]{43}\\.ics");
        assertThat(page()).contains("表示できるのは今回だけ", "Googleカレンダー", "iPhone", "Outlook", "数時間から丸一日");
        assertThat(field("カレンダーのアドレス").isReadOnly()).isTrue();
        UI.getCurrent().navigate("security");
        receiving();
        assertThat(page()).contains("2026/11/25 10:42 に作成しました").doesNotContain("/calendar/");
        assertThat(offers(MAKE)).isFalse();
    }

    @Test
    void aNewOneIsMadeOnlyAfterAQuestion() {
        receiving();
        press(MAKE);
        String before = address();
        press(RENEW);
        assertThat(address()).isEqualTo(before);
        confirm();
        assertThat(address()).isNotEqualTo(before);
    }

    @Test
    void itIsStoppedAfterAQuestion() {
        receiving();
        press(MAKE);
        press(STOP);
        assertThat(offers(RENEW)).isTrue();
        confirm();
        assertThat(page()).contains("アドレスを無効にしました").doesNotContain("/calendar/");
        assertThat(offers(MAKE)).isTrue();
    }

    @Test
    void aShopsDateIsAFileForACalendar() {
        ShopId shop = shopInUse("本店", "shop-a", key(1), FAR);
        UI.getCurrent().navigate("shops/" + shop);
        assertThat(page()).contains("有効期限（2027/02/23（火））を、お使いのカレンダーに追加できます");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        test(find(Anchor.class).withText("カレンダーに追加").single()).download(file);
        assertThat(Biweekly.parse(file.toString(StandardCharsets.UTF_8)).first().getEvents())
                .extracting(event -> event.getSummary().getValue())
                .containsExactly("本店のライセンスキーの有効期限");
    }

    @Test
    void withoutADateThereIsNothingToAddUntilItIsKnown() {
        ShopId shop = shop("本店", "shop-a", key(1));
        UI.getCurrent().navigate("shops/" + shop);
        assertThat(find(H2.class).withText("カレンダー").exists()).isFalse();
        rms.takes(key(1), FAR);
        jobs.runDue();
        follows(() -> assertThat(find(H2.class).withText("カレンダー").exists()).isTrue());
    }
}
