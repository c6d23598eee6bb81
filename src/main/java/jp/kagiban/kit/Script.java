package jp.kagiban.kit;

import com.google.errorprone.annotations.CompileTimeConstant;
import com.vaadin.flow.component.Component;

/**
 * Runs scripts in the browser; no other class does. A script is always a compile-time constant, and variable values are
 * parameters.
 */
public final class Script {

    private Script() {}

    /**
     * @param at the component that the script calls {@code this}
     * @param script a compile-time constant
     * @param parameters the values that the script calls {@code $0}, {@code $1} and so on
     */
    public static void run(Component at, @CompileTimeConstant String script, Object... parameters) {
        at.getElement().executeJs(script, parameters);
    }
}
