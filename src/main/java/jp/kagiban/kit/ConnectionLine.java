package jp.kagiban.kit;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;

/**
 * Configures the line under the bar that is shown while a tab can't reach the portal, and for a moment afterwards. The
 * line is Vaadin's indicator with the portal's texts, and screen readers read it. The page below isn't dimmed, and
 * keeps its input.
 */
public final class ConnectionLine {

    /** Interval between two attempts, in milliseconds. */
    private static final int RETRY_INTERVAL = 3_000;

    /** Number of attempts, which take an hour. After that the line says that there are no more attempts. */
    private static final int MAX_ATTEMPTS = 1_200;

    /** Time after a click before the loading indicator appears, in milliseconds. */
    private static final int INDICATOR_DELAY = 300;

    /** Time before a closed push channel counts as lost, in milliseconds. A channel often opens again at once. */
    private static final int LOSS_DELAY = 2_000;

    /**
     * Completes Vaadin's indicator. Vaadin itself notices a lost connection only at the next click, whereas the push
     * channel reports it at once. Vaadin treats an offline browser like a connection that was given up, and shows
     * nothing after a repeated message was answered. The text that the connection is back stays for six seconds, so
     * that it can be read.
     */
    private static final String SCRIPT = """
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

    /** Configures a new tab, with texts in its language. */
    public static void prepare(UI tab) {
        ReconnectDialogConfiguration dialog = tab.getReconnectDialogConfiguration();
        dialog.setDialogText(tab.getTranslation("kit.connection.lost"));
        dialog.setDialogTextGaveUp(tab.getTranslation("kit.connection.gave-up"));
        dialog.setReconnectInterval(RETRY_INTERVAL);
        dialog.setReconnectAttempts(MAX_ATTEMPTS);
        tab.getLoadingIndicatorConfiguration().setFirstDelay(INDICATOR_DELAY);
        Script.run(
                tab,
                SCRIPT,
                tab.getTranslation("kit.connection.back"),
                LOSS_DELAY,
                tab.getTranslation("kit.loading.reload"));
    }
}
