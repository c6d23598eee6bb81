package jp.kagiban.delivery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import jp.kagiban.delivery.ShopNotices.Event;
import jp.kagiban.delivery.ShopNotices.Line;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.kit.DataTable;
import jp.kagiban.notice.Notice;
import jp.kagiban.notice.NoticeKind;
import jp.kagiban.shared.ShopId;
import jp.kagiban.testing.PageText;
import jp.kagiban.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {})
class NoticeHistoryPartTest extends BrowserlessTest {

    private static final Instant NOW = SettableClock.START;

    @BeforeEach
    void inJapanese() {
        UI.getCurrent().setLocale(Locale.JAPANESE);
    }

    @Test
    void withoutAnyLineItSaysWhatWillStandThere() {
        assertThat(shown(List.of())).contains("お知らせの履歴", "まだ履歴はありません。");
    }

    @Test
    void aStageNamesTheDaysThatWereLeftThen() {
        assertThat(shown(List.of(line(NoticeKind.WITHIN_7_DAYS, "2026-11-30", new Event.Told(ChannelKind.MAIL)))))
                .contains("2026/11/25 10:42", "あと5日（期限 2026/11/30（月））", "メールで送信", "佐藤 一郎");
        assertThat(shown(List.of(line(NoticeKind.EXPIRED, "2026-11-24", new Event.Read()))))
                .contains("期限切れ（期限 2026/11/24（火））", "既読");
    }

    @Test
    void whoSeesToItIsToldWithTheLastDay() {
        Event inHand = new Event.InHand(Instant.parse("2026-11-27T15:00:00Z"));
        assertThat(shown(List.of(line(NoticeKind.NO_KEY, "none", inHand)))).contains("キーなし", "対応中（2026/11/27（金）まで）");
    }

    @Test
    void everyChannelHasItsWord() {
        for (ChannelKind channel : ChannelKind.values()) {
            assertThat(shown(List.of(line(NoticeKind.NO_KEY, "none", new Event.Told(channel)))))
                    .contains("送信")
                    .doesNotContain("delivery.history");
        }
    }

    @Test
    void aLongHistoryIsShownWholeOnDemand() {
        NoticeHistoryPart part = open(Collections.nCopies(11, line(NoticeKind.NO_KEY, "none", new Event.Read())));
        assertThat(rows()).isEqualTo(10);
        test(find(Button.class, part).withText("すべて表示").single()).click();
        assertThat(rows()).isEqualTo(11);
    }

    private long rows() {
        return PageText.textOf(find(DataTable.class).single()).split("佐藤", -1).length - 1;
    }

    private String shown(List<Line> lines) {
        UI.getCurrent().removeAll();
        return PageText.textOf(open(lines));
    }

    private static NoticeHistoryPart open(List<Line> lines) {
        NoticeHistoryPart part = new NoticeHistoryPart(() -> lines);
        UI.getCurrent().add(part);
        part.draw();
        return part;
    }

    private static Line line(NoticeKind kind, String occurrence, Event event) {
        return new Line(NOW, event, "佐藤 一郎", new Notice.Key(new ShopId(new UUID(1, 2)), kind, occurrence));
    }
}
