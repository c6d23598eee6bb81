package jp.kagiban.notice;

import static jp.kagiban.notice.ShopBuilder.shop;
import static jp.kagiban.notice.ShopBuilder.tokyo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "jp.kagiban.notice")
class NoticeBellTest extends NoticeScreens {

    @Test
    void itIsNamedByTheNumberOfUnread() {
        rings(shop().expires("2026-12-17T23:59:59"), shop().expires("2026-11-24T23:59:59"));
        assertThat(name()).isEqualTo("未読2件");
        assertThat(find(Span.class).single().getText()).isEqualTo("2");
    }

    @Test
    void withoutUnreadItShowsNoNumber() {
        rings(shop());
        assertThat(name()).isEqualTo("未読0件");
        assertThat(find(Span.class).all()).isEmpty();
    }

    @Test
    void moreThan99AreShownAsSuch() {
        rings(IntStream.range(0, 1_234)
                .mapToObj(i -> shop().expires("2026-12-17T23:59:59"))
                .toArray(ShopBuilder[]::new));
        assertThat(name()).isEqualTo("未読1234件");
        assertThat(find(Span.class).single().getText()).isEqualTo("99+");
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
        assertThat(find(Div.class).withClassName("kb-bell-dead").single().getElement())
                .returns("expired", mark -> mark.getAttribute("data-level"));
        assertThat(find(Button.class).single().getTooltip().getText()).isEqualTo("使えないキーがあります");
    }

    @Test
    void theMarkGoesOnceNoKeyIsDead() {
        rings(shop().expires("2026-11-24T23:59:59"));
        shops.are(shop().expires("2026-11-26T23:59:59"));
        pages.changed(NoticePages.TENANT);
        await().pollInSameThread()
                .until(() -> !find(Div.class).withClassName("kb-bell-dead").exists());
        assertThat(find(Button.class).single().getTooltip().getText()).isNullOrEmpty();
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
        await().pollInSameThread().until(() -> find(Button.class).exists() && shops.failures() > 0);
        assertThat(name()).isEqualTo("未読1件");
        shops.are(shop());
        clock.advance(Duration.ofSeconds(10));
        until("未読0件");
    }

    private void rings(ShopBuilder... standing) {
        shops.are(standing);
        UI.getCurrent().add(new NoticeBell(notices, pages, tenants, NoticePages.MEMBER));
    }

    private String name() {
        return find(Button.class).single().getAriaLabel().orElseThrow();
    }

    private void until(String name) {
        await().pollInSameThread().until(() -> name().equals(name));
    }
}
