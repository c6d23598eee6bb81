package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.kagiban.kit.Clipboard;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.TimeText;
import jp.kagiban.mall.Answer;
import jp.kagiban.mall.MallCall;
import jp.kagiban.shared.Kebab;
import jp.kagiban.shop.attempt.AttemptRun;
import jp.kagiban.shop.key.KeyRecord;

/** Builds a table of attempts with their times, calls, answers and decisions. Consecutive equal attempts share a line. */
final class AttemptTable {

    private final Component parent;
    private final String name;
    private final List<AttemptRun> runs;
    private final KeyRecord.State state;

    /**
     * @param parent the component whose language is used
     * @param runs the newest first
     * @param state the state of the key; the time of the next attempt is shown only while the key waits
     */
    AttemptTable(Component parent, String name, List<AttemptRun> runs, KeyRecord.State state) {
        this.parent = parent;
        this.name = name;
        this.runs = runs;
        this.state = state;
    }

    DataTable table() {
        DataTable table = new DataTable(
                name,
                translate("shop.attempt.when"),
                translate("shop.attempt.result"),
                translate("shop.attempt.follows"));
        table.addClassName("kb-attempts");
        runs.forEach(run -> table.row(when(run), result(run), follows(run)));
        return table;
    }

    private Component when(AttemptRun run) {
        Div when = new Div(time(run));
        if (run.times() > 1) {
            when.add(small(translate("shop.attempt.times", run.times())));
        }
        return when;
    }

    /** Returns the times in two spans, so that a narrow column can break the line between them. */
    private Div time(AttemptRun run) {
        String first = TimeText.minute(run.first());
        String last = TimeText.timeOrMinute(run.last(), run.first());
        Div time = new Div(new Span(first));
        if (!first.endsWith(last)) {
            time.add(new Span(translate("shop.attempt.until", last)));
        }
        return time;
    }

    private Component result(AttemptRun run) {
        Div result = new Div();
        if (run.calls().isEmpty()) {
            result.add(new Span(translate("shop.attempt.not-asked")));
        }
        Set<String> codes = new HashSet<>();
        for (MallCall call : run.calls()) {
            result.add(new Div(new Span(call(call))));
            if (call.code() != null && codes.add(call.code())) {
                result.add(code(call.code(), run));
            }
        }
        return result;
    }

    private String call(MallCall call) {
        return translate(
                "shop.attempt.call",
                translate("shop.attempt.key." + Kebab.of(call.key())),
                translate("shop.attempt.question." + Kebab.of(call.question())),
                translate("shop.attempt.answer." + Kebab.of(call.outcome())));
    }

    private Component code(String code, AttemptRun run) {
        Button copy = new Button(translate("shop.attempt.copy"));
        copy.addThemeVariants(ButtonVariant.TERTIARY);
        copy.setAriaLabel(translate("shop.attempt.copy.of", code, TimeText.minute(run.last())));
        Clipboard.copyOnClick(copy, code, translate("shop.attempt.copied"), translate("shop.attempt.not-copied"));
        Span value = new Span(code);
        value.addClassName("kb-mono");
        Div line = new Div(new Span(translate("shop.attempt.code")), value, copy);
        line.addClassName("kb-pieces");
        return line;
    }

    private Component follows(AttemptRun run) {
        boolean newest = run.equals(runs.getFirst());
        boolean ended = newest && state == KeyRecord.State.RETIRED && goesOn(run);
        Div follows = new Div(new Span(translate(ended ? "shop.attempt.ended" : decision(run))));
        if (run.next() != null && newest && state == KeyRecord.State.PENDING) {
            follows.add(small(translate("shop.attempt.next", TimeText.minute(run.next()))));
        }
        return follows;
    }

    /** Returns whether the decision says that the key is tried or checked again. */
    private static boolean goesOn(AttemptRun run) {
        return switch (run.decision()) {
            case WAITS, WATCHED, HELD_FOR_MEMBER, WAITS_ITS_TURN, OVERTAKEN -> true;
            case ACTIVATED, GIVEN_UP -> false;
        };
    }

    private static String decision(AttemptRun run) {
        String key = "shop.attempt.decision." + Kebab.of(run.decision());
        return switch (run.decision()) {
            case WAITS -> key + (run.outcome() == Answer.REJECTED ? ".rejected" : ".unanswered");
            case WATCHED -> key + (run.outcome() == Answer.VALID ? ".valid" : ".else");
            case ACTIVATED, HELD_FOR_MEMBER, GIVEN_UP, WAITS_ITS_TURN, OVERTAKEN -> key;
        };
    }

    private static Div small(String sentence) {
        Div small = new Div(new Span(sentence));
        small.addClassName("kb-small");
        return small;
    }

    private String translate(String key, Object... arguments) {
        return parent.getTranslation(key, arguments);
    }
}
