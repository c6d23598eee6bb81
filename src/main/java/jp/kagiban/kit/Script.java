package jp.kagiban.kit;

import com.google.errorprone.annotations.CompileTimeConstant;
import com.vaadin.flow.component.Component;

/** Runs a script in the browser: the one place that does. A script is never put together; what varies is a parameter. */
final class Script {

    private Script() {}

    /**
     * @param at what the script calls {@code this}
     * @param script is known when this is compiled
     * @param parameters what the script calls {@code $0}, {@code $1} and so on
     */
    static void run(Component at, @CompileTimeConstant String script, Object... parameters) {
        at.getElement().executeJs(script, parameters);
    }
}
