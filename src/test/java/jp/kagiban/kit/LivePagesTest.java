package jp.kagiban.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.PushConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.communication.PushMode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jp.kagiban.shared.Refusal;
import jp.kagiban.shared.TenantId;
import jp.kagiban.shared.TenantScope;
import jp.kagiban.shared.TestScope;
import jp.kagiban.testing.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {})
class LivePagesTest extends BrowserlessTest {

    private static final TenantId TENANT = TenantId.next();

    private final SettableClock clock = new SettableClock();
    private final TenantScope scope = TestScope.withoutTabs();
    private final LivePages pages = new LivePages(scope, clock);

    @AfterEach
    void stop() {
        pages.destroy();
    }

    @Test
    void aPartIsDrawnWhenItAppears() {
        assertThat(shown(new Part(Duration.ofDays(1)), TENANT).drawn).isEqualTo(1);
    }

    @Test
    void aPartIsDrawnAnewWhenItsTenantChanges() {
        Part part = shown(new Part(Duration.ofDays(1)), TENANT);
        pages.changed(TENANT);
        becomes(part, 2);
    }

    @Test
    void aPartOfAnotherTenantIsLeftAlone() {
        Part part = shown(new Part(Duration.ofDays(1)), TENANT);
        Part other = shown(new Part(Duration.ofDays(1)), TenantId.next());
        pages.changed(TENANT);
        becomes(part, 2);
        assertThat(other.drawn).isEqualTo(1);
    }

    @Test
    void aPartIsDrawnAnewWhenItsInstantComes() {
        Part part = shown(new Part(Duration.ofSeconds(3)), TENANT);
        clock.advance(Duration.ofSeconds(3));
        becomes(part, 2);
    }

    @Test
    void aPartIsDrawnAnewAfterAMinuteForAnotherNodeMayHaveChangedIt() {
        Part part = shown(new Part(Duration.ofDays(1)), TENANT);
        clock.advance(Duration.ofMinutes(1));
        becomes(part, 2);
        clock.advance(Duration.ofMinutes(1));
        becomes(part, 3);
    }

    /** Its drawings would fill the memory. */
    @Test
    void aPageIsNotDrawnAgainBeforeItsBrowserFetchesTheLastDrawing() {
        UI.getCurrent().getInternals().incrementServerId();
        Part part = shown(new Part(Duration.ofDays(1)), TENANT);
        pages.changed(TENANT);
        becomes(part, 2);
        Part other = shown(new Part(Duration.ofDays(1)), TENANT);
        pages.changed(TENANT);
        becomes(other, 2);
        assertThat(part.drawn).isEqualTo(2);
        UI.getCurrent().getInternals().incrementServerId();
        pages.connected(UI.getCurrent());
        becomes(part, 3);
    }

    @Test
    void aPageReportsThatItKeepsADrawingOnlyWhileItsChannelIsClosed() {
        AtomicBoolean open = new AtomicBoolean(true);
        AtomicInteger kept = channel(open);
        Part part = shown(new Part(Duration.ofDays(1)), TENANT);
        pages.changed(TENANT);
        becomes(part, 2);
        assertThat(kept).hasValue(0);
        open.set(false);
        pages.changed(TENANT);
        becomes(part, 3);
        await().untilAsserted(() -> assertThat(kept).hasValue(1));
    }

    @Test
    void aPartThatWantsToBeLeftAloneIs() {
        Part part = shown(new Part(null), TENANT);
        Part other = shown(new Part(Duration.ofDays(1)), TENANT);
        clock.advance(Duration.ofMinutes(1));
        becomes(other, 2);
        clock.advance(Duration.ofMinutes(1));
        becomes(other, 3);
        assertThat(part.drawn).isEqualTo(1);
    }

    @Test
    void aPartThatFailsIsTriedAgainAndTakesNoOtherAlong() {
        Part failing = shown(new Part(Duration.ofDays(1)), TENANT);
        Part sound = shown(new Part(Duration.ofDays(1)), TENANT);
        failing.fails = true;
        pages.changed(TENANT);
        becomes(sound, 2);
        failing.fails = false;
        clock.advance(Duration.ofSeconds(10));
        becomes(failing, 2);
    }

    @Test
    void aPartThatIsRefusedIsNotTriedAgain() {
        Part part = shown(new Part(Duration.ofDays(1)), TENANT);
        part.refused = true;
        pages.changed(TENANT);
        await().pollInSameThread().untilAsserted(() -> {
            find(Span.class).exists();
            assertThat(part.refusals).isEqualTo(1);
        });
        part.refused = false;
        Part sound = shown(new Part(Duration.ofDays(1)), TENANT);
        pages.changed(TENANT);
        becomes(sound, 2);
        clock.advance(Duration.ofSeconds(10));
        becomes(part, 1);
    }

