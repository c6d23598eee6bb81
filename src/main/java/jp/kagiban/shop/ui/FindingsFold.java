package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.key.KeyBadge;
import jp.kagiban.manual.ManualStep;
import jp.kagiban.manual.ui.StepWay;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shop.diagnosis.Diagnosis;
import jp.kagiban.shop.diagnosis.Diagnosis.Finding;

/** A fold with the findings of a diagnosis in a table. Its summary counts the functions with each verdict. */
final class FindingsFold extends Details {

    private final boolean mayChange;

    /** @param mayChange whether the reader may change keys; if not, no finding says what to do */
    FindingsFold(boolean mayChange) {
        this.mayChange = mayChange;
    }

    void show(Diagnosis diagnosis) {
        removeAll();
        setSummary(counts(diagnosis));
        add(table(diagnosis));
    }

    private Span counts(Diagnosis diagnosis) {
        Span counts = new Span();
        counts.addClassName("kb-counts");
        Map<String, Long> each = diagnosis.findings().stream()
                .sorted(Comparator.comparing(Finding::verdict))
                .collect(Collectors.groupingBy(
                        finding -> word(diagnosis, finding), LinkedHashMap::new, Collectors.counting()));
        each.forEach((word, count) ->
                counts.add(new Span(getTranslation("shop.diagnosis.count", word, String.valueOf(count)))));
        return counts;
    }

    private String word(Diagnosis diagnosis, Finding finding) {
        return getTranslation("shop.verdict." + (diagnosis.unused(finding) ? "unused" : Kebab.of(finding.verdict())));
    }

    private DataTable table(Diagnosis diagnosis) {
        DataTable table = new DataTable(
                getTranslation("shop.diagnosis"),
                getTranslation("shop.diagnosis.function"),
                getTranslation("shop.diagnosis.result"),
                getTranslation("shop.diagnosis.meaning"));
        table.addClassName("kb-diagnosis");
        diagnosis
                .findings()
                .forEach(finding ->
                        table.row(function(finding), badge(diagnosis, finding), meaning(diagnosis, finding)));
        return table;
    }

    private Component function(Finding finding) {
        Span name = new Span(finding.function().name());
        name.addClassNames("kb-mono", "kb-small");
        return new Div(
                new Div(getTranslation(
                        "shop.function." + Kebab.of(finding.function().id()))),
                name);
    }

    private KeyBadge badge(Diagnosis diagnosis, Finding finding) {
        Severity severity = switch (finding.verdict()) {
            case USABLE -> Severity.SUCCESS;
            case REFUSED -> diagnosis.unused(finding) ? Severity.INFO : Severity.URGENT;
            case UNKNOWN -> Severity.UNKNOWN;
            case NOT_TRIED -> Severity.INFO;
        };
        return new KeyBadge(severity, word(diagnosis, finding));
    }

    private Component meaning(Diagnosis diagnosis, Finding finding) {
        String function = Kebab.of(finding.function().id());
        return switch (finding.verdict()) {
            case USABLE -> new Span(getTranslation("shop.usable." + function));
            case REFUSED ->
                diagnosis.ended()
                        ? new Span(getTranslation("shop.refused-function.ended"))
                        : advice("shop.refused-function." + function, finding);
            case NOT_TRIED -> advice("shop.not-tried." + function, finding);
            case UNKNOWN ->
                new Span(getTranslation(
                        "shop.no-answer." + (finding.answer() == null ? "garbled" : Kebab.of(finding.answer()))));
        };
    }

    /** Returns the fact, which is the first line of the text, and what to do about it. */
    private Div advice(String key, Finding finding) {
        Div advice = new Div();
        getTranslation(key).lines().limit(mayChange ? 2 : 1).map(Span::new).forEach(advice::add);
        if (mayChange) {
            advice.add(switchOn(finding));
        }
        return advice;
    }

    private StepWay switchOn(Finding finding) {
        StepWay step = new StepWay(ManualStep.SWITCH_FUNCTIONS_ON, getTranslation("shop.diagnosis.step"));
        step.setAriaLabel(
                getTranslation("shop.diagnosis.step.of", finding.function().name()));
        return step;
    }
}
