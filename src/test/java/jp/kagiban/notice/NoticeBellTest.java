package jp.kagiban.notice;

import static jp.kagiban.notice.ShopBuilder.shop;
import static jp.kagiban.notice.ShopBuilder.tokyo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.shared.Tooltip;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import jp.kagiban.testing.Drawn;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "jp.kagiban.notice")
class NoticeBellTest extends NoticeScreens {

    @Test
    void itIsNamedByTheNumberOfUnread() {
        rings(shop().expires("2026-12-17T23:59:59"), shop().expires("2026-11-24T23:59:59"));
        assertThat(name()).isEqualTo("未読2件");
        assertThat(number()).isEqualTo("2");
    }

    @Test
    void withoutUnreadItShowsNoNumber() {
        rings(shop());
        assertThat(name()).isEqualTo("未読0件");
        assertThat(number()).isEmpty();
    }

    @Test
    void moreThan99AreShownAsSuch() {
        rings(IntStream.range(0, 1_234)
                .mapToObj(i -> shop().expires("2026-12-17T23:59:59"))
                .toArray(ShopBuilder[]::new));
        assertThat(name()).isEqualTo("未読1234件");
        assertThat(number()).isEqualTo("99+");
    }

    @Test
    void readingInTheSameTabIsHeard() {
        rings(shop().expires("2026-12-17T23:59:59"));
        notices.markAllRead(NoticePages.MEMBER);
        until("未読0件");
    }

    @Test
    void aDeadKeyKeepsItsMarkWhateverHasBeenRead() {
        rings(shop().expires("2026-11-24T23:59:59"), shop().refused("2026-11-25T10:42:00"));
        notices.markAllRead(NoticePages.MEMBER);
        until("未読0件");
        assertThat(drawn(".kb-bell-dead[data-level=expired]")).hasSize(1);
        assertThat(hint()).isEqualTo("使えないキーがあります");
    }

    @Test
    void theMarkGoesOnceNoKeyIsDead() {
        rings(shop().expires("2026-11-24T23:59:59"));
        shops.are(shop().expires("2026-11-26T23:59:59"));
        pages.changed(NoticePages.TENANT);
        await().pollInSameThread()
                .until(() -> bell() != null && drawn(".kb-bell-dead").isEmpty());
        assertThat(hint()).isNullOrEmpty();
    }

    @Test
    void aNewStageIsHeardAtMidnight() {
        rings(shop().expires("2026-12-26T23:59:59"));
        assertThat(name()).isEqualTo("未読0件");
        clock.set(tokyo("2026-11-26T00:00:00"));
        until("未読1件");
    }

    @Test
    void theLastNumberStaysUntilItCanBeReadAgain() {
        rings(shop().expires("2026-12-17T23:59:59"));
        shops.cannotBeRead();
        clock.set(tokyo("2026-11-26T00:00:00"));
        await().pollInSameThread().until(() -> bell() != null && shops.failures() > 0);
        assertThat(name()).isEqualTo("未読1件");
        shops.are(shop());
        clock.advance(Duration.ofSeconds(10));
        until("未読0件");
    }

    private void rings(ShopBuilder... standing) {
        shops.are(standing);
        UI.getCurrent().add(new NoticeBell(notices, pages, NoticePages.MEMBER));
    }

    private String name() {
        return bell().getAriaLabel().orElseThrow();
    }

    private NativeButton bell() {
        return find(NativeButton.class).single();
    }

    private List<Element> drawn(String selector) {
        return Drawn.select(bell(), selector);
    }

    private String number() {
        return drawn(".kb-bell-number").getFirst().text();
    }

    private @Nullable String hint() {
        return Tooltip.forComponent(bell()).getText();
    }

    private void until(String name) {
        await().pollInSameThread().until(() -> name().equals(name));
    }
}
