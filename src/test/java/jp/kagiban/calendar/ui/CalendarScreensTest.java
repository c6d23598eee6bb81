package jp.kagiban.calendar.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
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
}
