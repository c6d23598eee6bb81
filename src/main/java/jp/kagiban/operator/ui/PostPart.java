package jp.kagiban.operator.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import jp.kagiban.kit.DataTable;
import jp.kagiban.kit.EmptyState;
import jp.kagiban.kit.MessagePanel;
import jp.kagiban.kit.Severity;
import jp.kagiban.kit.StatusLine;
import jp.kagiban.kit.TimeText;
import jp.kagiban.mail.MailRefusals;
import jp.kagiban.operator.PostDesk;
import jp.kagiban.operator.PostDesk.DnsLine;
import jp.kagiban.operator.PostDesk.Sender;
import jp.kagiban.operator.PostDesk.Trial;
import jp.kagiban.shared.SendResult;
import org.jspecify.annotations.Nullable;

/** Shows operators how to make mails arrive, and which addresses refuse them. */
final class PostPart extends Section {

    private final PostDesk desk;
    private final Div answer = new Div();
    private final Button trial = new Button(getTranslation("operator.post.trial"), _ -> tryOut());

    PostPart(PostDesk desk) {
        this.desk = desk;
        addClassName("kb-section");
        Sender sender = desk.sender();
        add(new H2(getTranslation("operator.post")));
        if (sender.set()) {
            add(
                    new Paragraph(getTranslation("operator.post.dns", sender.address())),
                    lines(sender.lines()),
                    new Paragraph(getTranslation("operator.post.dkim")));
        } else {
            add(new Paragraph(getTranslation("operator.post.unset")));
        }
        Div actions = new Div(trial);
        actions.addClassName("kb-actions");
        add(answer, actions, new H3(getTranslation("operator.post.refused")));
        add(new Paragraph(getTranslation("operator.post.refused.text", sender.address())), refused(desk.refused()));
    }

    private Component lines(List<DnsLine> lines) {
        DataTable table = new DataTable(
                getTranslation("operator.post"),
                getTranslation("operator.post.dns.name"),
                getTranslation("operator.post.dns.type"),
                getTranslation("operator.post.dns.value"));
        lines.forEach(line -> table.row(mono(line.name()), mono("TXT"), mono(line.value())));
        return table;
    }

    private Component refused(List<MailRefusals.Refusal> refusals) {
        if (refusals.isEmpty()) {
            return new EmptyState(getTranslation("operator.post.none"));
        }
        DataTable table = new DataTable(
                getTranslation("operator.post.refused"),
                getTranslation("operator.post.refused.address"),
                getTranslation("operator.post.refused.code"),
                getTranslation("operator.post.refused.why"),
                getTranslation("operator.post.refused.at"));
        refusals.forEach(refusal -> table.row(
                new Span(refusal.address()),
                mono(String.valueOf(refusal.code())),
                new Span(why(refusal.code())),
                new Span(TimeText.minute(refusal.at()))));
        return table;
    }

    /** Returns the usual meaning of a code. The server's own text may contain the address, so it isn't stored. */
    private String why(int code) {
        return switch (code) {
            case 521, 551, 553, 556 -> getTranslation("operator.post.refused.why.none");
            case 550 -> getTranslation("operator.post.refused.why.none-or-rules");
            case 552 -> getTranslation("operator.post.refused.why.full");
            default -> getTranslation("operator.post.refused.why.rules");
        };
    }

    private static Span mono(String text) {
        Span span = new Span(text);
        span.addClassName("kb-mono");
        return span;
    }

    private void tryOut() {
        switch (desk.tryOut()) {
            case Trial.TooOften _ -> say(Severity.URGENT, getTranslation("operator.post.trial.too-often"));
            case Trial.NoAddress _ -> say(Severity.URGENT, getTranslation("operator.post.trial.unproven"));
            case Trial.Running running -> showWhenDone(running);
        }
    }

    private void showWhenDone(Trial.Running running) {
        UI ui = UI.getCurrent();
        trial.setEnabled(false);
        say(Severity.WAIT, getTranslation("operator.post.trial.running"));
        running.answer()
                .whenComplete((result, fault) -> ui.access(() -> {
                    trial.setEnabled(true);
                    showResult(fault == null ? result : null, running.address());
                }));
    }

    private void showResult(@Nullable SendResult result, String address) {
        switch (result) {
            case SendResult.Taken taken
            when desk.sender().set() ->
                say(Severity.SUCCESS, getTranslation("operator.post.trial.taken", taken.said(), address));
            case SendResult.Taken _ -> say(Severity.INFO, getTranslation("operator.post.trial.file"));
            case SendResult.Refused refused ->
                say(Severity.EXPIRED, getTranslation("operator.post.trial.refused", refused.said(), address));
            case null -> say(Severity.EXPIRED, getTranslation("operator.post.trial.later", "–"));
            case SendResult other -> say(Severity.EXPIRED, getTranslation("operator.post.trial.later", other.said()));
        }
    }

    private void say(Severity severity, String sentence) {
        answer.removeAll();
        answer.add(MessagePanel.line(severity, sentence));
        StatusLine.say(this, sentence);
    }
}
