package jp.kagiban.delivery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import jp.kagiban.delivery.ShopNotices.Event;
import jp.kagiban.delivery.ShopNotices.Line;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.EmptyPicture;
import jp.kagiban.kit.EmptyState;
import jp.kagiban.kit.TimeText;
import jp.kagiban.notice.Notice.Handling;
import jp.kagiban.notice.NoticeKind;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Kebab;
import org.jspecify.annotations.Nullable;

/**
 * Lists who got a shop's notices, read them or took them in hand, the newest first. Shows ten lines until the member
 * asks for all.
 */
final class NoticeHistoryPart extends Section {

    private static final int AT_FIRST = 10;

    private final Supplier<List<Line>> history;
    private final Div content = new Div();
    private final Button more = new Button(getTranslation("delivery.history.more"), _ -> showAll());
    private @Nullable List<Line> shown;
    private boolean expanded;

    NoticeHistoryPart(Supplier<List<Line>> history) {
        this.history = history;
        addClassName("kb-section");
        more.addThemeVariants(ButtonVariant.TERTIARY);
        add(new H2(getTranslation("delivery.history")), content, more);
    }

    void draw() {
        List<Line> lines = history.get();
        if (!lines.equals(shown)) {
            shown = lines;
            fill(lines);
        }
    }

    private void showAll() {
        expanded = true;
        if (shown != null) {
            fill(shown);
        }
    }

    private void fill(List<Line> lines) {
        content.removeAll();
        content.add(
                lines.isEmpty()
                        ? new EmptyState(EmptyPicture.LETTER, getTranslation("delivery.history.empty"))
                        : table(
                                expanded
                                        ? lines
                                        : lines.stream().limit(AT_FIRST).toList()));
        more.setVisible(!expanded && lines.size() > AT_FIRST);
    }

    private DataTable table(List<Line> lines) {
        DataTable table = new DataTable(
                getTranslation("delivery.history"),
                getTranslation("delivery.history.at"),
                getTranslation("delivery.history.notice"),
                getTranslation("delivery.history.event"),
                getTranslation("delivery.history.who"));
        lines.forEach(line -> table.row(
                new Span(TimeText.minute(line.at())),
                new Span(notice(line)),
                new Span(event(line.event())),
                new Span(line.who().isEmpty() ? "–" : line.who())));
        return table;
    }

    /** Returns the notice's text at that time. The text of a stage names the days that were left then. */
    private String notice(Line line) {
        NoticeKind kind = line.notice().kind();
        if (!kind.stage()) {
            return getTranslation("notice.word." + Kebab.of(kind));
        }
        LocalDate end = LocalDate.parse(line.notice().occurrence());
        String day = TimeText.weekday(end);
        return kind == NoticeKind.EXPIRED
                ? getTranslation("delivery.history.expired", day)
                : getTranslation("delivery.history.days", ChronoUnit.DAYS.between(Jst.day(line.at()), end), day);
    }

    private String event(Event event) {
        return switch (event) {
            case Event.Told told -> getTranslation("delivery.history.told." + Kebab.of(told.channel()));
            case Event.Read _ -> getTranslation("delivery.history.read");
            case Event.InHand inHand ->
                getTranslation("delivery.history.in-hand", TimeText.weekday(Handling.lastDay(inHand.until())));
        };
    }
}
