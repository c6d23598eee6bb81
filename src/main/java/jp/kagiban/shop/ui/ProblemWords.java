package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shop.entry.Problem;
import jp.kagiban.shop.entry.Problem.Kind;

/** Describes problems of a new licenseKey on pages for renewals. */
final class ProblemWords {

    /** Kinds with a sentence of their own here, because their general sentence names both secrets. */
    private static final Set<Kind> OWN = EnumSet.of(Kind.UNUSUAL_FORM);

    private ProblemWords() {}

    static String of(Component page, Problem problem, String label) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(label);
        arguments.addAll(problem.arguments());
        String prefix = OWN.contains(problem.kind()) ? "shop.renew.problem." : "shop.problem.";
        return page.getTranslation(prefix + Kebab.of(problem.kind()), arguments.toArray());
    }

    /** Returns a link to the shop that the sentence names. */
    static Optional<Component> help(Component page, Problem problem) {
        return Optional.ofNullable(problem.other())
                .map(other -> new Anchor("shops/" + other, page.getTranslation("shop.open-other")));
    }
}
