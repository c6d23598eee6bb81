package jp.kagiban.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import java.util.Arrays;

/** Light, dark, or as the device says, which is the default. */
final class SchemeChoice {

    private SchemeChoice() {}

    static void apply(UI ui) {
        Preference.SCHEME
                .read()
                .flatMap(name -> Arrays.stream(ColorScheme.Value.values())
                        .filter(scheme -> scheme.name().equals(name))
                        .findFirst())
                .ifPresent(scheme -> ui.getPage().setColorScheme(scheme));
    }

    static void choose(UI ui, ColorScheme.Value scheme) {
        Preference.SCHEME.store(scheme.name());
        ui.getPage().setColorScheme(scheme);
    }
}
