package jp.kagiban.delivery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.checkbox.Checkbox;
import java.util.List;
import jp.kagiban.audit.History;
import jp.kagiban.audit.HistoryFilter;
import jp.kagiban.delivery.DeliveryRule;
import jp.kagiban.delivery.DeliverySettings;
import jp.kagiban.delivery.QuietHours;
import jp.kagiban.delivery.ReminderDays;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.testing.AsMerchant;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.ScreenTest;
import jp.kagiban.testing.ShopScreens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ScreenTest
@AsMerchant
@ViewPackages(packages = "jp.kagiban")
class RulePartTest extends ShopScreens {

    private static final String BEFORE = "期限の何日前に送るか";
    private static final String AFTER = "期限の何日後に送るか";
    private static final String NOTHING_SENT = "期限のお知らせは、メールやチャット、端末の通知では送られません。";
    private static final String SAVE = "送る日と時間を保存";

    @Autowired
    DeliverySettings settings;

    @Autowired
    History history;

    @BeforeEach
    void open() {
        navigate(ReceivingView.class);
    }

    @Test
    void itShowsWhatHoldsByDefault() {
        assertThat(field(BEFORE).getValue()).isEqualTo("30, 14, 7, 3, 1, 0");
        assertThat(field(AFTER).getValue()).isEqualTo("1, 7");
        assertThat(box("夜間などに送らない時間を設ける").getValue()).isTrue();
    }

    @Test
    void daysAreSavedAsTheyWereTyped() {
        type(BEFORE, "10、５");
        type(AFTER, "");
        press(SAVE);
        assertThat(settings.rule().days()).isEqualTo(new ReminderDays(List.of(10, 5)));
        assertThat(field(BEFORE).getValue()).isEqualTo("10, 5");
        assertThat(page()).contains("送る日と時間を保存しました。");
    }

    @Test
    void aDayThatCannotBeIsNamedBesideItsFieldAndStays() {
        type(BEFORE, "30, 31");
        press(SAVE);
        assertThat(field(BEFORE).getErrorMessage()).isEqualTo("「31」は使えません。0から30までの数をコンマで区切って入力してください。");
        assertThat(field(BEFORE).getValue()).isEqualTo("30, 31");
        assertThat(settings.rule()).isEqualTo(DeliveryRule.USUAL);
    }

    @Test
    void withoutAnyDayItIsSavedAndSaidThatNothingIsSent() {
        assertThat(page()).doesNotContain(NOTHING_SENT);
        type(BEFORE, "");
        type(AFTER, "");
        press(SAVE);
        assertThat(settings.rule().days().days()).isEmpty();
        assertThat(page()).contains("送る日と時間を保存しました。", NOTHING_SENT);
        type(AFTER, "1");
        press(SAVE);
        assertThat(page()).doesNotContain(NOTHING_SENT);
    }

    @Test
    void whatCameOfItStandsBelowTheButtonUntilTheNextPress() {
        press(SAVE);
        assertThat(page().indexOf("送る日と時間を保存しました。")).isGreaterThan(page().indexOf(SAVE));
        assertThat(panels()).contains("送る日と時間を保存しました。");
        type(AFTER, "31");
        press(SAVE);
        assertThat(panels()).doesNotContain("送る日と時間を保存しました。");
    }

    private List<String> panels() {
        return find(MessagePanel.class).all().stream().map(PageText::textOf).toList();
    }

    @Test
    void savingWithoutAChangeIsNoEntryInTheHistory() {
        int before = history.page(HistoryFilter.NONE, 0, 100).size();
        press(SAVE);
        assertThat(page()).contains("送る日と時間を保存しました。");
        assertThat(history.page(HistoryFilter.NONE, 0, 100)).hasSize(before);
    }

    @Test
    void withoutQuietHoursNothingWaits() {
        box("夜間などに送らない時間を設ける").setValue(false);
        press(SAVE);
        assertThat(settings.rule().quiet()).isEqualTo(QuietHours.NONE);
    }

    private Checkbox box(String label) {
        return find(Checkbox.class).all().stream()
                .filter(box -> label.equals(box.getLabel()))
                .findFirst()
                .orElseThrow();
    }
}
