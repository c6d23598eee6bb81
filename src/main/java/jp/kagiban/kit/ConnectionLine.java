package jp.kagiban.kit;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;

/**
 * The line under the bar while a tab can't reach the portal, and for a moment after it can again: Vaadin's own indicator, in our
 * words, and read out. The page below stays as it is; nothing is dimmed, and what was typed is kept.
 */
public final class ConnectionLine {

    /** In milliseconds. */
    private static final int TRY_EVERY = 3_000;

    /** An hour, then the line says that nothing more is tried. */
    private static final int TRIES = 1_200;

    /** Nothing moves for so long after a press; in milliseconds. */
    private static final int CALM = 300;

    /** A channel that opens again at once has not been missed; in milliseconds. */
    private static final int NOTICED_AFTER = 2_000;

    /**
     * Vaadin itself notices a loss only at the next press; the channel for pushes reports it at once. Vaadin treats an offline
     * browser like a connection that has been given up, and says nothing once a repeated press has been answered. The good
     * news stays as long as it takes to read.
     */
    private static final String WORDS = """
            const line = window.Vaadin.connectionIndicator;
            line.onlineText = $0;
            line.expandedDuration = 6000;
            line.updateComplete.then(() => line.querySelector('.v-status-message').setAttribute('role', 'status'));
            const state = window.Vaadin.connectionState;
            const lost = ['error', 'closed', 're-connecting'];
            const found = ['opening', 're-opening', 'messageReceived'];
            let timer = 0;
            let since = 0;
            const isBack = () => {
              if (state.state === 'reconnecting') state.state = 'connected';
            };
            window.addEventListener('offline', () => state.state = 'reconnecting');
            new PerformanceObserver((requests) => {
              // A busy page may report a request after the loss that was answered before it.
              const isNews = (one) => one.name.includes('?v-r=') && one.responseStatus === 200 && one.responseEnd > since;
              if (requests.getEntries().some(isNews)) isBack();
            }).observe({ type: 'resource' });
            const say = () => {
              timer = 0;
              // A page that has been told that it can't go on has closed the channel itself.
              if (document.querySelector('.v-system-error')) return;
              if (state.state === 'connected') state.state = 'reconnecting';
            };
            const watch = () => {
              const channel = window.vaadinPush?.atmosphere;
              if (!channel) return setTimeout(watch, 1000);
              channel.addCallback((answer) => {
                if (lost.includes(answer.state)) {
                  timer ||= setTimeout(say, $1);
                } else if (found.includes(answer.state)) {
                  clearTimeout(timer);
                  timer = 0;
                  isBack();
                }
              });
            };
            watch();
            const again = document.createElement('button');
            again.textContent = $2;
            again.addEventListener('click', () => location.reload());
            state.addStateChangeListener((before, now) => {
              if (now === 'reconnecting') since = performance.now();
              if (now === 'connection-lost') line.querySelector('.v-status-message').append(again);
              else again.remove();
            });
            """;

    private ConnectionLine() {}

    /** Gives a tab that has just begun the words of its language. */
    public static void prepare(UI tab) {
        ReconnectDialogConfiguration words = tab.getReconnectDialogConfiguration();
        words.setDialogText(tab.getTranslation("kit.connection.lost"));
        words.setDialogTextGaveUp(tab.getTranslation("kit.connection.gave-up"));
        words.setReconnectInterval(TRY_EVERY);
        words.setReconnectAttempts(TRIES);
        tab.getLoadingIndicatorConfiguration().setFirstDelay(CALM);
        Script.run(
                tab,
                WORDS,
                tab.getTranslation("kit.connection.back"),
                NOTICED_AFTER,
                tab.getTranslation("kit.loading.reload"));
    }
}