    @Test
    void onlyWhatIsDrawnAnewCountsAsSuch() {
        Part part = new Part(Duration.ofDays(1));
        part.meanwhile = () -> assertThat(LivePages.redrawing()).isFalse();
        shown(part, TENANT);
        part.again = () -> assertThat(LivePages.redrawing()).isTrue();
        pages.changed(TENANT);
        becomes(part, 2);
    }

    private static final class NotForHim extends RuntimeException implements Refusal {}

    @Test
    void aChangeWhileAPartIsDrawnForTheFirstTimeIsNotMissed() {
        Part part = new Part(Duration.ofDays(1));
        part.meanwhile = () -> pages.changed(TENANT);
        becomes(shown(part, TENANT), 2);
    }

    @Test
    void aPartThatHasGoneIsNotDrawnAnew() {
        Part gone = shown(new Part(Duration.ofDays(1)), TENANT);
        Part staying = shown(new Part(Duration.ofDays(1)), TENANT);
        gone.removeFromParent();
        pages.changed(TENANT);
        becomes(staying, 2);
        assertThat(gone.drawn).isEqualTo(1);
    }

    @Test
    void aPartThatComesBackIsFollowedOnce() {
        Part part = shown(new Part(Duration.ofDays(1)), TENANT);
        part.removeFromParent();
        UI.getCurrent().add(part);
        assertThat(part.drawn).isEqualTo(2);
        pages.changed(TENANT);
        becomes(part, 3);
    }

    /** Word that comes while the first of them is drawn is worth another drawing, and a busy machine spreads it. */
    @Test
    void manyChangesAtOnceAreDrawnTogether() {
        Part part = shown(new Part(Duration.ofDays(1)), TENANT);
        Part other = shown(new Part(Duration.ofDays(1)), TENANT);
        IntStream.range(0, 500).forEach(_ -> pages.changed(TENANT));
        becomesAtLeast(part, 2);
        becomesAtLeast(other, 2);
        assertThat(part.drawn + other.drawn).isLessThanOrEqualTo(20);
    }

    @Test
    void whatWaitsToBeDrawnWhileThePortalEndsIsDrawnNoMore() {
        Part part = shown(new Part(Duration.ofDays(1)), TENANT);
        pages.changed(TENANT);
        VaadinSession session = VaadinSession.getCurrent();
        await().pollInSameThread().until(() -> !session.getPendingAccessQueue().isEmpty());
        pages.destroy();
        find(Span.class).exists();
        assertThat(part.drawn).isEqualTo(1);
    }

    private final class Part extends Div {

        private final @Nullable Duration rest;
        private int drawn;
        private boolean fails;
        private boolean refused;
        private int refusals;
        private Runnable meanwhile = () -> {};
        private Runnable again = () -> {};

        /** @param rest null: it is drawn again by word of a change alone */
        Part(@Nullable Duration rest) {
            this.rest = rest;
        }

        Instant draw() {
            if (refused) {
                refusals++;
                throw new NotForHim();
            }
            if (fails) {
                throw new IllegalStateException("The database is away");
            }
            drawn++;
            if (drawn == 1) {
                meanwhile.run();
            } else {
                again.run();
            }
            return rest == null ? Instant.MAX : clock.instant().plus(rest);
        }
    }

    /** Gives the page a push channel. Returns how often the page kept a drawing. */
    private AtomicInteger channel(AtomicBoolean open) {
        AtomicInteger kept = new AtomicInteger();
        PushConfiguration pushes = UI.getCurrent().getPushConfiguration();
        pushes.setPushMode(PushMode.DISABLED);
        pushes.setPushConnectionFactory(ui -> new PageChannel(ui, pages) {
            @Override
            protected void keepsDrawing() {
                kept.incrementAndGet();
            }

            @Override
            public void push(boolean async) {}

            @Override
            public boolean isConnected() {
                return open.get();
            }
        });
        pushes.setPushMode(PushMode.MANUAL);
        return kept;
    }

    private Part shown(Part part, TenantId tenant) {
        scope.run(tenant, () -> pages.follow(part, part::draw));
        UI.getCurrent().add(part);
        return part;
    }

    private void becomes(Part part, int times) {
        await().pollInSameThread().untilAsserted(() -> {
            find(Span.class).exists();
            assertThat(part.drawn).isEqualTo(times);
        });
    }

    private void becomesAtLeast(Part part, int times) {
        await().pollInSameThread().untilAsserted(() -> {
            find(Span.class).exists();
            assertThat(part.drawn).isGreaterThanOrEqualTo(times);
        });
    }
}
