package jp.kagiban.shell.page;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import java.util.Arrays;
import java.util.Optional;

/** The colour scheme of a browser: light, dark, or the device's scheme, which is the default. */
public final class SchemeChoice {

    private SchemeChoice() {}

    public static void apply(UI ui) {
        stored().ifPresent(scheme -> ui.getPage().setColorScheme(scheme));
    }

    /** Returns the choice of the current request's browser. */
    public static ColorScheme.Value chosen() {
        return stored().orElse(ColorScheme.Value.LIGHT_DARK);
    }

    private static Optional<ColorScheme.Value> stored() {
        return Preference.SCHEME
                .read()
                .flatMap(name -> Arrays.stream(ColorScheme.Value.values())
                        .filter(scheme -> scheme.name().equals(name))
                        .findFirst());
    }

    public static void choose(UI ui, ColorScheme.Value scheme) {
        Preference.SCHEME.store(scheme.name());
        ui.getPage().setColorScheme(scheme);
    }
}
